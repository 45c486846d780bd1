//! `EXTRACT(part FROM value [AT TIME ZONE zone])`, and the parts' names.

use sqlparser::ast::{DateTimeField, Expr};

use crate::translate::Untranslatable;
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::Type;

const WEEKDAYS: [&str; 7] = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/// A part of a date and, for a week, the day that it starts with, from 0 for Sunday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub name: String,
    pub weekday: usize,
}

impl Part {
    /// Reads `MONTH`, `WEEK(MONDAY)`.
    pub fn read(text: &str) -> Self {
        let text = text.replace([' ', '`'], "").to_uppercase();
        let (name, day) = text.split_once('(').unwrap_or((&text, ""));
        let weekday = WEEKDAYS.iter().position(|own| *own == day.trim_end_matches(')'));
        Self { name: name.to_owned(), weekday: weekday.unwrap_or(0) }
    }
}

/// The part that an argument names.
pub(crate) fn part_name(argument: &Expr) -> Part {
    Part::read(&argument.to_string())
}

impl Translator<'_> {
    pub(super) fn extract(&self, field: &DateTimeField, operand: &Expr, env: &Env) -> Outcome<Typed> {
        let part = Part::read(&field.to_string());
        let (value, zone) = match operand {
            Expr::AtTimeZone { timestamp, time_zone } => {
                (self.expression(timestamp, env)?, Some(self.expect(time_zone, &Type::String, "AT TIME ZONE", env)?))
            }
            other => (self.expression(other, env)?, None),
        };
        let value = match (&value.ty, zone) {
            (Type::Timestamp, zone) => local(&value, zone.as_ref()),
            (Type::String, _) => coerce(&value, &Type::DateTime).unwrap_or(value),
            (ty, Some(_)) => {
                let message = format!("EXTRACT from {ty} does not support AT TIME ZONE");
                return Err(Untranslatable::invalid(message, place(operand)));
            }
            (_, None) => value,
        };
        extracted(&value, &part).ok_or_else(|| {
            let message = format!("EXTRACT from {} does not support the {} date part", value.ty, part.name);
            Untranslatable::invalid(message, place(operand))
        })
    }
}

/// What the clocks of a zone show at a point in time; of UTC when none is given.
pub(crate) fn local(timestamp: &Typed, zone: Option<&Typed>) -> Typed {
    let utc = zone.is_none_or(|zone| zone.as_text() == Some("UTC"));
    let sql = match zone {
        Some(zone) if !utc => format!("bq_local({}, {})", timestamp.sql, zone.sql),
        _ => format!("CAST({} AS TIMESTAMP)", timestamp.sql),
    };
    Typed::new(sql, Type::DateTime)
}

/// A part of a date, a time, a datetime or an interval.
pub(crate) fn extracted(value: &Typed, part: &Part) -> Option<Typed> {
    let sql = &value.sql;
    let has_date = matches!(value.ty, Type::Date | Type::DateTime);
    let has_time = matches!(value.ty, Type::Time | Type::DateTime);
    let interval = value.ty == Type::Interval;
    let number = |sql: String| Some(Typed::new(sql, Type::Int64));
    let own = |name: &str| number(format!("date_part('{name}', {sql})"));
    match part.name.as_str() {
        "YEAR" if has_date || interval => own("year"),
        "MONTH" if has_date || interval => own("month"),
        "DAY" if has_date || interval => own("day"),
        "QUARTER" if has_date => own("quarter"),
        "ISOYEAR" if has_date => own("isoyear"),
        "ISOWEEK" if has_date => own("week"),
        "DAYOFYEAR" if has_date => own("doy"),
        "DAYOFWEEK" if has_date => number(format!("(date_part('dow', {sql}) + 1)")),
        "WEEK" if has_date => number(format!(
            "((date_part('doy', {sql}) + 6 - (date_part('dow', {sql}) + {}) % 7) // 7)",
            7 - part.weekday
        )),
        "HOUR" if has_time || interval => own("hour"),
        "MINUTE" if has_time || interval => own("minute"),
        "SECOND" if has_time || interval => number(format!("(date_part('microsecond', {sql}) // 1000000)")),
        "MILLISECOND" if has_time || interval => number(format!("(date_part('microsecond', {sql}) // 1000 % 1000)")),
        "MICROSECOND" if has_time || interval => number(format!("(date_part('microsecond', {sql}) % 1000000)")),
        "DATE" if value.ty == Type::DateTime => Some(value.cast(&Type::Date)),
        "TIME" if value.ty == Type::DateTime => Some(value.cast(&Type::Time)),
        "DATETIME" if value.ty == Type::DateTime => Some(value.clone()),
        _ => None,
    }
}
