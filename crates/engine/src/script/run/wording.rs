//! DuckDB's errors in BigQuery's words.

use crate::failure::FailureKind;

const CONFLICT: &str = "Could not serialize access to table due to concurrent update";

/// What kind of failure a message of DuckDB's tells, and the message as BigQuery would word it.
pub(super) fn worded(message: &str) -> (FailureKind, String) {
    let (class, text) = match message.split_once(" Error: ") {
        Some((class, text)) if class.len() < 24 => (class, text),
        _ => ("", message),
    };
    let text = text.trim();
    if class == "Out of Memory" {
        let first = text.lines().next().unwrap_or(text);
        return (FailureKind::Limit, format!("Resources exceeded during query execution: {first}"));
    }
    if class == "TransactionContext" {
        // DuckDB names the table in its own words; what to do is the same for each.
        return (FailureKind::Runtime, CONFLICT.to_owned());
    }
    let kind = match class {
        "Binder" | "Catalog" | "Parser" => FailureKind::Invalid,
        _ => FailureKind::Runtime,
    };
    let text = match class {
        "Conversion" => conversion(text),
        "Out of Range" => overflow(text),
        _ => other(text),
    };
    // What follows the message shows the translated statement, which its author never wrote.
    let text = text.split("\n\nLINE ").next().unwrap_or(&text).trim().to_owned();
    (kind, text)
}

/// `Could not convert string 'x' to INT64`.
fn conversion(text: &str) -> String {
    let rest = text.strip_prefix("Could not convert string ").and_then(|rest| rest.split_once("' to "));
    let Some((value, rest)) = rest else { return casting(text) };
    let value = value.trim_start_matches('\'');
    let data_type = rest.split([' ', '\n', '.']).next().unwrap_or(rest).trim_matches('\'');
    match data_type {
        "INT64" | "BIGINT" => format!("Bad int64 value: {value}"),
        "DOUBLE" => format!("Bad double value: {value}"),
        "BOOL" | "BOOLEAN" => format!("Bad bool value: {value}"),
        other if other.starts_with("DECIMAL") => format!("Invalid NUMERIC value: {value}"),
        _ => text.to_owned(),
    }
}

fn casting(text: &str) -> String {
    let quoted = || text.split('"').nth(1);
    match text {
        _ if text.starts_with("invalid date field format") => {
            format!("Invalid date: '{}'", quoted().unwrap_or_default())
        }
        _ if text.starts_with("invalid timestamp field format") => {
            format!("Invalid timestamp: '{}'", quoted().unwrap_or_default())
        }
        _ if text.starts_with("time field value out of range") => {
            format!("Invalid time: '{}'", quoted().unwrap_or_default())
        }
        _ if text.contains("out of range for the destination type INT64") => {
            let value = text.split("with value ").nth(1).and_then(|rest| rest.split(' ').next());
            format!("int64 overflow: {}", value.unwrap_or_default())
        }
        _ => text.to_owned(),
    }
}

/// `Overflow in addition of INT64 (1 + 2)!`
fn overflow(text: &str) -> String {
    let operation = text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map(|(operation, _)| operation);
    match operation {
        Some(operation) if text.starts_with("Overflow in") => format!("int64 overflow: {operation}"),
        _ => text.to_owned(),
    }
}

fn other(text: &str) -> String {
    if text.starts_with("More than one row returned by a subquery") {
        return "Scalar subquery produced more than one element".to_owned();
    }
    if let Some((_, rest)) = text.split_once("must appear in the GROUP BY clause") {
        let column = text.split_whitespace().nth(1).unwrap_or_default().trim_matches('"');
        // An UNNEST's column is called so by DuckDB only.
        let column = if column == "value" { "a column" } else { &format!("column {column}") };
        return match rest.starts_with(" or be used") {
            true => "The HAVING clause requires GROUP BY or aggregation to be present".to_owned(),
            false => format!("SELECT list expression references {column} which is neither grouped nor aggregated"),
        };
    }
    const OTHERS: [(&str, &str); 3] = [
        ("aggregate function calls cannot be nested", "Aggregations of aggregations are not allowed"),
        ("WHERE clause cannot contain aggregates", "Aggregate function not allowed in WHERE clause"),
        ("WHERE clause cannot contain window functions", "Analytic function not allowed in WHERE clause"),
    ];
    if let Some((_, worded)) = OTHERS.iter().find(|(own, _)| text.starts_with(own)) {
        return (*worded).to_owned();
    }
    if let Some(column) = text.strip_prefix("NOT NULL constraint failed: ") {
        let column = column.rsplit('.').next().unwrap_or(column);
        return format!("Required field {column} cannot be null");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_read_like_bigquerys() {
        let worded = |message| worded(message).1;
        assert_eq!(worded("Conversion Error: Could not convert string 'a b' to INT64"), "Bad int64 value: a b");
        assert_eq!(worded("Out of Range Error: Overflow in addition of INT64 (1 + 2)!"), "int64 overflow: 1 + 2");
        assert_eq!(worded("Invalid Input Error: division by zero: 1 / 0"), "division by zero: 1 / 0");
        assert_eq!(worded("Binder Error: no x\n\nLINE 1: SELECT x\n"), "no x");
    }
}
