//! Tables filled from rows: the rows travel as one JSON text that is bound to a statement, so that nothing in them is
//! ever read as SQL, and become values where their columns' types are known.

use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use super::names::{self, Place, quoted, stored};
use crate::{Table, TableColumn, TableName, WarehouseError};

/// Snowflake takes 16 MB in one text; what is bound travels through memory on both sides.
const LARGEST_BATCH: usize = 2 << 20;
const MOST_ROWS: usize = 10_000;
const LARGEST_VALUE: usize = 16 << 20;

pub(super) struct Load<'a> {
    name: String,
    is_temporary: bool,
    table: &'a Table,
    columns: Vec<Column>,
    insert: String,
}

/// Rows that travel together.
pub(super) struct Batch {
    pub rows: Range<usize>,
    /// A list of lists of texts, in JSON.
    pub text: String,
}

struct Column {
    name: String,
    type_name: String,
    take: Take,
}

/// How a value's text becomes the value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    Cast,
    Integer,
    Number,
    Boolean,
    Binary,
    Spatial,
    Semi,
}

impl<'a> Load<'a> {
    /// # Errors
    /// When a column has a type that is none.
    pub fn new(name: &TableName, place: &Place, table: &'a Table) -> Result<Self, WarehouseError> {
        let columns = table.columns.iter().map(Column::of).collect::<Result<Vec<_>, _>>()?;
        let is_temporary = matches!(name, TableName::Session(_));
        let name = names::table(name, place);
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let values: Vec<_> = columns.iter().enumerate().map(|(at, column)| column.value(at)).collect();
        let insert = format!(
            "INSERT INTO {name} ({}) SELECT {} FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) AS given",
            names.join(", "),
            values.join(", ")
        );
        Ok(Self { name, is_temporary, table, columns, insert })
    }

    pub fn create(&self) -> String {
        let columns: Vec<_> =
            self.columns.iter().map(|column| format!("{} {}", column.name, column.type_name)).collect();
        let temporary = if self.is_temporary { "TEMPORARY " } else { "" };
        format!("CREATE OR REPLACE {temporary}TABLE {} ({})", self.name, columns.join(", "))
    }

    /// The statement that takes a batch.
    pub fn insert(&self) -> &str {
        &self.insert
    }

    /// The rows in batches of bounded size.
    pub fn batches(&self) -> impl Iterator<Item = Result<Batch, WarehouseError>> {
        let mut first = 0;
        std::iter::from_fn(move || {
            (first < self.table.rows.len()).then(|| {
                let batch = self.batch(first..self.table.rows.len())?;
                first = batch.rows.end;
                Ok(batch)
            })
        })
    }

    /// As many of these rows as make a batch.
    pub fn batch(&self, rows: Range<usize>) -> Result<Batch, WarehouseError> {
        let (mut text, mut end) = (String::from("["), rows.start);
        while end < rows.end && end - rows.start < MOST_ROWS && text.len() < LARGEST_BATCH {
            text.push_str(if end > rows.start { "," } else { "" });
            text.push_str(&self.row(end, &self.table.rows[end])?);
            end += 1;
        }
        text.push(']');
        Ok(Batch { rows: rows.start..end, text })
    }

    fn row(&self, at: usize, row: &[Value]) -> Result<String, WarehouseError> {
        let cells = row.iter().zip(&self.columns).map(|(value, column)| {
            column.take.text(value).map(Value::from).map_err(|reason| WarehouseError::Row {
                row: at,
                message: format!("The column {} is {}: {reason}", column.name, column.type_name),
            })
        });
        let text = Value::Array(cells.collect::<Result<_, _>>()?).to_string();
        if text.len() > LARGEST_VALUE {
            return Err(WarehouseError::Row { row: at, message: "The row is larger than 16 MB".to_owned() });
        }
        Ok(text)
    }
}

impl Column {
    fn of(column: &TableColumn) -> Result<Self, WarehouseError> {
        let TableColumn { name, type_name } = column;
        // A type is put into SQL as it is, so it must be one.
        let is_type = type_name.chars().all(|it| it.is_ascii_alphanumeric() || "_(), ".contains(it));
        if !is_type || !type_name.starts_with(|it: char| it.is_ascii_alphabetic()) {
            return Err(WarehouseError::failed(format!(
                "The column \"{name}\" has the type {type_name}, which Snowflake does not have"
            )));
        }
        Ok(Self { name: quoted(&stored(name)), type_name: type_name.clone(), take: Take::of(type_name) })
    }

    fn value(&self, at: usize) -> String {
        let text = format!("given.VALUE[{at}]::VARCHAR");
        match self.take {
            Take::Binary => format!("TO_BINARY({text}, 'BASE64')"),
            Take::Spatial => format!("TO_{}({text})", self.type_name.to_ascii_uppercase()),
            Take::Semi => format!("PARSE_JSON({text})::{}", self.type_name),
            _ => format!("{text}::{}", self.type_name),
        }
    }
}

impl Take {
    fn of(type_name: &str) -> Self {
        let bare = type_name.split('(').next().unwrap_or_default().trim().to_ascii_uppercase();
        match bare.as_str() {
            "VARIANT" | "OBJECT" | "ARRAY" => Self::Semi,
            "GEOGRAPHY" | "GEOMETRY" => Self::Spatial,
            "BINARY" | "VARBINARY" => Self::Binary,
            "BOOLEAN" => Self::Boolean,
            "INT" | "INTEGER" | "BIGINT" | "SMALLINT" | "TINYINT" | "BYTEINT" => Self::Integer,
            "NUMBER" | "DECIMAL" | "NUMERIC" | "FLOAT" | "FLOAT4" | "FLOAT8" | "DOUBLE" | "DOUBLE PRECISION"
            | "REAL" => Self::Number,
            _ => Self::Cast,
        }
    }

    /// The text that a value travels as; none for NULL. The error says why the column does not take it.
    fn text(self, value: &Value) -> Result<Option<String>, String> {
        let wrong = || format!("{value} is none");
        let text = match value {
            Value::Null => return Ok(None),
            // A text in a column of JSON is JSON, if it can be.
            Value::String(text) if self == Self::Semi && serde_json::from_str::<Value>(text).is_err() => {
                value.to_string()
            }
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let number = || text.trim().parse::<f64>().map_err(|_| wrong());
        match self {
            Self::Integer if number()?.fract() != 0.0 => return Err(wrong()),
            Self::Number | Self::Integer => _ = number()?,
            Self::Boolean if !is_boolean(&text) => return Err(wrong()),
            Self::Binary if BASE64_STANDARD.decode(&text).is_err() => return Err(wrong()),
            Self::Spatial if !(value.is_string() || value.is_object()) => return Err(wrong()),
            _ => {}
        }
        Ok(Some(text))
    }
}

/// What Snowflake takes for a truth value.
fn is_boolean(text: &str) -> bool {
    let words = ["true", "t", "yes", "y", "on", "1", "false", "f", "no", "n", "off", "0"];
    words.iter().any(|word| text.trim().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn load(table: &Table) -> Result<Load<'_>, WarehouseError> {
        Load::new(&TableName::Located("t".to_owned()), &Place::new("D", "S"), table)
    }

    fn table(columns: &[(&str, &str)], rows: Vec<Vec<Value>>) -> Table {
        Table { columns: columns.iter().map(|(name, type_name)| TableColumn::new(*name, *type_name)).collect(), rows }
    }

    #[test]
    fn the_statements_name_every_column_and_its_type() {
        let columns = [("id", "NUMBER(38,0)"), ("Geom 1", "GEOGRAPHY"), ("tags", "ARRAY"), ("b", "BINARY")];
        let table = table(&columns, vec![]);
        let load = load(&table).unwrap();
        assert_eq!(
            load.create(),
            "CREATE OR REPLACE TABLE \"D\".\"S\".\"T\" (\"ID\" NUMBER(38,0), \"Geom 1\" GEOGRAPHY, \"TAGS\" ARRAY, \"B\" BINARY)"
        );
        assert_eq!(
            load.insert(),
            "INSERT INTO \"D\".\"S\".\"T\" (\"ID\", \"Geom 1\", \"TAGS\", \"B\") SELECT \
             given.VALUE[0]::VARCHAR::NUMBER(38,0), TO_GEOGRAPHY(given.VALUE[1]::VARCHAR), \
             PARSE_JSON(given.VALUE[2]::VARCHAR)::ARRAY, TO_BINARY(given.VALUE[3]::VARCHAR, 'BASE64') \
             FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) AS given"
        );
        assert_eq!(load.batches().count(), 0);
    }

    #[test]
    fn values_travel_as_texts_or_null() {
        let columns = [("a", "FLOAT"), ("b", "VARCHAR"), ("c", "VARIANT"), ("d", "VARIANT")];
        let rows =
            vec![vec![json!(1.5), json!("it's\n\"é\""), json!({"k": [1]}), json!("plain")], vec![Value::Null; 4]];
        let table = table(&columns, rows);
        let batches: Vec<_> = load(&table).unwrap().batches().collect::<Result<_, _>>().unwrap();
        let sent: Value = serde_json::from_str(&batches[0].text).unwrap();
        assert_eq!(sent, json!([["1.5", "it's\n\"é\"", "{\"k\":[1]}", "\"plain\""], [null, null, null, null]]));
    }

    #[test]
    fn batches_are_bounded_in_rows_and_in_bytes() {
        let many = table(&[("a", "NUMBER")], vec![vec![json!(1)]; MOST_ROWS + 1]);
        assert_eq!(load(&many).unwrap().batches().count(), 2);
        let large = table(&[("a", "VARCHAR")], vec![vec![json!("x".repeat(LARGEST_BATCH))]; 3]);
        assert_eq!(load(&large).unwrap().batches().count(), 3);
    }

    #[test]
    fn a_value_that_its_column_does_not_take_is_told_with_its_row() {
        for (type_name, value) in [
            ("NUMBER(10,2)", json!("ten")),
            ("INTEGER", json!(1.5)),
            ("BOOLEAN", json!("maybe")),
            ("BINARY", json!("%")),
            ("GEOGRAPHY", json!(1)),
        ] {
            let table = table(&[("A", type_name)], vec![vec![Value::Null], vec![value]]);
            let error = load(&table).unwrap().batches().find_map(Result::err).unwrap();
            let WarehouseError::Row { row: 1, message } = error else { panic!("{error:?}") };
            assert!(message.starts_with(&format!("The column \"A\" is {type_name}")), "{message}");
        }
    }

    #[test]
    fn a_type_that_is_none_never_reaches_sql() {
        let error = load(&table(&[("a", "INT); DROP TABLE t; --")], vec![])).map(|_| ()).unwrap_err();
        assert!(error.to_string().contains("which Snowflake does not have"));
    }
}
