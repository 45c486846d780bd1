//! Sample rows: `.ndjson` files with their columns' types (package format, section 6).

use extension_model::sample::is_wkt;
use extension_model::{ComponentFiles, PackagePath, Provider};
use serde_json::{Map, Value};

use crate::{Table, TableColumn, Told, Variables};

/// Rows of a file, each with the line it stands on.
#[derive(Debug, Clone, Default)]
pub(crate) struct SampleRows {
    pub path: Option<PackagePath>,
    pub table: Table,
    /// From 1.
    pub lines: Vec<usize>,
}

/// The rows of `test/<stem>.ndjson`, typed by `test/<stem>.schema` or by what they hold.
pub(crate) fn read(
    files: &ComponentFiles<'_>,
    stem: &str,
    variables: &Variables,
    provider: Provider,
) -> Result<SampleRows, Told> {
    let name = format!("test/{stem}.ndjson");
    let text = files.text(&name).ok_or_else(|| Told::new(format!("There is no {name}")))?;
    let path = files.path(&name);
    let schema = schema(files, stem)?;
    let (mut objects, mut lines) = (Vec::new(), Vec::new());
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let told = |message: String| Told::new(message).at(path.clone(), index + 1, 1);
        let filled = variables.fill_json(line).map_err(|unset| told(unset.to_string()))?;
        match serde_json::from_str(&filled) {
            Ok(Value::Object(row)) => objects.push(row),
            Ok(other) => return Err(told(format!("This line holds {}, not an object", kind(&other)))),
            Err(error) => {
                let column = error.column().max(1);
                let message = format!("This line is no JSON: {}", without_place(&error.to_string()));
                return Err(Told::new(message).at(path, index + 1, column));
            }
        }
        lines.push(index + 1);
    }
    let columns = columns(&objects, schema.as_ref(), provider);
    if columns.is_empty() {
        return Err(Told::new(format!("{name} has no rows: name its columns and their types in test/{stem}.schema"))
            .at(path, 1, 1));
    }
    let rows = objects
        .into_iter()
        .map(|mut row| columns.iter().map(|column| row.remove(&column.name).unwrap_or_default()).collect())
        .collect();
    Ok(SampleRows { path, table: Table { columns, rows }, lines })
}

/// The types that `test/<stem>.schema` gives; none without the file.
pub(crate) fn schema(files: &ComponentFiles<'_>, stem: &str) -> Result<Option<Map<String, Value>>, Told> {
    let name = format!("test/{stem}.schema");
    let Some(text) = files.text(&name) else { return Ok(None) };
    let told = |message: String, line, column| Told::new(message).at(files.path(&name), line, column);
    match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(schema)) => Ok(Some(schema)),
        Ok(other) => Err(told(format!("The file holds {}, not an object of column and type", kind(&other)), 1, 1)),
        Err(error) => {
            let message = format!("The file is no JSON: {}", without_place(&error.to_string()));
            Err(told(message, error.line().max(1), error.column().max(1)))
        }
    }
}

/// The columns in the order in which rows first name them, then those that only the schema has.
pub(crate) fn columns(
    rows: &[Map<String, Value>],
    schema: Option<&Map<String, Value>>,
    provider: Provider,
) -> Vec<TableColumn> {
    let mut columns: Vec<(String, Option<String>)> = Vec::new();
    for (name, value) in rows.iter().flatten() {
        let inferred = || type_name(name, value, provider);
        match columns.iter_mut().find(|(known, _)| known == name) {
            Some((_, found @ None)) => *found = inferred(),
            Some(_) => {}
            None => columns.push((name.clone(), inferred())),
        }
    }
    for name in schema.into_iter().flat_map(Map::keys) {
        if !columns.iter().any(|(known, _)| known == name) {
            columns.push((name.clone(), None));
        }
    }
    let given = |name: &str| Some(schema?.get(name)?.as_str()?.trim().to_owned());
    let names = Names::of(provider);
    columns
        .into_iter()
        .map(|(name, inferred)| {
            let type_name = given(&name).or(inferred).unwrap_or_else(|| names.text.to_owned());
            TableColumn { name, type_name }
        })
        .collect()
}

/// How a provider spells the types that are inferred.
struct Names {
    integer: &'static str,
    float: &'static str,
    boolean: &'static str,
    text: &'static str,
    /// Of lists and objects, where they have one type whatever they hold.
    nested: Option<&'static str>,
}

impl Names {
    fn of(provider: Provider) -> Self {
        match provider {
            Provider::Bigquery => {
                Self { integer: "INT64", float: "FLOAT64", boolean: "BOOL", text: "STRING", nested: None }
            }
            Provider::Snowflake => Self {
                integer: "INTEGER",
                float: "FLOAT",
                boolean: "BOOLEAN",
                text: "VARCHAR",
                nested: Some("VARIANT"),
            },
            Provider::Oracle => Self {
                integer: "NUMBER",
                float: "BINARY_DOUBLE",
                boolean: "NUMBER",
                text: "VARCHAR2(4000)",
                nested: Some("CLOB"),
            },
        }
    }
}

/// The type that a value shows; none for null and for what holds nothing else.
fn type_name(column: &str, value: &Value, provider: Provider) -> Option<String> {
    let names = Names::of(provider);
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => names.boolean.to_owned(),
        Value::Number(number) if number.is_f64() => names.float.to_owned(),
        Value::Number(_) => names.integer.to_owned(),
        Value::String(text) => text_type(&column.to_ascii_lowercase(), text, provider).unwrap_or(names.text).to_owned(),
        Value::Array(_) | Value::Object(_) if names.nested.is_some() => names.nested?.to_owned(),
        Value::Array(elements) => {
            let element = elements.iter().find_map(|element| type_name("", element, provider));
            format!("ARRAY<{}>", element.as_deref().unwrap_or(names.text))
        }
        Value::Object(members) => {
            let field = |(name, value): (&String, &Value)| {
                format!("{name} {}", type_name(name, value, provider).as_deref().unwrap_or(names.text))
            };
            format!("STRUCT<{}>", members.iter().map(field).collect::<Vec<_>>().join(", "))
        }
    })
}

/// The type that a text column's name or look asks for.
fn text_type(column: &str, text: &str, provider: Provider) -> Option<&'static str> {
    let is_geojson = || provider == Provider::Snowflake && crate::compare::is_geojson(text);
    if is_wkt(text) || is_geojson() {
        Some("GEOGRAPHY")
    } else if column.ends_with("datetime") {
        Some(if provider == Provider::Bigquery { "DATETIME" } else { "TIMESTAMP_NTZ" })
    } else if column.ends_with("timestamp") || column == "t" {
        Some("TIMESTAMP")
    } else if column.ends_with("date") {
        Some("DATE")
    } else {
        None
    }
}

pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The reason alone: where it is, is told by the file's own lines.
pub(crate) fn without_place(reason: &str) -> &str {
    reason.rsplit_once(" at line ").map_or(reason, |(reason, _)| reason)
}
