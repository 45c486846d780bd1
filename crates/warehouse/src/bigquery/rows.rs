//! Rows as BigQuery's API has them: every value a text, in cells `{"v": …}`.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::{Map, Number, Value};

use super::schema::{Field, Schema};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Page {
    pub rows: Vec<Row>,
    pub page_token: Option<String>,
    pub schema: Option<Schema>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Row {
    f: Vec<Cell>,
}

#[derive(Debug, Default, Deserialize)]
struct Cell {
    #[serde(default)]
    v: Value,
}

impl Row {
    /// The values as tables have them.
    pub fn values(self, schema: &Schema) -> Vec<Value> {
        self.f.into_iter().zip(&schema.fields).map(|(cell, field)| column(cell.v, field)).collect()
    }
}

fn column(value: Value, field: &Field) -> Value {
    if !field.is_repeated() {
        return one(value, field);
    }
    match value {
        Value::Array(entries) => Value::Array(entries.into_iter().map(|entry| one(unwrapped(entry), field)).collect()),
        _ => Value::Array(Vec::new()),
    }
}

/// An entry of a list stands in a cell of its own.
fn unwrapped(mut entry: Value) -> Value {
    entry.get_mut("v").map(Value::take).unwrap_or(entry)
}

fn one(value: Value, field: &Field) -> Value {
    let Value::String(text) = value else {
        return match value {
            Value::Object(mut record) => {
                let cells = record.get_mut("f").map(Value::take);
                let Some(Value::Array(cells)) = cells else { return Value::Object(record) };
                let members = cells.into_iter().zip(&field.fields);
                Value::Object(
                    members
                        .map(|(cell, field)| (field.name.clone(), column(unwrapped(cell), field)))
                        .collect::<Map<_, _>>(),
                )
            }
            other => other,
        };
    };
    match field.kind.to_ascii_uppercase().as_str() {
        "INTEGER" | "INT64" => text.parse::<i64>().map(Value::from).unwrap_or(Value::String(text)),
        "FLOAT" | "FLOAT64" => float(text),
        "BOOLEAN" | "BOOL" => Value::from(text.eq_ignore_ascii_case("true")),
        "JSON" => serde_json::from_str(&text).unwrap_or(Value::String(text)),
        "TIMESTAMP" => timestamp(&text).map(Value::from).unwrap_or(Value::String(text)),
        "DATETIME" => Value::from(text.replacen('T', " ", 1)),
        // The API's own base64 may leave the end off.
        "BYTES" => match BASE64_STANDARD.decode(&text) {
            Ok(bytes) => Value::from(BASE64_STANDARD.encode(bytes)),
            Err(_) => Value::String(text),
        },
        _ => Value::String(text),
    }
}

fn float(text: String) -> Value {
    match text.parse::<f64>().map(|number| (number, Number::from_f64(number))) {
        Ok((_, Some(number))) => Value::Number(number),
        Ok((number, None)) if number.is_nan() => Value::from("nan"),
        Ok((number, None)) => Value::from(if number > 0.0 { "inf" } else { "-inf" }),
        Err(_) => Value::String(text),
    }
}

/// A moment in microseconds since 1970, as clients print it: `2024-02-29 10:00:00.5+00:00`.
fn timestamp(text: &str) -> Option<String> {
    let microseconds: i64 = text.parse().ok()?;
    let moment = jiff::Timestamp::from_microsecond(microseconds).ok()?;
    let written = moment.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S%.f").to_string();
    Some(format!("{written}+00:00"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::TableColumn;

    #[test]
    fn values_are_what_their_columns_say() {
        let types = [
            "INT64",
            "FLOAT64",
            "FLOAT64",
            "BOOL",
            "JSON",
            "TIMESTAMP",
            "ARRAY<INT64>",
            "STRUCT<a INT64, b ARRAY<STRING>>",
            "DATETIME",
            "INT64",
            "ARRAY<STRING>",
        ];
        let columns: Vec<_> = types.iter().map(|name| TableColumn::new("c", *name)).collect();
        let schema = Schema::of(&columns).unwrap();
        let row: Row = serde_json::from_value(json!({"f": [
            {"v": "9007199254740993"}, {"v": "1.5"}, {"v": "NaN"}, {"v": "true"}, {"v": "{\"a\":[1]}"},
            {"v": "1709200800500000"}, {"v": [{"v": "1"}, {"v": "2"}]},
            {"v": {"f": [{"v": "1"}, {"v": [{"v": "x"}]}]}}, {"v": "2024-02-29T10:00:00"}, {"v": null}, {"v": []},
        ]}))
        .unwrap();
        assert_eq!(
            row.values(&schema),
            vec![
                json!(9007199254740993_i64),
                json!(1.5),
                json!("nan"),
                json!(true),
                json!({"a": [1]}),
                json!("2024-02-29 10:00:00.5+00:00"),
                json!([1, 2]),
                json!({"a": 1, "b": ["x"]}),
                json!("2024-02-29 10:00:00"),
                json!(null),
                json!([]),
            ]
        );
    }

    #[test]
    fn moments_before_1970_and_whole_seconds_are_written_alike() {
        assert_eq!(timestamp("0").unwrap(), "1970-01-01 00:00:00+00:00");
        assert_eq!(timestamp("-1").unwrap(), "1969-12-31 23:59:59.999999+00:00");
    }
}
