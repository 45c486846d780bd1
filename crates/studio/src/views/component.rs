use extension_model::test_cases::TestCase;
use extension_model::{Component, PackagePath};
use serde::Serialize;
use ts_rs::TS;

use super::Broken;

/// One component with everything its editor needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComponentView {
    pub folder: String,
    pub metadata_path: PackagePath,
    pub metadata: Component,
    /// Set when the metadata is absent or not JSON; `metadata` is then empty.
    pub broken: Option<Broken>,
    pub logic: LogicView,
    /// The procedure's parameters in their order, as the SQL sees them.
    pub parameters: Vec<ParameterView>,
    pub test_cases: Vec<TestCase>,
    /// Markdown files in its `doc/` folder.
    pub docs: Vec<PackagePath>,
}

/// Which SQL files a component has.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "layout", rename_all = "camelCase")]
#[ts(export)]
pub enum LogicView {
    Runs { fullrun: PackagePath, dryrun: PackagePath },
    Procedure { procedure: PackagePath },
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ParameterView {
    pub name: String,
    pub sql_type: String,
    /// What it is, in a word or two: "Table input", "output", "environment variable"…
    pub role: String,
    pub description: String,
}
