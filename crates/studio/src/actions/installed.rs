use std::cmp::Ordering;

use extension_model::{Component, Extension, Package, Provider};
use extension_testing::Cancel;
use extension_warehouse::{Connection, Installed, installed};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::connect::connect;
use crate::StudioError;

/// What a working location holds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InstalledView {
    pub location: String,
    pub extensions: Vec<InstalledExtension>,
}

/// An installed extension.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InstalledExtension {
    /// The key of its row.
    pub name: String,
    pub extension: Extension,
    /// A data URI; empty where there is none.
    pub icon: String,
    pub components: Vec<InstalledComponent>,
    /// The names of its routines.
    pub routines: Vec<String>,
    /// Against the open package; none where that is another extension.
    pub standing: Option<Standing>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct InstalledComponent {
    pub component: Component,
    /// A data URI; empty where there is none.
    pub icon: String,
}

/// An installed extension against the open package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Standing {
    /// The open package would install the very same.
    Same,
    /// The open package has a later version, or other contents under the same version.
    Outdated,
    /// What is installed has the later version.
    Newer,
}

/// Lists the extensions that a working location holds. `package` is the open one, to compare with.
///
/// # Errors
/// When the location cannot be looked at.
pub fn list_installed(
    provider: Provider,
    package: Option<&Package>,
    connection: &Connection,
    cancel: &Cancel,
) -> Result<InstalledView, StudioError> {
    let warehouse = connect(connection)?;
    let found = installed(warehouse.open()?.as_mut(), provider, cancel)?;
    let extensions = found.iter().map(|installed| InstalledExtension::of(installed, package)).collect();
    Ok(InstalledView { location: warehouse.location().to_owned(), extensions })
}

impl InstalledExtension {
    fn of(installed: &Installed, package: Option<&Package>) -> Self {
        let bundle = installed.bundle();
        let extension = bundle.extension();
        let metadata: Value = serde_json::from_str(&installed.metadata).unwrap_or_default();
        let icon = |value: &Value| value.get("icon").and_then(Value::as_str).unwrap_or_default().to_owned();
        let icons = metadata.get("components").and_then(Value::as_array).into_iter().flatten().map(icon);
        Self {
            name: installed.name.clone(),
            icon: icon(&metadata),
            components: bundle
                .components()
                .into_iter()
                .zip(icons)
                .map(|(component, icon)| InstalledComponent { component, icon })
                .collect(),
            routines: installed.routines.iter().map(|routine| routine.name.clone()).collect(),
            standing: package.and_then(|package| standing(installed, &extension, package)),
            extension,
        }
    }
}

fn standing(installed: &Installed, extension: &Extension, package: &Package) -> Option<Standing> {
    let open = package.extension();
    if open.name != installed.name {
        return None;
    }
    let version = |text: &str| semver::Version::parse(text.trim().trim_start_matches('v')).ok();
    let order = version(&extension.version).zip(version(&open.version)).map(|(there, here)| there.cmp(&here));
    Some(match order {
        Some(Ordering::Greater) => Standing::Newer,
        Some(Ordering::Less) => Standing::Outdated,
        _ if is_same(installed, package) => Standing::Same,
        _ => Standing::Outdated,
    })
}

/// Whether the package would register the same: procedures are named by what they do (package format, section 4).
fn is_same(installed: &Installed, package: &Package) -> bool {
    let Ok(deployment) = extension_package::deployment(package) else { return false };
    let metadata = |text: &str| serde_json::from_str::<Value>(text).ok();
    metadata(&deployment.metadata) == metadata(&installed.metadata)
        && deployment.creates.len() == installed.routines.len()
        && deployment.creates.iter().all(|created| {
            installed
                .routines
                .iter()
                .any(|routine| routine.kind == created.kind && routine.name.eq_ignore_ascii_case(&created.name))
        })
}
