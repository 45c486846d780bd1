//! Casts whose text is BigQuery's own.

use super::ScalarFunction;
use super::clocks::{instant, local};
use super::rows::{Row, boolean, bytes, float64, function, string, text};
use crate::value::{DateTime, Interval, Timestamp, Value};

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_text", "F>S|D>S|T>S|C>S|Z>S", |row| string(shown(&row[0]))),
        function("bq_text_in_zone", "ZS>S", |row| {
            let Value::Timestamp(at) = row[0] else { return Ok(Value::Null) };
            let (clock, offset) = local(at.0, text(row, 1))?;
            let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
            let behind = if minutes % 60 == 0 { String::new() } else { format!(":{:02}", minutes % 60) };
            string(format!("{}{sign}{:02}{behind}", DateTime(clock), minutes / 60))
        }),
        function("bq_int64", "S>I", |row| {
            let wanted = text(row, 0);
            let digits = wanted.trim();
            let (sign, plain) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
            let hexadecimal = plain.strip_prefix("0x").or_else(|| plain.strip_prefix("0X"));
            let number = match hexadecimal {
                Some(digits) => i64::from_str_radix(&format!("{sign}{digits}"), 16),
                None => digits.parse::<i64>(),
            };
            number.map(Value::Int64).map_err(|_| format!("Bad int64 value: {wanted}"))
        }),
        function("bq_float64", "S>F", |row| {
            let wanted = text(row, 0);
            let number = wanted.trim().parse::<f64>();
            number.map(Value::Float64).map_err(|_| format!("Bad double value: {wanted}"))
        }),
        function("bq_bool", "S>B", |row| match text(row, 0).trim().to_ascii_lowercase().as_str() {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Err(format!("Bad bool value: {}", text(row, 0))),
        }),
        function("bq_numeric", "S>N", |row| {
            let wanted = text(row, 0);
            numeric(wanted).map(Value::Numeric).ok_or_else(|| format!("Invalid NUMERIC value: {wanted}"))
        }),
        function("bq_date", "S>D", |row| {
            let day = text(row, 0).split(['T', 't', ' ']).next().unwrap_or_default();
            day.parse().map(Value::Date).map_err(|_| format!("Invalid date: '{}'", text(row, 0)))
        }),
        function("bq_datetime", "S>T", |row| {
            text(row, 0).parse().map(Value::DateTime).map_err(|error| format!("{error}"))
        }),
        function("bq_time", "S>C", |row| text(row, 0).parse().map(Value::Time).map_err(|error| format!("{error}"))),
        function("bq_timestamp", "SS>Z", |row| timestamp(text(row, 0), text(row, 1))),
        function("bq_interval", "S>V", |row| {
            let wanted = text(row, 0);
            interval(wanted).map(Value::Interval).ok_or_else(|| format!("Invalid INTERVAL value '{wanted}'"))
        }),
        function("bq_latin1", "Y>S", |row| {
            string(bytes(row, 0).iter().map(|byte| char::from(*byte)).collect::<String>())
        }),
        function("bq_bytes", "S>Y", |row| {
            Ok(Value::Bytes(text(row, 0).chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect()))
        }),
        function("bq_ascii_case", "SB>S", |row| {
            string(if boolean(row, 1) { text(row, 0).to_ascii_uppercase() } else { text(row, 0).to_ascii_lowercase() })
        }),
        function("bq_float_literal", "FB>S", |row| {
            let number = float64(row, 0);
            let plain = float_text(number);
            string(match (number.is_finite(), boolean(row, 1)) {
                (false, true) => format!("CAST(\"{plain}\" AS FLOAT64)"),
                (true, _) if !plain.contains(['.', 'e']) => format!("{plain}.0"),
                _ => plain,
            })
        }),
    ]
}

/// A value as CAST makes it a STRING.
fn shown(value: &Value) -> String {
    match value {
        Value::Float64(number) => float_text(*number),
        Value::Date(it) => it.to_string(),
        Value::DateTime(it) => it.to_string(),
        Value::Time(it) => it.to_string(),
        Value::Timestamp(it) => it.to_string(),
        _ => String::new(),
    }
}

/// The fewest of 15 or 17 digits that read back as the number.
pub(super) fn float_text(number: f64) -> String {
    if number.is_nan() {
        return "nan".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.into();
    }
    let short = general(number, 15);
    if short.parse() == Ok(number) { short } else { general(number, 17) }
}

/// C's `%.{precision}g`.
pub(super) fn general(number: f64, precision: usize) -> String {
    if number == 0.0 {
        return if number.is_sign_negative() { "-0" } else { "0" }.into();
    }
    let precision = precision.max(1);
    let scientific = format!("{number:.*e}", precision - 1);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |text: &str| match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if exponent < -4 || exponent >= precision as i32 {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim(mantissa), exponent.abs());
    }
    trim(&format!("{number:.*}", (precision as i32 - 1 - exponent).max(0) as usize))
}

/// A decimal number, rounded to nine digits behind the point.
fn numeric(text: &str) -> Option<String> {
    let text = text.trim();
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.chars().all(|it| it.is_ascii_digit()) || exponent.abs() > 80 {
        return None;
    }
    // The number is `digits` times ten to this; nine digits behind the point are kept.
    let shift = exponent - fraction.len() as i64 + 9;
    let number: i128 = if shift >= 0 {
        format!("{digits}{}", "0".repeat(shift as usize)).parse().ok()?
    } else {
        let kept = digits.len() as i64 + shift;
        let (head, tail) = digits.split_at(kept.max(0) as usize);
        let round = kept >= 0 && tail.starts_with(|it: char| it >= '5');
        format!("0{head}").parse::<i128>().ok()? + i128::from(round)
    };
    if number >= 10_i128.pow(38) {
        return None;
    }
    let text = format!("{}.{:09}", number / 1_000_000_000, number % 1_000_000_000);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Some(if number == 0 { text.to_owned() } else { format!("{sign}{text}") })
}

/// A point in time with an offset or a zone's name in the text, or in the zone that is given.
fn timestamp(wanted: &str, zone: &str) -> Row {
    let invalid = || format!("Invalid timestamp: '{wanted}'");
    let trimmed = wanted.trim();
    let has_offset = trimmed.get(10..).is_some_and(|rest| rest.contains(['+', '-', 'Z', 'z']) && !rest.contains('/'));
    if (has_offset || zone == "UTC")
        && let Ok(found) = trimmed.parse::<Timestamp>()
    {
        return Ok(Value::Timestamp(found));
    }
    if let Ok(clock) = trimmed.parse::<DateTime>() {
        return Ok(Value::Timestamp(Timestamp(instant(clock.0, zone)?)));
    }
    let (clock, named) = trimmed.rsplit_once(' ').ok_or_else(invalid)?;
    let clock: DateTime = clock.trim().parse().map_err(|_| invalid())?;
    Ok(Value::Timestamp(Timestamp(instant(clock.0, named).map_err(|_| invalid())?)))
}

/// `1-2 3 4:5:6.789`.
fn interval(wanted: &str) -> Option<Interval> {
    let parts: Vec<&str> = wanted.split_whitespace().collect();
    let [months, days, clock] = parts.as_slice() else { return None };
    let sign = |text: &str| if text.starts_with('-') { -1 } else { 1 };
    let bare = |text: &str| text.trim_start_matches(['-', '+']).to_owned();
    let (years, rest) = bare(months).split_once('-').map(|(one, other)| (one.to_owned(), other.to_owned()))?;
    let total = years.parse::<i32>().ok()? * 12 + rest.parse::<i32>().ok()?;
    let clock_bare = bare(clock);
    let mut units = clock_bare.split(':');
    let mut next = || units.next();
    let (hours, minutes, seconds) = (next()?, next()?, next()?);
    let micros = hours.parse::<i64>().ok()? * 3_600_000_000
        + minutes.parse::<i64>().ok()? * 60_000_000
        + (seconds.parse::<f64>().ok()? * 1e6).round() as i64;
    Some(Interval { months: total * sign(months), days: days.parse().ok()?, micros: micros * i64::from(sign(clock)) })
}
