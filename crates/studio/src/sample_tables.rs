//! The table the preview connects to each Table input: the component's own test rows where there are any.

use std::collections::BTreeMap;

use extension_model::form::ConnectedTables;
use extension_model::sample::{DataType, SampleColumn, infer_columns};
use extension_model::test_cases::TestCase;
use extension_model::{Component, ComponentFiles, FormValues, Input, Provider};
use serde_json::{Map, Value};

use crate::views::{ConnectedTable, SampleSource};

/// One table per Table input. What was edited by hand wins, then the first test case that names a table.
pub fn connected_tables(
    files: &ComponentFiles<'_>,
    component: &Component,
    edited: &BTreeMap<String, Vec<SampleColumn>>,
    provider: Provider,
) -> Vec<ConnectedTable> {
    let cases = files.test_cases();
    component
        .inputs
        .iter()
        .filter(|input| input.type_name == "Table")
        .map(|input| {
            let stem = cases.iter().find_map(|case| case.inputs.get(&input.name)?.as_str());
            let name = stem.unwrap_or(&input.name).to_owned();
            let (source, columns) = match edited.get(&input.name) {
                Some(columns) => (SampleSource::Edited, columns.clone()),
                None => match stem.and_then(|stem| test_columns(files, stem, provider)) {
                    Some(columns) => (SampleSource::Test, columns),
                    None => (SampleSource::Sample, plain_sample()),
                },
            };
            ConnectedTable { input: input.name.clone(), name, source, columns }
        })
        .collect()
}

/// The tables that a test case connects; an input whose file is not there connects none.
pub fn case_tables(
    files: &ComponentFiles<'_>,
    component: &Component,
    case: &TestCase,
    provider: Provider,
) -> Vec<ConnectedTable> {
    let tables = component.inputs.iter().filter(|input| input.type_name == "Table");
    let connected = tables.filter_map(|input| {
        let stem = case.inputs.get(&input.name)?.as_str()?;
        let columns = test_columns(files, stem, provider)?;
        Some(ConnectedTable { input: input.name.clone(), name: stem.to_owned(), source: SampleSource::Test, columns })
    });
    connected.collect()
}

fn test_columns(files: &ComponentFiles<'_>, stem: &str, provider: Provider) -> Option<Vec<SampleColumn>> {
    let rows = files.text(&format!("test/{stem}.ndjson"))?;
    let first = rows.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty())?;
    let row: Map<String, Value> = serde_json::from_str(first).ok()?;
    let schema: Option<Map<String, Value>> =
        files.text(&format!("test/{stem}.schema")).and_then(|text| serde_json::from_str(text).ok());
    Some(infer_columns(&row, schema.as_ref(), provider))
}

/// A column of each common type, so that every Column input has something to offer.
fn plain_sample() -> Vec<SampleColumn> {
    [
        ("id", DataType::Number),
        ("name", DataType::String),
        ("value", DataType::Number),
        ("active", DataType::Boolean),
        ("updated_at", DataType::Timestamp),
        ("geom", DataType::Geography),
    ]
    .map(|(name, data_type)| SampleColumn { name: name.to_owned(), data_type })
    .into()
}

/// The columns by Table input, as the form asks for them.
pub fn columns_of(tables: &[ConnectedTable]) -> ConnectedTables {
    tables.iter().map(|table| (table.input.clone(), table.columns.clone())).collect()
}

/// The form's values with each Table input naming its connected table in the working location, as Workflows would.
pub fn with_tables(mut typed: FormValues, inputs: &[Input], tables: &[ConnectedTable]) -> FormValues {
    for table in tables {
        let disconnected = typed.get(&table.input).is_some_and(Value::is_null);
        let optional = inputs.iter().any(|input| input.name == table.input && input.optional);
        if !(disconnected && optional) {
            typed.insert(table.input.clone(), Value::String(format!("@@workflows_temp@@.{}", table.name)));
        }
    }
    typed
}
