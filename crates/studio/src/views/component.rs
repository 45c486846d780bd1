use extension_model::env_vars::env_var;
use extension_model::input_types::Possible;
use extension_model::test_cases::TestCase;
use extension_model::{Component, Input, Logic, Package, PackagePath, Provider};
use extension_sql::{Parameter, ParameterRole};
use serde::Serialize;
use ts_rs::TS;

use super::Broken;
use super::file::broken;
use crate::StudioError;

/// One component with everything its editor needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComponentView {
    pub folder: String,
    pub metadata_path: PackagePath,
    pub metadata: Component,
    /// The values each input can ever have, in the order of the inputs: what a `showIf` can wait for.
    pub possible: Vec<Possible>,
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

impl ComponentView {
    pub fn of(package: &Package, folder: &str) -> Result<Self, StudioError> {
        let files = package.component(folder);
        let path = |rest: &str| PackagePath::new(&format!("components/{folder}/{rest}"));
        let metadata_path = path("metadata.json")?;
        let metadata = files.metadata().unwrap_or_default();
        let logic = match files.logic() {
            Logic::Runs { .. } => {
                LogicView::Runs { fullrun: path("src/fullrun.sql")?, dryrun: path("src/dryrun.sql")? }
            }
            Logic::Procedure(_) => LogicView::Procedure { procedure: path("src/procedure.sql")? },
        };
        let docs = path("doc")?;
        Ok(Self {
            folder: folder.to_owned(),
            broken: broken(package, &metadata_path),
            metadata_path,
            possible: metadata.inputs.iter().map(possible).collect(),
            parameters: parameters(&metadata, matches!(logic, LogicView::Procedure { .. }), package.provider()),
            logic,
            test_cases: files.test_cases(),
            docs: package.under(&docs).map(|(path, _)| path.clone()).filter(|path| path.ending() == "md").collect(),
            metadata,
        })
    }
}

/// An input of an unknown type is shown as a text field, so it can have any text.
fn possible(input: &Input) -> Possible {
    input.input_type().map_or(Possible::Anything, |input_type| input_type.possible(input))
}

fn parameters(component: &Component, legacy: bool, provider: Provider) -> Vec<ParameterView> {
    let described = |parameter: Parameter| {
        let input = component.input(&parameter.name);
        let output = component.outputs.iter().find(|output| output.name == parameter.name);
        let (role, description) = match parameter.role {
            ParameterRole::Input => (
                input.map_or_else(|| "input".to_owned(), |input| format!("{} input", input.type_name)),
                input.map(|input| input.label().to_owned()),
            ),
            ParameterRole::Output => ("output".to_owned(), output.map(|output| output.title.clone())),
            ParameterRole::DryRun => {
                ("run".to_owned(), Some("True while Workflows asks for the columns only".to_owned()))
            }
            ParameterRole::EnvVars => {
                ("environment".to_owned(), Some("Every environment variable, as JSON".to_owned()))
            }
        };
        ParameterView {
            sql_type: parameter.sql_type.to_owned(),
            name: parameter.name,
            role,
            description: description.unwrap_or_default(),
        }
    };
    let own = if legacy { extension_sql::legacy_parameters } else { extension_sql::parameters };
    let parameters = own(component, provider);
    // Without a parameter that brings them, as in legacy procedures, there are none.
    let text_type = parameters.iter().find(|own| own.role == ParameterRole::EnvVars).map(|own| own.sql_type);
    let variables = component.carto_env_vars.iter().filter_map(|name| {
        Some(ParameterView {
            name: name.clone(),
            sql_type: text_type?.to_owned(),
            role: "environment variable".to_owned(),
            description: env_var(name).map(|known| known.description.to_owned()).unwrap_or_default(),
        })
    });
    parameters.into_iter().map(described).chain(variables).collect()
}
