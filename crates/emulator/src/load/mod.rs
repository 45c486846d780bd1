//! Files as rows: load jobs.

mod csv;
mod detect;
mod json;
mod parquet;

pub use json::row;

use std::sync::Arc;

use axum::body::Bytes;
use extension_engine::{Column, Database, Table};
use serde_json::Value;

use crate::error::ApiError;
use crate::jobs::{Job, Outcome};
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::schema::{self, Field};
use crate::write::{Disposition, Mode, write};

/// Runs a load job to its end.
pub fn run(stand: &Stand, job: &Job, file: Option<&Bytes>) -> Outcome {
    match load(stand, job, file) {
        Ok(statistics) => Outcome { statistics, ..Outcome::default() },
        Err(error) => Outcome::failed(error),
    }
}

fn load(stand: &Stand, job: &Job, file: Option<&Bytes>) -> Result<Value, ApiError> {
    let configuration = job.configuration.at("load").cloned().unwrap_or_default();
    let Some(file) = file else {
        return Err(ApiError::not_served("Loading from Cloud Storage or another address (sourceUris)"));
    };
    let destination = configuration.at("destinationTable").cloned().unwrap_or_default();
    let name = stand.name(&destination, &job.project)?;
    stand.faults.find(&job.project, |dataset| dataset == name.dataset)?;
    let database = stand.open()?;
    stand.need_dataset(&database, &name.project, &name.dataset)?;
    let disposition = Disposition::of(&configuration, false)?;
    let fields = fields(&database, &name, &configuration, disposition)?;
    let table = read(&configuration, file, fields.as_deref())?;
    let rows = Arc::new(table);
    let is_new = database.relation(&name).is_none();
    write(&database, &name, &rows, fields.as_deref(), disposition)?;
    if is_new || disposition.mode == Mode::Truncate {
        let mut note = serde_json::json!({ "schema": configuration.at("schema") });
        for (key, value) in
            configuration.at("destinationTableProperties").and_then(Value::as_object).into_iter().flatten()
        {
            note[key.as_str()] = value.clone();
        }
        for key in ["timePartitioning", "rangePartitioning", "clustering"] {
            note[key] = configuration.at(key).cloned().unwrap_or_default();
        }
        stand.notes.merge(&database, "table", &name, note.as_object().unwrap_or(&serde_json::Map::new()))?;
    }
    Ok(serde_json::json!({
        "load": {
            "inputFiles": "1",
            "inputFileBytes": file.len().to_string(),
            "outputRows": rows.rows.len().to_string(),
            "outputBytes": crate::sizes::bytes(&database, &name).to_string(),
            "badRecords": "0",
        },
    }))
}

/// Runs a copy job to its end.
pub fn copy(stand: &Stand, job: &Job) -> Outcome {
    match copied(stand, job) {
        Ok(()) => Outcome { statistics: serde_json::json!({ "copy": {} }), ..Outcome::default() },
        Err(error) => Outcome::failed(error),
    }
}

fn copied(stand: &Stand, job: &Job) -> Result<(), ApiError> {
    let configuration = job.configuration.at("copy").cloned().unwrap_or_default();
    let only = configuration.at("sourceTable").cloned();
    let sources = match only {
        Some(source) => vec![source],
        None => configuration.list("sourceTables").to_vec(),
    };
    let [source] = sources.as_slice() else {
        return Err(ApiError::not_served("Copying several tables into one"));
    };
    let source = stand.name(source, &job.project)?;
    let destination = configuration.at("destinationTable").cloned().unwrap_or_default();
    let destination = stand.name(&destination, &job.project)?;
    let database = stand.open()?;
    let rows = database.read_table(&crate::path(&source)).map_err(|_| {
        ApiError::not_found(format!("Not found: Table {}:{}.{}", source.project, source.dataset, source.name))
    })?;
    write(&database, &destination, &Arc::new(rows), None, Disposition::of(&configuration, true)?)
}

/// The fields that the rows have: those described, or those of the table that is there.
fn fields(
    database: &Database,
    name: &extension_engine::Name,
    configuration: &Value,
    disposition: Disposition,
) -> Result<Option<Vec<Field>>, ApiError> {
    if let Some(described) = configuration.at("schema").filter(|it| !it.list("fields").is_empty()) {
        return schema::read(described).map(Some);
    }
    let is_replaced = disposition.mode == Mode::Truncate && configuration.flag("autodetect") == Some(true);
    let Some(there) = database.relation(name).filter(|_| !is_replaced) else { return Ok(None) };
    let required = database.required(&crate::path(name));
    let field = |column: Column| Field { is_required: required.contains(&column.name), column };
    Ok(Some(there.columns.into_iter().map(field).collect()))
}

fn read(configuration: &Value, file: &Bytes, fields: Option<&[Field]>) -> Result<Table, ApiError> {
    let columns: Option<Vec<Column>> = fields.map(|fields| fields.iter().map(|field| field.column.clone()).collect());
    let detects = configuration.flag("autodetect") == Some(true);
    let need = || match (&columns, detects) {
        (None, false) => Err(ApiError::invalid("No schema specified on job or table.")),
        _ => Ok(()),
    };
    match configuration.text("sourceFormat").unwrap_or("CSV") {
        "NEWLINE_DELIMITED_JSON" => {
            need()?;
            json::read(file, columns, configuration.flag("ignoreUnknownValues") == Some(true))
        }
        "CSV" => {
            need()?;
            csv::read(file, columns, configuration)
        }
        "PARQUET" => parquet::read(file, columns),
        other => Err(ApiError::not_served(&format!("Loading files of the format {other}"))),
    }
}

/// The error of a file that cannot be read.
fn unreadable(detail: impl std::fmt::Display) -> ApiError {
    ApiError::invalid(format!("Error while reading data, error message: {detail}"))
}
