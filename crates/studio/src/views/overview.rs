use extension_model::{Extension, Logic, PackagePath};
use serde::Serialize;
use ts_rs::TS;

use super::file::broken;
use super::{Broken, State};
use crate::Session;
use crate::icons::icons;

/// The open package at a glance: what the tree shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Overview {
    /// The package's folder on disk.
    pub root: String,
    pub extension: Extension,
    /// Set when the extension's metadata is not JSON; `extension` is then empty.
    pub broken: Option<Broken>,
    pub components: Vec<ComponentEntry>,
    pub functions: Vec<FunctionEntry>,
    pub icons: Vec<IconEntry>,
    /// Markdown files, by path.
    pub docs: Vec<PackagePath>,
    pub state: State,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ComponentEntry {
    pub folder: String,
    pub title: String,
    pub description: String,
    /// The file name of its icon; see [`IconEntry`].
    pub icon: String,
    /// In the extension's `components`.
    pub listed: bool,
    /// Has a folder.
    pub present: bool,
    /// Uses the layout until autumn 2024, with a single `procedure.sql`.
    pub legacy: bool,
    /// How many files go when it is deleted.
    pub files: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FunctionEntry {
    pub folder: String,
    pub listed: bool,
    pub present: bool,
    /// The file that holds its body, if there is one.
    pub definition: Option<PackagePath>,
}

/// A picture in `icons/`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct IconEntry {
    /// The name that metadata files use.
    pub name: String,
    pub path: PackagePath,
    /// The picture as a data URI, for `<img>` only: scripts in it never run there. None when it is no picture.
    pub uri: Option<String>,
    /// Why it is no picture.
    pub problem: Option<String>,
    /// How many metadata files name it.
    pub uses: u32,
}

/// How many problems a place has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Counts {
    pub errors: u32,
    pub warnings: u32,
}

impl Overview {
    pub fn of(session: &Session) -> Self {
        let package = session.package();
        let extension = package.extension();
        let components = package.component_folders();
        let functions = package.function_folders();
        Self {
            root: session.root().display().to_string(),
            broken: broken(package, &PackagePath::extension_metadata()),
            components: package
                .components_in_order()
                .into_iter()
                .map(|folder| {
                    let files = package.component(&folder);
                    let metadata = files.metadata().unwrap_or_default();
                    ComponentEntry {
                        title: if metadata.title.is_empty() { folder.clone() } else { metadata.title },
                        description: metadata.description,
                        icon: metadata.icon,
                        listed: extension.components.contains(&folder),
                        present: components.contains(folder.as_str()),
                        legacy: matches!(files.logic(), Logic::Procedure(_)),
                        files: PackagePath::new(&format!("components/{folder}"))
                            .map_or(0, |parent| package.under(&parent).count()),
                        folder,
                    }
                })
                .collect(),
            functions: package
                .functions_in_order()
                .into_iter()
                .map(|folder| {
                    let files = package.function(&folder);
                    FunctionEntry {
                        listed: extension.functions.contains(&folder),
                        present: functions.contains(folder.as_str()),
                        definition: files
                            .definition()
                            .and_then(|(language, _)| files.path(&format!("src/{}", language.file_name()))),
                        folder,
                    }
                })
                .collect(),
            icons: icons(package),
            docs: package.files().map(|(path, _)| path).filter(|path| path.ending() == "md").cloned().collect(),
            state: session.state(),
            extension,
        }
    }
}
