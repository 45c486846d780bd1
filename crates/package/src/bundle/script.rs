//! The installation script of a bundle.

use extension_model::Provider;
use extension_sql::{Installation, component_routine, function_routine, install_script};

use super::source::ExtensionSource;

/// `extension.sql`, which registers this metadata.
pub fn install(extension: &ExtensionSource, registered: &str) -> String {
    with_installation(extension, registered, install_script)
}

/// What is made of the installation of an extension that registers this metadata.
pub fn with_installation<T>(
    extension: &ExtensionSource,
    registered: &str,
    make: impl FnOnce(&Installation, Provider) -> T,
) -> T {
    let functions = extension.functions.iter().map(|function| function.statement.clone());
    let procedures = extension.components.iter().map(|component| component.procedure.statement.clone());
    let component_routines = extension
        .components
        .iter()
        .map(|component| component_routine(&component.metadata, &component.procedure.name, extension.provider));
    let function_routines = extension.functions.iter().map(|function| function_routine(&function.metadata));
    let installation = Installation {
        extension: extension.name,
        metadata: registered,
        statements: &functions.chain(procedures).collect::<Vec<_>>(),
        routines: &component_routines.chain(function_routines).collect::<Vec<_>>(),
    };
    make(&installation, extension.provider)
}
