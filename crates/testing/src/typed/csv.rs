//! Rows under a line of column names.

use csv::{ErrorKind, ReaderBuilder, StringRecord};
use serde_json::{Map, Number, Value};

use crate::Told;

const DELIMITERS: [u8; 4] = *b",;\t|";

/// What every value of a column can be read as.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    Integer,
    Float,
    Boolean,
    Text,
}

pub(super) fn read(text: &str) -> Result<Vec<Map<String, Value>>, Told> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|error| told(&error))?.clone();
    let names: Vec<&str> = names.iter().map(str::trim).collect();
    for (at, name) in names.iter().enumerate() {
        if name.is_empty() {
            return Err(Told::new(format!("Column {} has no name", at + 1)).at(None, 1, 1));
        }
        if names[..at].iter().any(|other| other.eq_ignore_ascii_case(name)) {
            return Err(Told::new(format!("Two columns are called \"{name}\"")).at(None, 1, 1));
        }
    }
    let records = reader.records().collect::<Result<Vec<_>, _>>().map_err(|error| told(&error))?;
    if records.is_empty() {
        return Err(Told::new("There are no rows under the line of column names").at(None, 1, 1));
    }
    let readings: Vec<_> = (0..names.len()).map(|column| reading(&records, column)).collect();
    let row = |record: &StringRecord| {
        let cells = names.iter().zip(&readings).zip(record.iter());
        cells.map(|((name, reading), text)| ((*name).to_owned(), value(text, *reading))).collect()
    };
    Ok(records.iter().map(row).collect())
}

/// The one that stands most often in the first line, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in text.lines().next().unwrap_or_default().bytes() {
        quoted ^= byte == b'"';
        if let Some(at) = DELIMITERS.iter().position(|delimiter| *delimiter == byte).filter(|_| !quoted) {
            counts[at] += 1;
        }
    }
    // The first of equals: a comma, where there is no delimiter at all.
    let most = (0..counts.len()).rev().max_by_key(|at| counts[*at]).unwrap_or_default();
    DELIMITERS[most]
}

fn reading(records: &[StringRecord], column: usize) -> Reading {
    let mut texts =
        records.iter().filter_map(|record| record.get(column)).map(str::trim).filter(|text| !text.is_empty());
    let all = |reads: fn(&str) -> bool| texts.clone().all(reads);
    if texts.clone().next().is_none() {
        return Reading::Text;
    }
    if all(|text| is_plain(text) && text.parse::<i64>().is_ok()) {
        Reading::Integer
    } else if all(|text| is_plain(text) && text.parse::<f64>().is_ok_and(f64::is_finite)) {
        Reading::Float
    } else if texts.all(|text| text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")) {
        Reading::Boolean
    } else {
        Reading::Text
    }
}

/// Whether a number is no code: "007" and "+34" say more than their value.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let has_zeros = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    digits.starts_with(|first: char| first.is_ascii_digit()) && !has_zeros
}

fn value(text: &str, reading: Reading) -> Value {
    let trimmed = text.trim();
    match reading {
        _ if trimmed.is_empty() => Value::Null,
        Reading::Integer => trimmed.parse::<i64>().map_or(Value::Null, Value::from),
        Reading::Float => trimmed.parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number),
        Reading::Boolean => Value::from(trimmed.eq_ignore_ascii_case("true")),
        Reading::Text => Value::from(text),
    }
}

fn told(error: &csv::Error) -> Told {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("This line has {len} values, the line of column names has {expected_len}")
        }
        _ => format!("The rows cannot be read as CSV: {error}"),
    };
    Told::new(message).at(None, usize::try_from(line).unwrap_or(1), 1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows(text: &str) -> Value {
        Value::Array(read(text).unwrap().into_iter().map(Value::Object).collect())
    }

    #[test]
    fn a_column_is_a_number_only_when_all_of_it_is() {
        assert_eq!(
            rows("id,code,score,open,when\n1,007,1.5,true,2024-01-01\n2,12,,FALSE,\n"),
            json!([
                {"id": 1, "code": "007", "score": 1.5, "open": true, "when": "2024-01-01"},
                {"id": 2, "code": "12", "score": null, "open": false, "when": null},
            ])
        );
    }

    #[test]
    fn other_delimiters_and_quotes() {
        assert_eq!(rows("\"a;b\"\tc\n1\t\"x\ty\""), json!([{"a;b": 1, "c": "x\ty"}]));
        assert_eq!(rows("geom;n\nPOINT(1 2);3"), json!([{"geom": "POINT(1 2)", "n": 3}]));
        assert_eq!(rows("name\nAnna"), json!([{"name": "Anna"}]));
    }

    #[test]
    fn a_line_of_another_length_is_named() {
        let told = read("a,b\n1,2\n3\n").unwrap_err();
        assert_eq!((told.message.contains("1 values"), told.place.unwrap().line), (true, 3));
        assert!(read("a,A\n1,2").unwrap_err().message.contains("Two columns"));
        assert!(read("a,b\n").unwrap_err().message.contains("no rows"));
    }
}
