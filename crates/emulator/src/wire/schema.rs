//! Schemas: a list of fields with the older names of types, and a mode.

use extension_engine::{Column, Type};
use serde_json::{Value, json};

use super::ask::Ask;
use crate::error::ApiError;

/// A field that a client describes.
#[derive(Debug, Clone)]
pub struct Field {
    pub column: Column,
    pub is_required: bool,
}

/// How deep records may stand in one another.
const DEEPEST: usize = 15;

/// The schema of columns, as BigQuery tells it.
pub fn told(columns: &[Column]) -> Value {
    let fields: Vec<_> = columns.iter().map(|column| field(&column.name, &column.data_type)).collect();
    json!({ "fields": fields })
}

fn field(name: &str, data_type: &Type) -> Value {
    let (mode, data_type) = match data_type {
        Type::Array(element) => ("REPEATED", element.as_ref()),
        other => ("NULLABLE", other),
    };
    let mut field = json!({ "name": name, "type": type_name(data_type), "mode": mode });
    if let Type::Struct(fields) = data_type {
        let inner = |(place, (name, data_type)): (usize, &(String, Type))| {
            let name = if name.is_empty() { format!("_field_{}", place + 1) } else { name.clone() };
            self::field(&name, data_type)
        };
        field["fields"] = fields.iter().enumerate().map(inner).collect();
    }
    field
}

fn type_name(data_type: &Type) -> String {
    match data_type {
        Type::Int64 => "INTEGER".to_owned(),
        Type::Float64 => "FLOAT".to_owned(),
        Type::Bool => "BOOLEAN".to_owned(),
        Type::Struct(_) => "RECORD".to_owned(),
        other => other.to_string(),
    }
}

/// The fields that a client describes.
pub fn read(schema: &Value) -> Result<Vec<Field>, ApiError> {
    schema.list("fields").iter().map(|field| read_field(field, 0)).collect()
}

fn read_field(field: &Value, depth: usize) -> Result<Field, ApiError> {
    let name = field.text("name").filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| ApiError::invalid("A field of the schema has no name").about("schema"))?;
    let type_name = field.text("type").unwrap_or_default().to_uppercase();
    let data_type = match type_name.as_str() {
        "RECORD" | "STRUCT" if depth < DEEPEST => {
            let fields = field.list("fields").iter().map(|inner| read_field(inner, depth + 1));
            let fields = fields.map(|field| field.map(|it| (it.column.name, it.column.data_type)));
            Some(Type::Struct(fields.collect::<Result<_, _>>()?)).filter(|it| *it != Type::Struct(Vec::new()))
        }
        "FLOAT" => Some(Type::Float64),
        name => Type::simple(name),
    };
    let data_type = data_type.ok_or_else(|| {
        ApiError::invalid(format!("Invalid value for type: {type_name} is not a valid value (field {name})"))
            .about("schema")
    })?;
    let mode = field.text("mode").unwrap_or("NULLABLE").to_uppercase();
    let data_type = if mode == "REPEATED" { Type::array(data_type) } else { data_type };
    Ok(Field { column: Column::new(name, data_type), is_required: mode == "REQUIRED" })
}

/// A field in a CREATE TABLE statement.
pub fn definition(field: &Field) -> String {
    let not_null = if field.is_required { " NOT NULL" } else { "" };
    format!("{} {}{not_null}", quoted(&field.column.name), sql_type(&field.column.data_type))
}

fn sql_type(data_type: &Type) -> String {
    match data_type {
        Type::Array(element) => format!("ARRAY<{}>", sql_type(element)),
        Type::Struct(fields) => {
            let field = |(name, data_type): &(String, Type)| format!("{} {}", quoted(name), sql_type(data_type));
            format!("STRUCT<{}>", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A name in BigQuery's SQL.
pub fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`"))
}

/// Lays what a client described over what is told: descriptions and modes that the engine does not keep.
pub fn adorn(told: &mut Value, described: &Value) {
    let Some(fields) = told.get_mut("fields").and_then(Value::as_array_mut) else { return };
    for field in fields {
        let name = field.text("name").unwrap_or_default().to_owned();
        let same = |other: &&Value| other.text("name").is_some_and(|other| other.eq_ignore_ascii_case(&name));
        let Some(other) = described.list("fields").iter().find(same) else { continue };
        for (key, value) in other.as_object().into_iter().flatten() {
            if !matches!(key.as_str(), "name" | "type" | "mode" | "fields") {
                field[key.as_str()] = value.clone();
            }
        }
        if other.text("mode") == Some("REQUIRED") && field.text("mode") == Some("NULLABLE") {
            field["mode"] = json!("REQUIRED");
        }
        adorn(field, other);
    }
}
