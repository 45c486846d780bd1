use std::collections::BTreeMap;

use extension_model::form::evaluate;
use extension_model::test_cases::TestCase;
use extension_model::text::Lines;
use extension_model::{FieldState, Package, PackagePath, Provider};
use extension_testing::{Sheet, type_names};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::{Broken, ConnectedTable};
use crate::StudioError;
use crate::sample_tables::{case_tables, columns_of};

/// A component's test cases with everything that their forms need.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TestsView {
    pub folder: String,
    /// The test file, whether it is there or not.
    pub path: PackagePath,
    /// Set when the test file is there and is no JSON.
    pub broken: Option<Broken>,
    pub cases: Vec<CaseView>,
    /// The tables in its `test/` folder, without their ending.
    pub stems: Vec<String>,
}

/// A test case as a form shows it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseView {
    pub case: TestCase,
    /// In the order of the inputs; `value` is what the case gives, as the form has it.
    pub fields: Vec<FieldState>,
    /// Inputs that the case names and the component does not have.
    pub strangers: Vec<String>,
    /// The tables that the case connects.
    pub tables: Vec<ConnectedTable>,
    /// Whether there is a fixture to compare with.
    pub has_fixture: bool,
}

/// How a run of tests ended; its results were told as they came.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TestsEnd {
    /// What made the results.
    pub engine: String,
    /// Of the wall clock.
    pub milliseconds: f64,
    /// Test tables that could not be removed from the warehouse, each with the reason.
    pub left_behind: Vec<String>,
}

/// One table of a test as a grid.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SheetView {
    pub path: PackagePath,
    pub schema_path: PackagePath,
    pub sheet: Sheet,
    /// The types that a column is likely to be given.
    pub type_names: Vec<&'static str>,
}

impl TestsView {
    /// # Errors
    /// When the folder is none a package can have.
    pub fn of(package: &Package, folder: &str) -> Result<Self, StudioError> {
        let files = package.component(folder);
        let path = PackagePath::new(&format!("components/{folder}/test/test.json"))?;
        let component = files.metadata().unwrap_or_default();
        let form = |case: TestCase| {
            let tables = case_tables(&files, &component, &case, package.provider());
            let mut typed = case.inputs.clone();
            for input in &component.inputs {
                let given = typed.remove(&input.name).unwrap_or_default();
                let value = match input.input_type() {
                    Some(input_type) if !given.is_null() => input_type.normalise(input, &given),
                    Some(input_type) => match input_type.blank() {
                        // A checkbox shows no third state; a case that leaves it open stays as it is.
                        Value::Bool(_) => Value::Null,
                        blank => blank,
                    },
                    None => given,
                };
                typed.insert(input.name.clone(), value);
            }
            CaseView {
                fields: evaluate(&component, &typed, &columns_of(&tables)),
                strangers: case.inputs.keys().filter(|name| component.input(name).is_none()).cloned().collect(),
                tables,
                has_fixture: files.text(&format!("test/fixtures/{}.json", case.id)).is_some(),
                case,
            }
        };
        Ok(Self {
            folder: folder.to_owned(),
            broken: broken(package, &path),
            cases: files.test_cases().into_iter().map(form).collect(),
            stems: stems(package, folder)?,
            path,
        })
    }
}

impl SheetView {
    /// # Errors
    /// When there is no such table.
    pub fn of(package: &Package, folder: &str, stem: &str) -> Result<Self, StudioError> {
        let path = |ending: &str| PackagePath::new(&format!("components/{folder}/test/{stem}.{ending}"));
        let rows = path("ndjson")?;
        if package.text(&rows).is_none() {
            return Err(StudioError::new(format!("There is no {rows}")));
        }
        let provider: Provider = package.provider();
        Ok(Self {
            path: rows,
            schema_path: path("schema")?,
            sheet: Sheet::read(&package.component(folder), stem, provider),
            type_names: type_names(provider).to_vec(),
        })
    }
}

/// The ids of every component's test cases, by folder.
pub fn test_index(package: &Package) -> BTreeMap<String, Vec<String>> {
    let ids = |folder: &str| package.component(folder).test_cases().into_iter().map(|case| case.id).collect();
    package.components_in_order().into_iter().map(|folder| (folder.clone(), ids(&folder))).collect()
}

/// What is wrong with a test file as a whole; nothing where there is none.
fn broken(package: &Package, path: &PackagePath) -> Option<Broken> {
    let document = package.document(path)?;
    let (message, extent) = match document.tree() {
        Err(error) => (error.message.clone(), Some(Lines::new(document.text()).extent(&error.span))),
        Ok(tree) if !tree.is_array() => (format!("A test file is a list of cases, and this is {}", tree.kind()), None),
        Ok(_) => return None,
    };
    Some(Broken { path: path.clone(), message, extent })
}

fn stems(package: &Package, folder: &str) -> Result<Vec<String>, StudioError> {
    let tests = PackagePath::new(&format!("components/{folder}/test"))?;
    let stem = |path: &PackagePath| path.strip(&tests)?.strip_suffix(".ndjson").map(str::to_owned);
    Ok(package.under(&tests).filter_map(|(path, _)| stem(path)).collect())
}
