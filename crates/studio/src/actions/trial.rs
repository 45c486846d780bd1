use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use extension_model::form::effective_values;
use extension_model::input_types::{Argument, argument};
use extension_model::sample::{DataType, SampleColumn};
use extension_model::test_cases::TestCase;
use extension_model::{Change, Component, ComponentFiles, FormValues, Package, PackagePath, names};
use extension_testing::{Cancel, CaseResult, Mode, Table, Told, TypedRows};
use extension_warehouse::Connection;
use extension_warehouse::offline::Offline;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::connect;
use super::test::{TestEngine, suite};
use crate::StudioError;

/// Longer than anyone waits for sample rows; a run can be cancelled before.
const LONGEST_RUN: Duration = Duration::from_secs(300);

/// A component to be run with what its form holds.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct TrialRequest {
    pub folder: String,
    /// What was typed into the form, by input name; see [`FormValues`].
    #[ts(type = "Record<string, unknown>")]
    pub values: FormValues,
    /// The rows behind each Table input; an input that is not named has no table.
    pub rows: BTreeMap<String, RowsSource>,
    /// Whether tables have no path, as in a session.
    pub session: bool,
    pub engine: TestEngine,
    /// Whether functions in Python may run. The page has no say in it: see [`crate::Library::trusts`].
    #[serde(skip)]
    #[ts(skip)]
    pub python: bool,
    /// The warehouse to run in, where the engine is one. The page does not see it: it may hold a secret.
    #[serde(skip)]
    #[ts(skip)]
    pub connection: Option<Connection>,
}

/// Where the rows of a Table input come from.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum RowsSource {
    /// The component's own `test/<stem>.ndjson`.
    Test { stem: String },
    /// A text in any format that [`TypedRows`] reads.
    Typed {
        text: String,
        /// Types that are other than they look, by column.
        types: BTreeMap<String, String>,
    },
}

/// The rows of a Table input, or why they cannot be had.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SampleRows {
    pub table: Table,
    /// The columns as a Column input offers them.
    pub columns: Vec<SampleColumn>,
    pub problem: Option<Told>,
}

/// Runs a component, dry and full. Nothing of the package changes; `root` is where its `.env` is.
///
/// # Errors
/// When the component is not there, a required table has no rows, its rows cannot be read, or there is no connection. What goes wrong while
/// running is told in the result.
pub fn try_component(
    package: &Package,
    root: &Path,
    request: &TrialRequest,
    cancel: &Cancel,
) -> Result<CaseResult, StudioError> {
    let Prepared { case, change } = prepare(package, request)?;
    let mut package = package.clone();
    package.apply(&change);
    let mode = if request.session { Mode::Session } else { Mode::Qualified };
    let place = connect::place(request.engine, request.connection.as_ref(), || {
        Offline::within(LONGEST_RUN).with_python(request.python)
    })?;
    Ok(suite(&package, root)?.attempt(place.as_ref(), &request.folder, case, mode, cancel))
}

/// The rows of a Table input as the engine would get them.
///
/// # Errors
/// When `.env` cannot be read.
pub fn sample_rows(
    package: &Package,
    root: &Path,
    folder: &str,
    source: &RowsSource,
) -> Result<SampleRows, StudioError> {
    let read = || -> Result<Result<Table, Told>, StudioError> {
        match source {
            RowsSource::Test { stem } => Ok(suite(package, root)?.sample(folder, stem)),
            RowsSource::Typed { text, types } => {
                let change = match typed_change(&package.component(folder), "rows", text, types) {
                    Ok(change) => change,
                    Err(told) => return Ok(Err(told)),
                };
                let mut package = package.clone();
                package.apply(&change);
                Ok(suite(&package, root)?.sample(folder, "rows").map_err(|told| Told { path: None, ..told }))
            }
        }
    };
    Ok(match read()? {
        Ok(table) => SampleRows { columns: table.columns.iter().map(offered).collect(), table, problem: None },
        Err(told) => SampleRows { table: Table::default(), columns: Vec::new(), problem: Some(told) },
    })
}

fn offered(column: &extension_testing::TableColumn) -> SampleColumn {
    SampleColumn { name: column.name.clone(), data_type: DataType::from_warehouse(&column.type_name) }
}

/// A case that holds what the form holds, and the files of rows that it needs beside those that are there.
pub(super) struct Prepared {
    pub case: TestCase,
    pub change: Change,
}

pub(super) fn prepare(package: &Package, request: &TrialRequest) -> Result<Prepared, StudioError> {
    let files = package.component(&request.folder);
    let component =
        files.metadata().ok_or_else(|| StudioError::new(format!("There is no component \"{}\"", request.folder)))?;
    let mut inputs = form_inputs(&component, &request.values);
    let mut change = Change::new("");
    for input in component.inputs.iter().filter(|input| input.type_name == "Table") {
        let stem = match request.rows.get(&input.name) {
            None if input.optional => Value::Null,
            None => {
                return Err(StudioError::new(format!("\"{}\" has no rows", input.label()))
                    .with_help("Choose a test table for it, or type some rows"));
            }
            Some(RowsSource::Test { stem }) => Value::from(stem.as_str()),
            Some(RowsSource::Typed { text, types }) => {
                let stem = free_stem(&files, &change, &input.name);
                let own = typed_change(&files, &stem, text, types).map_err(|told| {
                    let line = told.place.map(|place| format!(" in line {}", place.line)).unwrap_or_default();
                    StudioError::new(format!(
                        "The rows of \"{}\" cannot be read{line}: {}",
                        input.label(),
                        told.message
                    ))
                })?;
                change.files.extend(own.files);
                Value::from(stem)
            }
        };
        inputs.insert(input.name.clone(), stem);
    }
    let env_vars = extension_sql::sample_env_vars(&component);
    Ok(Prepared { case: TestCase { inputs, env_vars, ..TestCase::default() }, change })
}

/// What the form holds, as it travels in the CALL and as a test case has it.
fn form_inputs(component: &Component, typed: &FormValues) -> Map<String, Value> {
    let values = effective_values(component, typed);
    let inputs = component.inputs.iter().map(|input| {
        let value = values.get(&input.name).unwrap_or(&Value::Null);
        let value = match argument(input, value) {
            Argument::Null => Value::Null,
            Argument::Text(text) => Value::from(text),
            Argument::Number(number) => serde_json::from_str(&number).unwrap_or(Value::from(number)),
            Argument::Boolean(value) => Value::from(value),
        };
        (input.name.clone(), value)
    });
    inputs.collect()
}

/// A name for a file of rows that no file has, neither in the package nor in what is about to be written.
fn free_stem(files: &ComponentFiles<'_>, change: &Change, input: &str) -> String {
    let is_taken = |stem: &str| {
        let path = files.path(&format!("test/{stem}.ndjson"));
        files.text(&format!("test/{stem}.ndjson")).is_some()
            || path.is_some_and(|path| change.files.contains_key(&path))
    };
    names::unused(&names::from_title(input), is_taken)
}

/// The files that hold typed rows: the rows themselves, and the types that are other than they look.
fn typed_change(
    files: &ComponentFiles<'_>,
    stem: &str,
    text: &str,
    types: &BTreeMap<String, String>,
) -> Result<Change, Told> {
    let typed = TypedRows::read(text)?;
    let no_path = || Told::new(format!("A file of rows cannot be called \"{stem}\""));
    let path = |name: String| -> Result<PackagePath, Told> { files.path(&name).ok_or_else(no_path) };
    let mut change = Change::new("");
    change.write_text(path(format!("test/{stem}.ndjson"))?, typed.ndjson());
    let schema = path(format!("test/{stem}.schema"))?;
    let known = |column: &String| typed.rows.iter().any(|row| row.contains_key(column));
    let types: Map<_, _> = types
        .iter()
        .filter(|(name, _)| known(name))
        .map(|(name, it)| (name.clone(), Value::from(it.as_str())))
        .collect();
    if types.is_empty() {
        change.remove(schema);
    } else {
        change.write_text(schema, format!("{:#}\n", Value::Object(types)));
    }
    Ok(change)
}
