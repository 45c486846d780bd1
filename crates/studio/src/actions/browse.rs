//! Looking through a warehouse's tables, and taking rows of one as a test table.

use extension_model::{Change, ComponentFiles, Package};
use extension_testing::{Cancel, Table, TableColumn};
use extension_warehouse::{Connection, TableEntry};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::Action;
use super::connect::connect;
use crate::StudioError;

/// How many rows are shown of a table.
const FIRST_ROWS: usize = 20;

/// The largest test table that is saved: it is read whole, and lies in a repository.
const LARGEST_BYTES: usize = 32 << 20;

/// A table of the warehouse, to be looked at before rows of it are taken.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TablePreview {
    pub entry: TableEntry,
    pub columns: Vec<TableColumn>,
    pub first_rows: Table,
}

/// Rows of a warehouse's table, to be saved as a component's test table.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SampleRequest {
    /// With its place: `project.dataset.table`.
    pub table: String,
    #[ts(type = "number")]
    pub rows: usize,
    /// The component's folder.
    pub folder: String,
    /// The test table's name: its file without the ending.
    pub stem: String,
}

/// The places that tables are in, the working location first.
///
/// # Errors
/// When the warehouse cannot be looked at.
pub fn warehouse_places(connection: &Connection) -> Result<Vec<String>, StudioError> {
    let warehouse = connect(connection)?;
    let mut places = warehouse.open()?.places()?;
    let own = warehouse.location();
    places.sort_by_key(|place| (!place.eq_ignore_ascii_case(own), place.to_lowercase()));
    Ok(places)
}

/// The tables and views of a place.
///
/// # Errors
/// When the warehouse cannot be looked at.
pub fn warehouse_tables(connection: &Connection, place: &str) -> Result<Vec<TableEntry>, StudioError> {
    let mut tables = connect(connection)?.open()?.tables(place)?;
    tables.sort_by_key(|table| table.name.to_lowercase());
    Ok(tables)
}

/// A table with its columns and its first rows.
///
/// # Errors
/// When it cannot be read.
pub fn warehouse_table(connection: &Connection, path: &str, cancel: &Cancel) -> Result<TablePreview, StudioError> {
    let mut session = connect(connection)?.open()?;
    let (entry, columns) = session.describe(path)?;
    let first_rows = session.sample(path, FIRST_ROWS, cancel)?;
    Ok(TablePreview { entry, columns, first_rows })
}

/// Reads rows of a warehouse's table. Saving them is [`save_sample`]'s.
///
/// # Errors
/// When they cannot be read.
pub fn read_sample(connection: &Connection, request: &SampleRequest, cancel: &Cancel) -> Result<Table, StudioError> {
    Ok(connect(connection)?.open()?.sample(&request.table, request.rows, cancel)?)
}

/// The change that saves rows as a component's test table, with the types of its columns.
///
/// # Errors
/// When there is no such component, the name is no file's, or the rows are too many for a repository.
pub fn save_sample(package: &Package, request: &SampleRequest, table: &Table) -> Result<Action, StudioError> {
    let SampleRequest { folder, stem, .. } = request;
    let files = package.component(folder);
    if files.metadata().is_none() {
        return Err(StudioError::new(format!("There is no component \"{folder}\"")));
    }
    let rows = lines(table);
    if rows.len() > LARGEST_BYTES {
        let message = format!("{} rows of {} are {} MB", table.rows.len(), request.table, rows.len() >> 20);
        return Err(StudioError::new(message).with_help("Take fewer rows: a test table is read whole with every test"));
    }
    let mut change = Change::new(format!("Save {} rows of {} as {stem}", table.rows.len(), request.table));
    change.write_text(path(&files, stem, "ndjson")?, rows);
    let types: Map<_, _> =
        table.columns.iter().map(|column| (column.name.clone(), Value::from(column.type_name.as_str()))).collect();
    let schema = serde_json::to_string_pretty(&types).map_err(|error| StudioError::new(error.to_string()))?;
    change.write_text(path(&files, stem, "schema")?, format!("{schema}\n"));
    Ok(Action::new(change))
}

fn path(files: &ComponentFiles<'_>, stem: &str, ending: &str) -> Result<extension_model::PackagePath, StudioError> {
    let is_name = !stem.is_empty() && !stem.contains(['/', '\\']) && !stem.starts_with('.');
    let path = if is_name { files.path(&format!("test/{stem}.{ending}")) } else { None };
    path.ok_or_else(|| {
        StudioError::new(format!("\"{stem}\" is no name for a test table")).with_help("Use letters, digits and _")
    })
}

/// A row a line, null where a row has nothing: the first row says which columns there are.
fn lines(table: &Table) -> String {
    let mut lines = String::new();
    for row in &table.rows {
        let row: Map<_, _> =
            table.columns.iter().zip(row).map(|(column, value)| (column.name.clone(), value.clone())).collect();
        lines.push_str(&Value::Object(row).to_string());
        lines.push('\n');
    }
    lines
}
