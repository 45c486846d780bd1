use extension_model::{Extension, PackagePath};
use serde::Serialize;
use ts_rs::TS;

use super::{Broken, State};

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
    /// The file name of its icon; see [`IconEntry`].
    pub icon: String,
    /// In the extension's `components`.
    pub listed: bool,
    /// Has a folder.
    pub present: bool,
    /// Uses the layout until autumn 2024, with a single `procedure.sql`.
    pub legacy: bool,
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
