//! Newline-delimited JSON.

use extension_engine::{Column, Table, Timestamp, Type, Value, json::to_value};
use serde_json::{Map, Value as Json};

use super::{detect, unreadable};
use crate::error::ApiError;

/// The rows of a file, with these columns or with those that the rows show.
pub fn read(file: &[u8], columns: Option<Vec<Column>>, ignores_unknown: bool) -> Result<Table, ApiError> {
    let mut objects = Vec::new();
    let mut start = 0;
    for line in file.split_inclusive(|byte| *byte == b'\n') {
        if !line.trim_ascii().is_empty() {
            let object: Map<String, Json> = serde_json::from_slice(line).map_err(|error| {
                unreadable(format!("JSON parsing error in row starting at position {start}: {error}"))
            })?;
            objects.push((start, object));
        }
        start += line.len();
    }
    let columns = columns.unwrap_or_else(|| detect::columns(objects.iter().map(|(_, object)| object)));
    let rows = objects.iter().map(|(start, object)| {
        row(object, &columns, ignores_unknown)
            .map_err(|error| unreadable(format!("JSON parsing error in row starting at position {start}: {error}")))
    });
    Ok(Table::new(columns.clone(), rows.collect::<Result<_, _>>()?))
}

/// An object as a row.
///
/// # Errors
/// Which field does not fit, and why.
pub fn row(object: &Map<String, Json>, columns: &[Column], ignores_unknown: bool) -> Result<Vec<Value>, String> {
    let is_known = |key: &String| columns.iter().any(|column| column.name.eq_ignore_ascii_case(key));
    if !ignores_unknown && let Some(key) = object.keys().find(|key| !is_known(key)) {
        return Err(format!("No such field: {key}."));
    }
    let cell = |column: &Column| {
        let exact = object.get(&column.name);
        let found =
            exact.or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(&column.name)).map(|it| it.1));
        let value = value(found.unwrap_or(&Json::Null), &column.data_type);
        value.map_err(|error| format!("Could not convert value of field {}: {error}", column.name))
    };
    columns.iter().map(cell).collect()
}

fn value(given: &Json, data_type: &Type) -> Result<Value, String> {
    match (data_type, given) {
        (Type::Array(_), Json::Null) => Ok(Value::Array(Vec::new())),
        // Seconds since 1970, with a fraction or without.
        (Type::Timestamp, Json::Number(seconds)) => {
            let micros = seconds.as_f64().unwrap_or_default() * 1e6;
            Ok(Value::Timestamp(Timestamp(micros.round() as i64)))
        }
        (data_type, given) => to_value(given, data_type).map_err(|error| format!("as {data_type}, {error}")),
    }
}
