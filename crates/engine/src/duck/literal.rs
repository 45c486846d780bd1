//! Values as DuckDB's SQL.

use std::fmt::Write;

use super::types::duckdb_type;
use crate::value::{Type, Value, field_name};

/// A name in double quotes, as DuckDB takes it.
pub fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text in single quotes, as DuckDB takes it.
pub fn text_literal(text: &str) -> String {
    // The parser ends at a zero byte, so it is put in by its number.
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    if !text.contains('\0') {
        return quoted(text);
    }
    let pieces: Vec<_> = text.split('\0').map(quoted).collect();
    format!("({})", pieces.join(" || chr(0) || "))
}

/// A value as an expression of DuckDB's that has exactly the type which holds `data_type`.
pub fn literal(value: &Value, data_type: &Type) -> String {
    let mut sql = String::new();
    write(&mut sql, value, data_type);
    sql
}

fn write(sql: &mut String, value: &Value, data_type: &Type) {
    let cast = |text: &str| format!("CAST({} AS {})", text_literal(text), duckdb_type(data_type));
    let piece = match (value, data_type) {
        (Value::Null, _) => format!("CAST(NULL AS {})", duckdb_type(data_type)),
        (Value::Bool(true), _) => "true".into(),
        (Value::Bool(false), _) => "false".into(),
        (Value::Int64(number), Type::Float64) => format!("CAST({number} AS DOUBLE)"),
        (Value::Int64(number), Type::Numeric | Type::BigNumeric) => cast(&number.to_string()),
        (Value::Int64(number), _) => format!("CAST({number} AS BIGINT)"),
        (Value::Float64(number), _) if number.is_finite() => format!("CAST({number:e} AS DOUBLE)"),
        (Value::Float64(number), _) => cast(&number.to_string()),
        (Value::String(text), Type::String) => text_literal(text),
        (Value::Numeric(text) | Value::String(text) | Value::Json(text), _) => cast(text),
        (Value::Bytes(bytes), _) => format!("from_hex('{}')", hexadecimal(bytes)),
        (Value::Geography(wkb), _) => format!("ST_GeomFromWKB(from_hex('{}'))", hexadecimal(wkb)),
        (Value::Date(date), _) => cast(&date.to_string()),
        (Value::Time(time), _) => cast(&time.to_string()),
        (Value::DateTime(datetime), _) => cast(&datetime.to_string()),
        (Value::Timestamp(timestamp), _) => cast(&timestamp.to_string()),
        (Value::Interval(interval), _) => format!(
            "(to_months({}) + to_days({}) + to_microseconds({}))",
            interval.months, interval.days, interval.micros
        ),
        (Value::Array(items), data_type) => {
            let element = if let Type::Array(element) = data_type { element.as_ref() } else { &Type::Int64 };
            if items.is_empty() {
                format!("CAST([] AS {}[])", duckdb_type(element))
            } else {
                list(items.iter().map(|item| (None, item, element)), ['[', ']'])
            }
        }
        (Value::Struct(values), Type::Struct(fields)) => {
            let fields = values.iter().zip(fields).enumerate();
            let field = fields.map(|(place, ((_, value), (name, data_type)))| {
                (Some(identifier(&field_name(name, place))), value, data_type)
            });
            list(field, ['{', '}'])
        }
        (Value::Struct(_), _) => "NULL".into(),
    };
    sql.push_str(&piece);
}

fn list<'a>(items: impl Iterator<Item = (Option<String>, &'a Value, &'a Type)>, [open, close]: [char; 2]) -> String {
    let mut sql = String::from(open);
    for (place, (name, value, data_type)) in items.enumerate() {
        if place > 0 {
            sql.push_str(", ");
        }
        if let Some(name) = name {
            sql.push_str(&name);
            sql.push_str(": ");
        }
        write(&mut sql, value, data_type);
    }
    sql.push(close);
    sql
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}
