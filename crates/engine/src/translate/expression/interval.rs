//! `INTERVAL 3 DAY`, `INTERVAL '1-2' YEAR TO MONTH`.

use sqlparser::ast::{Expr, Interval as Written};

use crate::duck;
use crate::translate::Untranslatable;
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::{Interval, Type, Value};

impl Translator<'_> {
    pub(super) fn written_interval(&self, written: &Written, env: &Env) -> Outcome<Typed> {
        let span = place(written.value.as_ref());
        let missing = || Untranslatable::invalid("INTERVAL needs a part, such as DAY", span.clone());
        let part = written.leading_field.as_ref().ok_or_else(missing)?.to_string().to_uppercase();
        if let Some(last) = &written.last_field {
            let last = last.to_string().to_uppercase();
            let text = self.expression(&written.value, env)?;
            let invalid =
                || Untranslatable::invalid(format!("Invalid INTERVAL value for {part} TO {last}"), span.clone());
            let value = text.as_text().and_then(|text| between(text, &part, &last)).ok_or_else(invalid)?;
            return Ok(Typed::new(duck::literal(&Value::Interval(value), &Type::Interval), Type::Interval));
        }
        let amount = self.amount(&written.value, env)?;
        let sql = interval(&amount.sql, &part).ok_or_else(|| {
            Untranslatable::invalid(format!("A valid date part name is required but found {part}"), span.clone())
        })?;
        Ok(Typed::new(sql, Type::Interval))
    }

    /// How many parts long an interval is.
    pub fn amount(&self, value: &Expr, env: &Env) -> Outcome<Typed> {
        let typed = self.expression(value, env)?;
        let written = typed.as_text().and_then(|text| text.trim().parse::<i64>().ok());
        if let Some(written) = written {
            return Ok(super::literal::integer(&written.to_string()));
        }
        coerce(&typed, &Type::Int64).ok_or_else(|| {
            let message = format!("Interval value must be coercible to INT64 type, but has type {}", typed.ty);
            Untranslatable::invalid(message, place(value))
        })
    }
}

/// An interval of so many parts, as DuckDB's SQL.
pub(crate) fn interval(amount: &str, part: &str) -> Option<String> {
    let days = |times: i32| format!("to_days(CAST({amount} * {times} AS INTEGER))");
    let months = |times: i32| format!("to_months(CAST({amount} * {times} AS INTEGER))");
    Some(match part {
        "YEAR" | "ISOYEAR" => months(12),
        "QUARTER" => months(3),
        "MONTH" => months(1),
        "WEEK" | "ISOWEEK" => days(7),
        "DAY" => days(1),
        "HOUR" => format!("to_hours({amount})"),
        "MINUTE" => format!("to_minutes({amount})"),
        "SECOND" => format!("to_microseconds({amount} * 1000000)"),
        "MILLISECOND" => format!("to_microseconds({amount} * 1000)"),
        "MICROSECOND" => format!("to_microseconds({amount})"),
        _ => return None,
    })
}

/// An interval that is written over several parts, `'1-2' YEAR TO MONTH`.
fn between(text: &str, first: &str, last: &str) -> Option<Interval> {
    const PARTS: [&str; 6] = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"];
    let at = |part: &str| PARTS.iter().position(|own| *own == part);
    let (first, last) = (at(first)?, at(last)?);
    let mut interval = Interval { months: 0, days: 0, micros: 0 };
    let mut negative = false;
    let mut rest = text.trim();
    for (place, part) in PARTS.into_iter().enumerate().take(last + 1).skip(first) {
        // Year and month, day, and the clock have a sign each.
        if place == first || matches!(part, "DAY" | "HOUR") {
            negative = rest.starts_with('-');
            rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
        }
        let end = rest.find(|it: char| !(it.is_ascii_digit() || part == "SECOND" && it == '.')).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        let sign = if negative { -1.0 } else { 1.0 };
        let number = digits.parse::<f64>().ok()? * sign;
        match part {
            "YEAR" => interval.months += number as i32 * 12,
            "MONTH" => interval.months += number as i32,
            "DAY" => interval.days += number as i32,
            "HOUR" => interval.micros += number as i64 * 3_600_000_000,
            "MINUTE" => interval.micros += number as i64 * 60_000_000,
            _ => interval.micros += (number * 1e6).round() as i64,
        }
        rest = if place == last { behind } else { behind.strip_prefix(['-', ' ', ':'])? };
    }
    rest.is_empty().then_some(interval)
}
