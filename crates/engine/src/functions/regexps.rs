//! Regular expressions. Rust's are RE2's in syntax and speed.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;

use super::ScalarFunction;
use super::rows::{function, int64, string, text};
use crate::value::Value;

/// Expressions that are kept compiled.
const KEPT: usize = 64;

thread_local! {
    static COMPILED: RefCell<HashMap<String, Regex>> = RefCell::new(HashMap::new());
}

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_regexp_contains", "SS>B", |row| Ok(Value::Bool(compiled(text(row, 1))?.is_match(text(row, 0))))),
        function("bq_regexp_extract", "SSII>S", |row| {
            let regex = compiled(text(row, 1))?;
            let group = group(&regex)?;
            match nth(&regex, row, group)? {
                Some((start, end)) => string(&text(row, 0)[start..end]),
                None => Ok(Value::Null),
            }
        }),
        function("bq_regexp_extract_all", "SS>[S]", |row| {
            let regex = compiled(text(row, 1))?;
            let group = group(&regex)?;
            let found = regex.captures_iter(text(row, 0)).map(|captures| match captures.get(group) {
                Some(found) => Value::String(found.as_str().to_owned()),
                None => Value::String(String::new()),
            });
            Ok(Value::Array(found.collect()))
        }),
        function("bq_regexp_instr", "SSIII>I", |row| {
            let regex = compiled(text(row, 1))?;
            let group = group(&regex)?;
            let place = |at: usize| text(row, 0)[..at].chars().count() as i64 + 1;
            let after = match int64(row, 4) {
                0 => false,
                1 => true,
                _ => return Err("REGEXP_INSTR: the occurrence position must be 0 or 1".into()),
            };
            let found = nth(&regex, row, group)?;
            Ok(Value::Int64(found.map_or(0, |(start, end)| place(if after { end } else { start }))))
        }),
        function("bq_regexp_replace", "SSS>S", |row| {
            let regex = compiled(text(row, 1))?;
            let replacement = replacement(text(row, 2), regex.captures_len())?;
            string(regex.replace_all(text(row, 0), replacement.as_str()))
        }),
    ]
}

fn compiled(pattern: &str) -> Result<Regex, String> {
    COMPILED.with_borrow_mut(|kept| {
        if let Some(regex) = kept.get(pattern) {
            return Ok(regex.clone());
        }
        let regex = Regex::new(pattern).map_err(|error| {
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            format!("Cannot parse regular expression: {reason}")
        })?;
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(pattern.to_owned(), regex.clone());
        Ok(regex)
    })
}

/// The group that is wanted: the only one, or the whole.
fn group(regex: &Regex) -> Result<usize, String> {
    match regex.captures_len() {
        1 => Ok(0),
        2 => Ok(1),
        _ => Err("Regular expression has more than one capturing group".into()),
    }
}

/// The wanted occurrence from a position on.
fn nth(regex: &Regex, row: &[Value], group: usize) -> Result<Option<(usize, usize)>, String> {
    let (position, occurrence) = (int64(row, 2), int64(row, 3));
    if position < 1 || occurrence < 1 {
        return Err("Position and occurrence must be positive".into());
    }
    let whole = text(row, 0);
    let starts = whole.char_indices().map(|(at, _)| at).chain([whole.len()]);
    let Some(start) = starts.into_iter().nth(position as usize - 1) else { return Ok(None) };
    let mut at = start;
    for place in 1..=occurrence {
        let Some(captures) = regex.captures_at(whole, at) else { return Ok(None) };
        let Some(all) = captures.get(0) else { return Ok(None) };
        if place == occurrence {
            return Ok(captures.get(group).map(|found| (found.start(), found.end())));
        }
        at = if all.end() > all.start() { all.end() } else { all.end() + 1 };
        if at > whole.len() || !whole.is_char_boundary(at) {
            return Ok(None);
        }
    }
    Ok(None)
}

/// `\1` as `${1}`.
fn replacement(wanted: &str, groups: usize) -> Result<String, String> {
    let mut out = String::new();
    let mut letters = wanted.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '$' => out.push_str("$$"),
            '\\' => match letters.next() {
                Some(digit) if digit.is_ascii_digit() => {
                    if digit as usize - '0' as usize >= groups {
                        return Err(format!("Invalid REGEXP_REPLACE pattern: {wanted}"));
                    }
                    out.push_str(&format!("${{{digit}}}"));
                }
                Some('\\') => out.push('\\'),
                _ => {
                    return Err(
                        "Invalid REGEXP_REPLACE pattern: a backslash must be followed by a digit or a backslash".into(),
                    );
                }
            },
            other => out.push(other),
        }
    }
    Ok(out)
}
