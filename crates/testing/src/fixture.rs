//! What a case is expected to bring: `test/fixtures/<id>.json` (package format, section 6).

use extension_model::Provider;
use serde_json::{Map, Value};

use crate::rows::{kind, without_place};
use crate::{TableColumn, Variables};

/// Rows by output.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fixture {
    outputs: Map<String, Value>,
}

/// A fixture that cannot be used: why, and on which line and column, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FixtureError {
    pub message: String,
    pub line: usize,
    pub column: usize,
}

/// The rows that one output is expected to have, in either layout.
pub(crate) enum ExpectedRows<'a> {
    Objects(Vec<&'a Map<String, Value>>),
    /// Older captures: values by position.
    Lists(Vec<&'a Vec<Value>>),
}

static NULL: Value = Value::Null;

impl Fixture {
    pub fn read(text: &str, variables: &Variables) -> Result<Self, FixtureError> {
        let start = |message: String| FixtureError { message, line: 1, column: 1 };
        let text = text.trim_start_matches('\u{feff}');
        let text = variables.fill_json(text).map_err(|unset| {
            let before = &text[..unset.at];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            FixtureError {
                message: unset.to_string(),
                line: before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
            }
        })?;
        match serde_json::from_str(&text)
            .or_else(|error| serde_json::from_str(&named_numbers(&text)).map_err(|_| error))
        {
            Ok(Value::Object(outputs)) => Ok(Self { outputs }),
            Ok(other) => Err(start(format!("The fixture holds {}, not an object of outputs", kind(&other)))),
            Err(error) => Err(FixtureError {
                message: format!("The fixture is no JSON: {}", without_place(&error.to_string())),
                line: error.line().max(1),
                column: error.column().max(1),
            }),
        }
    }

    /// What an output is expected to hold; none when the fixture does not say.
    pub fn rows(&self, output: &str) -> Option<Result<ExpectedRows<'_>, FixtureError>> {
        let rows = self.outputs.get(output)?;
        let wrong = |message: String| Some(Err(FixtureError { message, line: 1, column: 1 }));
        let Some(rows) = rows.as_array() else {
            return wrong(format!("\"{output}\" is {} in the fixture, not a list of rows", kind(rows)));
        };
        if let Some(objects) = rows.iter().map(Value::as_object).collect::<Option<Vec<_>>>() {
            return Some(Ok(ExpectedRows::Objects(objects)));
        }
        match rows.iter().map(Value::as_array).collect::<Option<Vec<_>>>() {
            Some(lists) => Some(Ok(ExpectedRows::Lists(lists))),
            None => wrong(format!("The rows of \"{output}\" in the fixture are not all objects, nor all lists")),
        }
    }
}

impl ExpectedRows<'_> {
    pub fn len(&self) -> usize {
        match self {
            Self::Objects(rows) => rows.len(),
            Self::Lists(rows) => rows.len(),
        }
    }

    /// A row's values in the order of these columns.
    pub fn values(&self, row: usize, columns: &[TableColumn], provider: Provider) -> Vec<&Value> {
        match self {
            Self::Objects(rows) => {
                columns.iter().map(|column| member(rows[row], &column.name, provider).unwrap_or(&NULL)).collect()
            }
            Self::Lists(rows) => (0..columns.len()).map(|at| rows[row].get(at).unwrap_or(&NULL)).collect(),
        }
    }

    /// The columns that only the fixture has, and those that only the run has.
    pub fn other_columns(&self, columns: &[TableColumn], provider: Provider) -> Option<(Vec<String>, Vec<String>)> {
        let (mut missing, mut unexpected) = (Vec::new(), Vec::new());
        match self {
            Self::Objects(rows) => {
                for row in rows {
                    let has = |name: &str| columns.iter().any(|column| same_name(&column.name, name, provider));
                    for name in row.keys().filter(|name| !has(name)) {
                        if !missing.contains(name) {
                            missing.push(name.clone());
                        }
                    }
                    for column in columns.iter().filter(|column| member(row, &column.name, provider).is_none()) {
                        if !unexpected.contains(&column.name) {
                            unexpected.push(column.name.clone());
                        }
                    }
                }
            }
            Self::Lists(rows) => {
                let widest = rows.iter().map(|row| row.len()).max().unwrap_or(columns.len());
                let narrowest = rows.iter().map(|row| row.len()).min().unwrap_or(columns.len());
                missing.extend((columns.len()..widest).map(|at| format!("column {}", at + 1)));
                unexpected.extend(columns.iter().skip(narrowest).map(|column| column.name.clone()));
            }
        }
        (!missing.is_empty() || !unexpected.is_empty()).then_some((missing, unexpected))
    }
}

/// Snowflake's names are compared in lower case (package format, section 6).
fn same_name(one: &str, other: &str, provider: Provider) -> bool {
    one == other || (provider == Provider::Snowflake && one.to_lowercase() == other.to_lowercase())
}

fn member<'a>(row: &'a Map<String, Value>, name: &str, provider: Provider) -> Option<&'a Value> {
    row.get(name).or_else(|| row.iter().find(|(key, _)| same_name(key, name, provider)).map(|(_, value)| value))
}

/// The text with the numbers that JSON has no name for as texts: Python writes and reads them bare.
fn named_numbers(text: &str) -> String {
    let mut named = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_text = false;
    while let Some(character) = rest.chars().next() {
        let bare = ["-Infinity", "Infinity", "NaN"].into_iter().find(|name| !in_text && rest.starts_with(name));
        let length = match (bare, character) {
            (Some(name), _) => {
                named.push_str(match name {
                    "NaN" => "\"nan\"",
                    "Infinity" => "\"inf\"",
                    _ => "\"-inf\"",
                });
                rest = &rest[name.len()..];
                continue;
            }
            (None, '\\') => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            (None, other) => {
                in_text ^= other == '"';
                other.len_utf8()
            }
        };
        named.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Fixture, FixtureError> {
        Fixture::read(text, &Variables::from_text("BUCKET=gs://x"))
    }

    #[test]
    fn fixtures_of_python_are_read() {
        let fixture =
            read("{\"o\": [{\"a\": NaN, \"b\": \"NaN \\\" NaN\", \"c\": -Infinity, \"d\": \"@@bucket@@\"}]}").unwrap();
        assert_eq!(
            fixture.outputs["o"][0],
            serde_json::json!({"a": "nan", "b": "NaN \" NaN", "c": "-inf", "d": "gs://x"})
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let error = read("{\n  \"o\": [1,]\n}").unwrap_err();
        assert_eq!((error.line, error.message.contains("no JSON")), (2, true));
        assert!(read("[]").unwrap_err().message.contains("a list"));
        assert_eq!(read("{\n \"o\": \"@@none@@\"}").unwrap_err().line, 2);
        let fixture = read(r#"{"a": 1, "b": [[1], {"x": 1}]}"#).unwrap();
        assert!(fixture.rows("a").unwrap().is_err() && fixture.rows("b").unwrap().is_err());
        assert!(fixture.rows("c").is_none());
    }
}
