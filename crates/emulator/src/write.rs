//! Rows on their way into a table that a job names.

use std::sync::Arc;

use extension_engine::{Column, Database, EngineError, Name, Table, Value};

use crate::error::{ApiError, Reason};
use crate::path;
use crate::wire::ask::Ask;
use crate::wire::schema::{self, Field, quoted};

/// What becomes of a table that is there, and whether one that is not there is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disposition {
    pub creates: bool,
    pub mode: Mode,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Truncate,
    Append,
    Empty,
}

impl Disposition {
    /// Reads a job's configuration. Queries write into empty tables, loads append, unless told otherwise.
    pub fn of(configuration: &serde_json::Value, is_query: bool) -> Result<Self, ApiError> {
        let mode = match configuration.text("writeDisposition") {
            Some("WRITE_TRUNCATE" | "WRITE_TRUNCATE_DATA") => Mode::Truncate,
            Some("WRITE_APPEND") => Mode::Append,
            Some("WRITE_EMPTY") => Mode::Empty,
            None => {
                if is_query {
                    Mode::Empty
                } else {
                    Mode::Append
                }
            }
            Some(other) => return Err(ApiError::invalid(format!("Invalid value for writeDisposition: {other}"))),
        };
        Ok(Self { creates: configuration.text("createDisposition") != Some("CREATE_NEVER"), mode })
    }
}

/// Writes rows into a table. `fields` are those that a client described; without them, the rows' own columns.
pub fn write(
    database: &Database,
    name: &Name,
    rows: &Arc<Table>,
    fields: Option<&[Field]>,
    disposition: Disposition,
) -> Result<(), ApiError> {
    if !database.has_dataset(&name.project, &name.dataset) {
        return Err(ApiError::not_found(format!("Not found: Dataset {}:{}", name.project, name.dataset)));
    }
    let shown = format!("{}:{}.{}", name.project, name.dataset, name.name);
    let there = database.relation(name);
    let is_empty = || database.count(&path(name)) == Some(0);
    match (&there, disposition.mode) {
        (None, _) if !disposition.creates => return Err(ApiError::not_found(format!("Not found: Table {shown}"))),
        (Some(_), Mode::Empty) if !is_empty() => {
            return Err(ApiError::new(Reason::Duplicate, format!("Already Exists: Table {shown}")));
        }
        (None, _) | (Some(_), Mode::Truncate) => return replace(database, name, rows, fields),
        (Some(_), Mode::Append | Mode::Empty) => {}
    }
    let columns = there.map(|relation| relation.columns).unwrap_or_default();
    let aligned = aligned(&columns, rows, &shown)?;
    database.append(&path(name), &aligned).map_err(refused)
}

fn replace(database: &Database, name: &Name, rows: &Table, fields: Option<&[Field]>) -> Result<(), ApiError> {
    let required = fields.is_some_and(|fields| fields.iter().any(|field| field.is_required));
    let Some(fields) = fields.filter(|_| required) else {
        return database.create_table(&path(name), rows).map_err(refused);
    };
    let definitions: Vec<_> = fields.iter().map(schema::definition).collect();
    let table = format!("{}.{}.{}", quoted(&name.project), quoted(&name.dataset), quoted(&name.name));
    let sql = format!("CREATE OR REPLACE TABLE {table} ({})", definitions.join(", "));
    let created = database.run(&sql, &extension_engine::Cancel::new());
    created.map_err(|failure| crate::jobs::failed(&failure, false))?;
    database.append(&path(name), rows).map_err(refused)
}

/// The rows with the columns of a table that is there.
fn aligned(columns: &[Column], rows: &Table, shown: &str) -> Result<Table, ApiError> {
    let mismatch = |what: String| ApiError::invalid(format!("Provided Schema does not match Table {shown}. {what}"));
    for own in &rows.columns {
        let known = columns.iter().find(|column| column.name.eq_ignore_ascii_case(&own.name));
        let known = known.ok_or_else(|| mismatch(format!("Cannot add fields (field: {})", own.name)))?;
        if known.data_type != own.data_type {
            let (from, to) = (&known.data_type, &own.data_type);
            return Err(mismatch(format!("Field {} has changed type from {from} to {to}", own.name)));
        }
    }
    let places: Vec<_> = columns.iter().map(|column| rows.column(&column.name)).collect();
    let row = |row: &Vec<Value>| places.iter().map(|at| at.map_or(Value::Null, |at| row[at].clone())).collect();
    Ok(Table::new(columns.to_vec(), rows.rows.iter().map(row).collect()))
}

/// The engine's refusal of rows.
pub fn refused(error: EngineError) -> ApiError {
    match error {
        EngineError::CreateTable { message, .. } => ApiError::invalid(message),
        other => ApiError::invalid(other.to_string()),
    }
}
