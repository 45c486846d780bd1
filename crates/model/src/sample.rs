//! Sample tables: the columns a Table input has in the preview, read from a test's rows.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::provider::Provider;

/// A column's type, as the `dataType` of a Column input names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum DataType {
    String,
    Number,
    Boolean,
    Geography,
    Geometry,
    Date,
    Datetime,
    Time,
    Timestamp,
    /// Lists, records and whatever no Column input can ask for.
    Other,
}

impl DataType {
    /// The types a Column input may ask for (package format, section 3).
    pub const SELECTABLE: [DataType; 9] = [
        DataType::String,
        DataType::Number,
        DataType::Boolean,
        DataType::Geography,
        DataType::Geometry,
        DataType::Date,
        DataType::Datetime,
        DataType::Time,
        DataType::Timestamp,
    ];

    pub fn name(self) -> &'static str {
        match self {
            DataType::String => "string",
            DataType::Number => "number",
            DataType::Boolean => "boolean",
            DataType::Geography => "geography",
            DataType::Geometry => "geometry",
            DataType::Date => "date",
            DataType::Datetime => "datetime",
            DataType::Time => "time",
            DataType::Timestamp => "timestamp",
            DataType::Other => "other",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::SELECTABLE.into_iter().find(|data_type| data_type.name().eq_ignore_ascii_case(name))
    }

    /// Whether a column of this type answers a Column input that asks for `wanted`; geography and geometry are one to it.
    pub fn answers(self, wanted: DataType) -> bool {
        let spatial = |data_type| matches!(data_type, DataType::Geography | DataType::Geometry);
        self == wanted || (spatial(self) && spatial(wanted))
    }

    /// The type that a `.schema` file or a warehouse names.
    pub fn from_warehouse(name: &str) -> Self {
        let name = name.trim().to_ascii_uppercase();
        let bare = name.split(['(', '<', ' ']).next().unwrap_or_default();
        match bare {
            "STRING" | "VARCHAR" | "TEXT" | "CHAR" | "BYTES" => DataType::String,
            "INT64" | "INTEGER" | "INT" | "BIGINT" | "SMALLINT" | "FLOAT64" | "FLOAT" | "DOUBLE" | "REAL"
            | "NUMERIC" | "BIGNUMERIC" | "NUMBER" | "DECIMAL" => DataType::Number,
            "BOOL" | "BOOLEAN" => DataType::Boolean,
            "GEOGRAPHY" => DataType::Geography,
            "GEOMETRY" => DataType::Geometry,
            "DATE" => DataType::Date,
            "DATETIME" | "TIMESTAMP_NTZ" => DataType::Datetime,
            "TIME" => DataType::Time,
            "TIMESTAMP" | "TIMESTAMP_TZ" | "TIMESTAMP_LTZ" => DataType::Timestamp,
            _ => DataType::Other,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SampleColumn {
    pub name: String,
    pub data_type: DataType,
}

/// The columns of a row as the tests infer them, overridden by a `.schema` file's names and types (package format, section 6).
pub fn infer_columns(
    first_row: &Map<String, Value>,
    schema: Option<&Map<String, Value>>,
    provider: Provider,
) -> Vec<SampleColumn> {
    let given = |name: &str| Some(DataType::from_warehouse(schema?.get(name)?.as_str()?));
    let mut columns: Vec<_> = first_row
        .iter()
        .map(|(name, value)| SampleColumn {
            name: name.clone(),
            data_type: given(name).unwrap_or_else(|| infer(name, value, provider)),
        })
        .collect();
    for name in schema.into_iter().flat_map(Map::keys) {
        if !first_row.contains_key(name) {
            columns.push(SampleColumn { name: name.clone(), data_type: given(name).unwrap_or(DataType::Other) });
        }
    }
    columns
}

fn infer(name: &str, value: &Value, provider: Provider) -> DataType {
    match value {
        Value::Number(_) => DataType::Number,
        Value::Bool(_) => DataType::Boolean,
        Value::Array(_) | Value::Object(_) => DataType::Other,
        Value::Null => DataType::String,
        Value::String(text) => infer_text(&name.to_ascii_lowercase(), text, provider),
    }
}

fn infer_text(name: &str, text: &str, provider: Provider) -> DataType {
    if is_wkt(text) || (provider == Provider::Snowflake && is_geojson(text)) {
        DataType::Geography
    } else if name.ends_with("datetime") {
        DataType::Datetime
    } else if name.ends_with("timestamp") || name == "t" {
        DataType::Timestamp
    } else if name.ends_with("date") {
        DataType::Date
    } else {
        DataType::String
    }
}

/// Whether a text is well-known text by its look: a geometry's name and then coordinates or EMPTY.
pub fn is_wkt(text: &str) -> bool {
    const GEOMETRIES: [&str; 7] =
        ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];
    let upper = text.trim().to_ascii_uppercase();
    GEOMETRIES.iter().any(|geometry| {
        upper.strip_prefix(geometry).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', 'Z', 'M']);
            rest == "EMPTY" || (rest.starts_with('(') && rest.ends_with(')'))
        })
    })
}

fn is_geojson(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && serde_json::from_str::<Value>(text)
            .is_ok_and(|value| value.get("type").is_some() && value.get("coordinates").is_some())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn columns_are_inferred_as_the_tests_do() {
        let row = json!({"id": 1, "opened_date": "2024-01-01", "t": "2024-01-01T00:00:00Z", "geom": "POINT(1 2)",
            "point": "{\"type\":\"Point\",\"coordinates\":[1,2]}", "tags": ["a"], "note": null, "score": 1.5});
        let types = |provider| {
            infer_columns(row.as_object().unwrap(), None, provider)
                .iter()
                .map(|c| c.data_type.name())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            types(Provider::Bigquery),
            ["number", "date", "timestamp", "geography", "string", "other", "string", "number"]
        );
        assert_eq!(types(Provider::Snowflake)[4], "geography");
    }

    #[test]
    fn a_schema_file_has_the_last_word() {
        let row = json!({"id": "1"});
        let schema = json!({"id": "INT64", "when": "TIMESTAMP"});
        let columns = infer_columns(row.as_object().unwrap(), schema.as_object(), Provider::Bigquery);
        assert_eq!(columns[0].data_type, DataType::Number);
        assert_eq!(columns[1].name, "when");
    }
}
