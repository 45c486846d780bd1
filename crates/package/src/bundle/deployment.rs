//! What a bundle's script does, statement by statement, for a studio that has a warehouse at hand.

use extension_model::{FunctionKind, Package, PackagePath, Provider};
use extension_sql::{Registration, RoutineKind, registration};

use super::source::ExtensionSource;
use super::{BundleError, metadata, script};

/// The statements that install a package. Their marks are not replaced yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deployment {
    /// The extension's name: the key of its row.
    pub extension: String,
    pub version: String,
    /// What the row registers, as JSON.
    pub metadata: String,
    pub provider: Provider,
    pub registration: Registration,
    /// Functions, then one procedure per component.
    pub creates: Vec<CreatedRoutine>,
}

/// A routine that a package creates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedRoutine {
    pub kind: RoutineKind,
    pub name: String,
    /// The component's or the function's folder.
    pub folder: PackagePath,
    pub statement: String,
}

/// What installing a package does. Its effect is that of the bundle's script.
///
/// # Errors
/// Those of [`super::bundle`], and when the provider is one that no studio deploys to.
pub fn deployment(package: &Package) -> Result<Deployment, BundleError> {
    let extension = ExtensionSource::read(package)?;
    let metadata = metadata::registered(&extension);
    let path = PackagePath::extension_metadata();
    let registration = script::with_installation(&extension, &metadata, registration).ok_or_else(|| {
        let provider = extension.provider.title();
        BundleError::new(&path, format!("The studio does not deploy to {provider}; let Workflows install the ZIP"))
    })?;
    let functions = extension.functions.iter().map(|function| CreatedRoutine {
        kind: match function.metadata.kind {
            FunctionKind::Function => RoutineKind::Function,
            FunctionKind::Procedure => RoutineKind::Procedure,
        },
        name: function.metadata.name.to_uppercase(),
        folder: function.folder.clone(),
        statement: function.statement.clone(),
    });
    let components = extension.components.iter().map(|component| CreatedRoutine {
        kind: RoutineKind::Procedure,
        name: component.procedure.name.clone(),
        folder: component.folder.clone(),
        statement: component.procedure.statement.clone(),
    });
    Ok(Deployment {
        extension: extension.name.to_owned(),
        version: extension.version.to_owned(),
        metadata,
        provider: extension.provider,
        registration,
        creates: functions.chain(components).collect(),
    })
}
