//! Rows that somebody typed or pasted, in whatever format they came.

mod csv;
mod geojson;

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::Told;
use crate::rows::{kind, without_place};

/// Rows read from a text.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedRows {
    pub format: RowsFormat,
    pub rows: Vec<Map<String, Value>>,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RowsFormat {
    /// Under a line of column names, between commas, semicolons, tabs or bars.
    Csv,
    /// A list of objects, or one object.
    Json,
    /// An object a line, as test tables are.
    NdJson,
    /// A row a feature, its geometry as `geom`.
    GeoJson,
}

impl TypedRows {
    /// Reads rows of any format: which one it is shows in the text.
    ///
    /// # Errors
    /// When the text is of no format, with the line.
    pub fn read(text: &str) -> Result<Self, Told> {
        let text = text.trim_start_matches('\u{feff}');
        let (format, rows) = match text.trim_start().chars().next() {
            None => return Err(Told::new("There are no rows yet: type or paste some")),
            Some('[') => (RowsFormat::Json, list(text)?),
            Some('{') => objects(text)?,
            Some(_) => (RowsFormat::Csv, csv::read(text)?),
        };
        if rows.is_empty() {
            return Err(Told::new("There is not a single row in the text"));
        }
        Ok(Self { format, rows })
    }

    /// An object a line, as test tables are kept.
    pub fn ndjson(&self) -> String {
        self.rows.iter().map(|row| Value::Object(row.clone()).to_string() + "\n").collect()
    }
}

fn list(text: &str) -> Result<Vec<Map<String, Value>>, Told> {
    let entries: Vec<Value> = serde_json::from_str(text).map_err(|error| no_json(&error, 0))?;
    let row = |(at, entry): (usize, Value)| match entry {
        Value::Object(row) => Ok(row),
        other => Err(Told::new(format!("Entry {} of the list is {}, not an object", at + 1, kind(&other)))),
    };
    entries.into_iter().enumerate().map(row).collect()
}

/// One object over the whole text, or an object a line.
fn objects(text: &str) -> Result<(RowsFormat, Vec<Map<String, Value>>), Told> {
    if let Ok(Value::Object(whole)) = serde_json::from_str(text) {
        return match geojson::rows(&whole)? {
            Some(rows) => Ok((RowsFormat::GeoJson, rows)),
            None => Ok((RowsFormat::Json, vec![whole])),
        };
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let rows = lines.map(|(at, line)| match serde_json::from_str(line) {
        Ok(Value::Object(row)) => Ok(row),
        Ok(other) => Err(Told::new(format!("This line holds {}, not an object", kind(&other))).at(None, at + 1, 1)),
        Err(error) => Err(no_json(&error, at)),
    });
    Ok((RowsFormat::NdJson, rows.collect::<Result<_, _>>()?))
}

fn no_json(error: &serde_json::Error, lines_before: usize) -> Told {
    let message = format!("This line is no JSON: {}", without_place(&error.to_string()));
    Told::new(message).at(None, lines_before + error.line().max(1), error.column().max(1))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows(text: &str) -> (RowsFormat, Value) {
        let typed = TypedRows::read(text).unwrap();
        (typed.format, Value::Array(typed.rows.into_iter().map(Value::Object).collect()))
    }

    fn refused(text: &str) -> (String, Option<u32>) {
        let told = TypedRows::read(text).unwrap_err();
        (told.message, told.place.map(|place| place.line))
    }

    #[test]
    fn every_format_is_told_by_its_look() {
        assert_eq!(rows(r#"[{"a": 1}, {"a": 2}]"#), (RowsFormat::Json, json!([{"a": 1}, {"a": 2}])));
        assert_eq!(rows("{\n  \"a\": 1\n}"), (RowsFormat::Json, json!([{"a": 1}])));
        assert_eq!(rows("{\"a\": 1}\n\n{\"a\": 2}\n"), (RowsFormat::NdJson, json!([{"a": 1}, {"a": 2}])));
        assert_eq!(rows("a,b\n1,x"), (RowsFormat::Csv, json!([{"a": 1, "b": "x"}])));
        let point =
            r#"{"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [1, 2]}}"#;
        assert_eq!(rows(point), (RowsFormat::GeoJson, json!([{"n": 1, "geom": "POINT(1 2)"}])));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(refused("  \n").1, None);
        let (message, line) = refused("{\"a\": 1}\n{\"a\": oops}\n");
        assert!(message.contains("no JSON") && line == Some(2), "{message} {line:?}");
        let (message, line) = refused("[{\"a\": 1},\n {\"a\" 2}]");
        assert!(message.contains("no JSON") && line == Some(2), "{message} {line:?}");
        assert!(refused("[1]").0.contains("Entry 1 of the list is a number"));
        assert!(refused("[]").0.contains("not a single row"));
    }

    #[test]
    fn rows_are_kept_an_object_a_line() {
        let typed = TypedRows::read("a;b\n1;\"x\ny\"").unwrap();
        assert_eq!(typed.ndjson(), "{\"a\":1,\"b\":\"x\\ny\"}\n");
    }
}
