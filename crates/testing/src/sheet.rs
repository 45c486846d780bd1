//! A test's `.ndjson` table as a grid: what stands in each cell, and what its column would not take
//! (package format, section 6). Marks such as `@@name@@` stay as they are written.

use extension_model::sample::DataType;
use extension_model::{ComponentFiles, Provider};
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::Told;
use crate::rows::{columns, kind, schema, without_place};

/// More faults than anyone reads are not looked for.
const MOST_FAULTS: usize = 500;

/// The rows of one file, broken lines included.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Sheet {
    pub columns: Vec<SheetColumn>,
    /// Each as long as `columns`; absent members are null, a line that is no object is all nulls.
    #[ts(type = "Array<Array<unknown>>")]
    pub rows: Vec<Vec<Value>>,
    /// The line that each row stands on, from 1.
    #[ts(type = "Array<number>")]
    pub lines: Vec<usize>,
    pub faults: Vec<Fault>,
    /// Why the `.schema` file cannot be used.
    pub schema_problem: Option<Told>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SheetColumn {
    pub name: String,
    pub type_name: String,
    /// Whether the `.schema` file says so; inferred from the rows otherwise.
    pub given: bool,
}

/// A cell that its column does not take, or a line that is no row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Fault {
    #[ts(type = "number")]
    pub row: usize,
    /// None for the whole line.
    #[ts(type = "number | null")]
    pub column: Option<usize>,
    pub message: String,
}

impl Sheet {
    /// Reads `test/<stem>.ndjson`; empty without the file.
    pub fn read(files: &ComponentFiles<'_>, stem: &str, provider: Provider) -> Self {
        let (schema, schema_problem) = match schema(files, stem) {
            Ok(schema) => (schema, None),
            Err(told) => (None, Some(told)),
        };
        let text = files.text(&format!("test/{stem}.ndjson")).map(AsRef::as_ref).unwrap_or_default();
        let mut sheet = Self { schema_problem, ..Self::default() };
        let mut objects = Vec::new();
        for (at, line) in row_lines(text) {
            let row = sheet.lines.len();
            sheet.lines.push(at + 1);
            objects.push(object(line).unwrap_or_else(|message| {
                sheet.faults.push(Fault { row, column: None, message });
                Map::new()
            }));
        }
        let given = |name: &str| schema.as_ref().is_some_and(|schema| schema.contains_key(name));
        let columns = columns(&objects, schema.as_ref(), provider);
        for (row, mut object) in objects.into_iter().enumerate() {
            let cells: Vec<_> = columns.iter().map(|column| object.remove(&column.name).unwrap_or_default()).collect();
            for (at, (column, value)) in columns.iter().zip(&cells).enumerate() {
                if sheet.faults.len() < MOST_FAULTS
                    && let Some(message) = cell_fault(value, &column.type_name, provider)
                {
                    sheet.faults.push(Fault { row, column: Some(at), message });
                }
            }
            sheet.rows.push(cells);
        }
        let column = |column: crate::TableColumn| SheetColumn {
            given: given(&column.name),
            name: column.name,
            type_name: column.type_name,
        };
        sheet.columns = columns.into_iter().map(column).collect();
        sheet
    }
}

/// The lines that hold rows, each with its place among all lines, from 0.
fn row_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
}

fn object(line: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(line) {
        Ok(Value::Object(row)) => Ok(row),
        Ok(other) => Err(format!("This line holds {}, not an object", kind(&other))),
        Err(error) => Err(format!("This line is no JSON: {}", without_place(&error.to_string()))),
    }
}

/// Why a column does not take a value; none when it does, or when a mark hides what the value will be.
pub fn cell_fault(value: &Value, type_name: &str, provider: Provider) -> Option<String> {
    if value.as_str().is_some_and(|text| text.contains("@@")) {
        return None;
    }
    match provider {
        Provider::Bigquery => {
            extension_warehouse::offline::refusal(value, type_name).map(|reason| format!("Not {type_name}: {reason}"))
        }
        Provider::Snowflake | Provider::Oracle => None,
    }
}

/// What a text typed into a cell becomes in the file.
///
/// # Errors
/// When the column's type does not take it, in words for the one who typed it.
pub fn cell_value(text: &str, type_name: &str, provider: Provider) -> Result<Value, String> {
    let trimmed = text.trim();
    let wrong = || format!("\"{trimmed}\" is no {type_name}");
    if text.contains("@@") {
        return Ok(Value::from(text));
    }
    let value = match DataType::from_warehouse(type_name) {
        DataType::String => Value::from(text),
        _ if trimmed.is_empty() => Value::Null,
        DataType::Number => number(trimmed).ok_or_else(wrong)?,
        DataType::Boolean => match trimmed.to_ascii_lowercase().as_str() {
            "true" => Value::from(true),
            "false" => Value::from(false),
            _ => return Err(wrong()),
        },
        DataType::Other => serde_json::from_str(trimmed)
            .map_err(|error| format!("{type_name} is written as JSON: {}", without_place(&error.to_string())))?,
        _ => Value::from(trimmed),
    };
    match cell_fault(&value, type_name, provider) {
        Some(_) => Err(wrong()),
        None => Ok(value),
    }
}

/// A JSON number, or the text where a number of JSON's cannot hold every digit.
fn number(text: &str) -> Option<Value> {
    let float: f64 = text.parse().ok()?;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match (text.parse::<i64>(), serde_json::Number::from_f64(float)) {
        (Ok(integer), _) => Some(Value::from(integer)),
        (Err(_), Some(number)) if digits <= 15 => Some(Value::Number(number)),
        _ => Some(Value::from(text)),
    }
}

/// The types that a column is likely to be given, as a `.schema` file spells them.
pub fn type_names(provider: Provider) -> &'static [&'static str] {
    match provider {
        Provider::Bigquery => &[
            "STRING",
            "INT64",
            "FLOAT64",
            "NUMERIC",
            "BOOL",
            "DATE",
            "DATETIME",
            "TIME",
            "TIMESTAMP",
            "GEOGRAPHY",
            "JSON",
            "BYTES",
        ],
        Provider::Snowflake => &[
            "VARCHAR",
            "INTEGER",
            "FLOAT",
            "NUMBER",
            "BOOLEAN",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "TIMESTAMP_NTZ",
            "GEOGRAPHY",
            "VARIANT",
        ],
        Provider::Oracle => &["VARCHAR2(4000)", "NUMBER", "BINARY_DOUBLE", "DATE", "TIMESTAMP", "CLOB"],
    }
}

#[cfg(test)]
mod tests {
    use extension_model::{Content, Package, PackagePath};
    use serde_json::json;

    use super::*;

    fn sheet(rows: &str, schema: Option<&str>) -> Sheet {
        let file = |name: &str, text: &str| {
            let path = PackagePath::new(&format!("components/c/test/{name}")).unwrap();
            (path.clone(), Content::from_text(&path, text))
        };
        let package =
            Package::new([file("t.ndjson", rows)].into_iter().chain(schema.map(|text| file("t.schema", text))));
        Sheet::read(&package.component("c"), "t", Provider::Bigquery)
    }

    #[test]
    fn every_line_is_a_row_and_what_is_wrong_is_told_at_its_cell() {
        let sheet = sheet(
            "{\"id\": 1, \"geom\": \"POINT(1 2)\"}\n\n{\"id\": \"x\"}\n[1]\n{\"id\":\n",
            Some(r#"{"id": "INT64", "more": "DATE"}"#),
        );
        let column =
            |name: &str, type_name: &str, given| SheetColumn { name: name.into(), type_name: type_name.into(), given };
        assert_eq!(
            sheet.columns,
            [column("id", "INT64", true), column("geom", "GEOGRAPHY", false), column("more", "DATE", true)]
        );
        assert_eq!(sheet.lines, [1, 3, 4, 5]);
        assert_eq!(sheet.rows[0], [json!(1), json!("POINT(1 2)"), json!(null)]);
        let places: Vec<_> = sheet.faults.iter().map(|fault| (fault.row, fault.column)).collect();
        assert_eq!(places, [(2, None), (3, None), (1, Some(0))]);
        assert!(sheet.faults[2].message.contains("INT64"));
    }

    #[test]
    fn a_broken_schema_is_told_and_types_are_inferred() {
        let sheet = sheet("{\"day_date\": \"2024-01-01\"}", Some("{"));
        assert!(sheet.schema_problem.is_some());
        assert_eq!(sheet.columns[0].type_name, "DATE");
    }

    #[test]
    fn typed_texts_become_values_of_their_column() {
        let typed = |text: &str, type_name: &str| cell_value(text, type_name, Provider::Bigquery);
        assert_eq!(typed("12", "INT64"), Ok(json!(12)));
        assert_eq!(typed(" 1.5 ", "FLOAT64"), Ok(json!(1.5)));
        assert_eq!(typed("12345678901234567.25", "NUMERIC"), Ok(json!("12345678901234567.25")));
        assert_eq!(typed("TRUE", "BOOL"), Ok(json!(true)));
        assert_eq!(typed("", "STRING"), Ok(json!("")));
        assert_eq!(typed("", "INT64"), Ok(Value::Null));
        assert_eq!(typed("[1, 2]", "ARRAY<INT64>"), Ok(json!([1, 2])));
        assert_eq!(typed("@@region@@", "INT64"), Ok(json!("@@region@@")));
        assert_eq!(typed("POINT(1 2)", "GEOGRAPHY"), Ok(json!("POINT(1 2)")));
        for (text, type_name) in [
            ("1.5", "INT64"),
            ("yes", "BOOL"),
            ("2024-13-01", "DATE"),
            ("POINT(1)", "GEOGRAPHY"),
            ("{", "STRUCT<a INT64>"),
        ] {
            assert!(typed(text, type_name).is_err(), "{text} as {type_name}");
        }
    }
}
