use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Value;
use ts_rs::TS;

/// Rows as they travel to and from any warehouse.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Table {
    pub columns: Vec<TableColumn>,
    /// Each as long as `columns`. Geographies are WKT, dates and times text, numbers that are none the text `nan`.
    /// On the way out, whole numbers that a double cannot hold are text too.
    #[serde(serialize_with = "exactly")]
    #[ts(type = "Array<Array<unknown>>")]
    pub rows: Vec<Vec<Value>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TableColumn {
    pub name: String,
    /// As the warehouse spells it: `ARRAY<STRUCT<a INT64>>`.
    pub type_name: String,
}

impl TableColumn {
    pub fn new(name: impl Into<String>, type_name: impl Into<String>) -> Self {
        Self { name: name.into(), type_name: type_name.into() }
    }
}

/// Beyond it, a reader whose numbers are doubles would show another number: cell indexes are that large.
const LARGEST_EXACT: u64 = 1 << 53;

fn exactly<S: Serializer>(rows: &[Vec<Value>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut written = serializer.serialize_seq(Some(rows.len()))?;
    for row in rows {
        written.serialize_element(&row.iter().map(Exact).collect::<Vec<_>>())?;
    }
    written.end()
}

struct Exact<'a>(&'a Value);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) if is_too_large(number) => serializer.collect_str(number),
            Value::Array(entries) => serializer.collect_seq(entries.iter().map(Exact)),
            Value::Object(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, Exact(value)))),
            other => other.serialize(serializer),
        }
    }
}

fn is_too_large(number: &serde_json::Number) -> bool {
    let magnitude = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
    magnitude.is_some_and(|magnitude| magnitude > LARGEST_EXACT)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn large_whole_numbers_leave_as_text() {
        let table = Table {
            columns: vec![TableColumn::new("a", "INT64")],
            rows: vec![vec![json!(5_209_574_053_332_910_079_i64)], vec![json!([-9_007_199_254_740_993_i64, 1.5, 7])]],
        };
        let written = serde_json::to_value(&table).unwrap();
        assert_eq!(written["rows"], json!([["5209574053332910079"], [["-9007199254740993", 1.5, 7]]]));
    }
}
