//! Rows in JSON: every value is a text, or null.

use std::fmt;
use std::ops::ControlFlow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::kind::{Kind, Zone};
use super::moment::{self, Instant};
use super::{Taker, no_value, semi, unreadable};
use crate::WarehouseError;

/// Gives rows on that are already apart.
pub(super) fn give(
    rows: Vec<Vec<Value>>,
    kinds: &[Kind],
    take: &mut Taker<'_>,
) -> Result<ControlFlow<()>, WarehouseError> {
    for row in rows {
        if take(values(row, kinds)?).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads a piece of a result, row by row: rows with commas between them, and no brackets around.
pub(super) fn read(piece: &[u8], kinds: &[Kind], take: &mut Taker<'_>) -> Result<ControlFlow<()>, WarehouseError> {
    let mut list = Vec::with_capacity(piece.len() + 2);
    list.push(b'[');
    list.extend_from_slice(piece);
    list.push(b']');
    let mut rows = Rows { kinds, take, ended: None };
    let outcome = (&mut rows).deserialize(&mut serde_json::Deserializer::from_slice(&list));
    match (rows.ended, outcome) {
        (Some(ended), _) => ended.map(|()| ControlFlow::Break(())),
        (None, Ok(())) => Ok(ControlFlow::Continue(())),
        (None, Err(_)) => Err(unreadable("a piece of the result is no JSON")),
    }
}

struct Rows<'a, 'b> {
    kinds: &'a [Kind],
    take: &'a mut Taker<'b>,
    /// Why reading ended before its end.
    ended: Option<Result<(), WarehouseError>>,
}

impl<'de> DeserializeSeed<'de> for &mut Rows<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(row) = rows.next_element::<Vec<Value>>()? {
            let taken = values(row, self.kinds).map(|row| (self.take)(row));
            if !matches!(taken, Ok(ControlFlow::Continue(()))) {
                self.ended = Some(taken.map(|_| ()));
                return Err(A::Error::custom("enough"));
            }
        }
        Ok(())
    }
}

fn values(row: Vec<Value>, kinds: &[Kind]) -> Result<Vec<Value>, WarehouseError> {
    if row.len() != kinds.len() {
        return Err(unreadable("a row of the result is longer or shorter than the others"));
    }
    let cells = row.into_iter().zip(kinds).enumerate();
    cells
        .map(|(at, (cell, kind))| match cell {
            Value::Null => Ok(Value::Null),
            Value::String(text) => value(text, *kind).ok_or_else(|| no_value(at)),
            other => value(other.to_string(), *kind).ok_or_else(|| no_value(at)),
        })
        .collect()
}

fn value(text: String, kind: Kind) -> Option<Value> {
    Some(match kind {
        Kind::Text => Value::from(text),
        Kind::Number { .. } => number(text),
        Kind::Float => float(text.parse().ok()?),
        Kind::Boolean => match text.to_ascii_lowercase().as_str() {
            "1" | "true" => Value::from(true),
            "0" | "false" => Value::from(false),
            _ => return None,
        },
        Kind::Date => moment::date(text.parse().ok()?)?,
        Kind::Time { .. } => moment::time(Instant::parse(&text)?)?,
        Kind::Timestamp { zone, .. } => timestamp(&text, zone)?,
        Kind::Binary => Value::from(BASE64_STANDARD.encode(bytes(&text)?)),
        Kind::Semi => semi::parse(&text),
    })
}

/// A whole number that is one here, too; all others stay text, so that no digit is lost.
pub(super) fn number(text: String) -> Value {
    let integer = text.parse::<i64>().map(Number::from).or_else(|_| text.parse::<u64>().map(Number::from));
    integer.map_or(Value::String(text), Value::Number)
}

pub(super) fn float(number: f64) -> Value {
    match Number::from_f64(number) {
        Some(number) => Value::Number(number),
        None if number.is_nan() => Value::from("nan"),
        None => Value::from(if number > 0.0 { "inf" } else { "-inf" }),
    }
}

fn timestamp(text: &str, zone: Zone) -> Option<Value> {
    let (instant, offset) = match text.split_once(' ') {
        Some((instant, offset)) => (instant, Some(offset.parse().ok()?)),
        None => (text, None),
    };
    moment::timestamp(Instant::parse(instant)?, zone, offset)
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let seconds = Kind::Timestamp { scale: 9, zone: Zone::Own };
        for (text, kind, meant) in [
            ("12", Kind::Number { scale: 0 }, json!(12)),
            ("99999999999999999999999999999999999999", Kind::Number { scale: 0 }, json!("9".repeat(38))),
            ("12.50", Kind::Number { scale: 2 }, json!("12.50")),
            ("1.5", Kind::Float, json!(1.5)),
            ("NaN", Kind::Float, json!("nan")),
            ("-inf", Kind::Float, json!("-inf")),
            ("1", Kind::Boolean, json!(true)),
            ("false", Kind::Boolean, json!(false)),
            ("00ff", Kind::Binary, json!("AP8=")),
            ("1704164645.000000000 1500", seconds, json!("2024-01-02 04:04:05+01:00")),
            ("[1, undefined]", Kind::Semi, json!([1, null])),
            ("", Kind::Text, json!("")),
        ] {
            assert_eq!(value(text.to_owned(), kind), Some(meant), "{text}");
        }
    }

    #[test]
    fn pieces_are_read_row_by_row_until_it_is_enough() {
        let mut seen = Vec::new();
        let piece = br#"["1","a"],["2",null],["3","c"]"#;
        let flow = read(piece, &[Kind::Number { scale: 0 }, Kind::Text], &mut |row| {
            seen.push(row);
            if seen.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(flow.unwrap().is_break());
        assert_eq!(seen, [vec![json!(1), json!("a")], vec![json!(2), Value::Null]]);
    }

    #[test]
    fn what_is_no_value_is_told_with_its_column() {
        let mut take = |_| ControlFlow::Continue(());
        let wrong = read(br#"["1","x"]"#, &[Kind::Text, Kind::Boolean], &mut take).unwrap_err().to_string();
        assert!(wrong.contains("something unexpected stands in column 2"), "{wrong}");
        assert!(read(br#"["1"]"#, &[Kind::Text, Kind::Text], &mut take).is_err());
        assert!(read(br#"["1"#, &[Kind::Text], &mut take).unwrap_err().to_string().contains("no JSON"));
    }
}
