//! Values as cells of a row: `{"f": [{"v": …}]}`, every scalar as text.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use extension_engine::{Table, Timestamp, Value, json::to_wkt};
use serde_json::{Value as Json, json};

/// How clients want cells written.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellFormat {
    /// Timestamps as whole microseconds rather than seconds with a fraction.
    pub int64_timestamps: bool,
}

/// Some rows of a table.
pub fn rows(table: &Table, from: usize, to: usize, format: CellFormat) -> Vec<Json> {
    table.rows[from.min(table.rows.len())..to.min(table.rows.len())]
        .iter()
        .map(|row| json!({ "f": row.iter().map(|value| json!({ "v": cell(value, format) })).collect::<Vec<_>>() }))
        .collect()
}

fn cell(value: &Value, format: CellFormat) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value.to_string()),
        Value::Int64(number) => json!(number.to_string()),
        Value::Float64(number) => json!(float(*number)),
        Value::Numeric(text) | Value::String(text) | Value::Json(text) => json!(text),
        Value::Bytes(bytes) => json!(BASE64_STANDARD.encode(bytes)),
        Value::Date(date) => json!(date.to_string()),
        Value::Time(time) => json!(six_digits(time.to_string())),
        Value::DateTime(moment) => json!(six_digits(moment.to_string().replacen(' ', "T", 1))),
        Value::Timestamp(Timestamp(micros)) if format.int64_timestamps => json!(micros.to_string()),
        Value::Timestamp(Timestamp(micros)) => json!(float(*micros as f64 / 1e6)),
        Value::Interval(interval) => json!(interval.to_string()),
        Value::Geography(bytes) => json!(to_wkt(bytes)),
        Value::Array(items) => Json::Array(items.iter().map(|item| json!({ "v": cell(item, format) })).collect()),
        Value::Struct(fields) => {
            json!({ "f": fields.iter().map(|(_, value)| json!({ "v": cell(value, format) })).collect::<Vec<_>>() })
        }
    }
}

/// A time whose fraction of a second, if it has one, has six digits: clients know no other.
fn six_digits(mut text: String) -> String {
    if let Some(point) = text.rfind('.') {
        let digits = text.len() - point - 1;
        text.extend(std::iter::repeat_n('0', 6_usize.saturating_sub(digits)));
    }
    text
}

fn float(number: f64) -> String {
    match number {
        _ if number.is_infinite() => if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned(),
        _ => format!("{number:?}"),
    }
}

/// About how many bytes the JSON of a row takes.
pub fn size(row: &[Value]) -> usize {
    let one = |value: &Value| match value {
        Value::Numeric(text) | Value::String(text) | Value::Json(text) => text.len(),
        Value::Bytes(bytes) => bytes.len() * 4 / 3,
        Value::Geography(bytes) => bytes.len() * 3,
        Value::Array(items) => size(items),
        Value::Struct(fields) => fields.iter().map(|(_, value)| size(std::slice::from_ref(value))).sum(),
        _ => 16,
    };
    row.iter().map(|value| one(value) + 8).sum()
}
