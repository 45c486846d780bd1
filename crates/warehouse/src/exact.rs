//! How values leave, so that no reader shows another number than the one that is meant.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Beyond it, a reader whose numbers are doubles would show another number: cell indexes are that large.
const LARGEST_EXACT: u64 = 1 << 53;

pub fn rows<S: Serializer>(rows: &[Vec<Value>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut written = serializer.serialize_seq(Some(rows.len()))?;
    for row in rows {
        written.serialize_element(&row.iter().map(Exact).collect::<Vec<_>>())?;
    }
    written.end()
}

pub fn row<S: Serializer>(row: &[Value], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(row.iter().map(Exact))
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

    use crate::{Table, TableColumn};

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
