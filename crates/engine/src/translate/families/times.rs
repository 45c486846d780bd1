//! Sums, differences and truncations by parts: `DATE_ADD(day, INTERVAL 1 MONTH)`.

use std::ops::Range;

use sqlparser::ast::{Expr, Function};

use crate::translate::Untranslatable;
use crate::translate::call::{name_span, path, plain};
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::expression::{Part, interval, local, part_name};
use crate::translate::place::place;
use crate::translate::registry::Family;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Dates and times by parts",
    notes: &[],
    rows: &[],
    custom: &[
        ("DATE_ADD", "DATE, INTERVAL n part -> DATE", add),
        ("DATE_SUB", "DATE, INTERVAL n part -> DATE", add),
        ("DATETIME_ADD", "DATETIME, INTERVAL n part -> DATETIME", add),
        ("DATETIME_SUB", "DATETIME, INTERVAL n part -> DATETIME", add),
        ("TIMESTAMP_ADD", "TIMESTAMP, INTERVAL n part -> TIMESTAMP", add),
        ("TIMESTAMP_SUB", "TIMESTAMP, INTERVAL n part -> TIMESTAMP", add),
        ("TIME_ADD", "TIME, INTERVAL n part -> TIME", add),
        ("TIME_SUB", "TIME, INTERVAL n part -> TIME", add),
        ("DATE_DIFF", "DATE, DATE, part -> INT64", difference),
        ("DATETIME_DIFF", "DATETIME, DATETIME, part -> INT64", difference),
        ("TIMESTAMP_DIFF", "TIMESTAMP, TIMESTAMP, part -> INT64", difference),
        ("TIME_DIFF", "TIME, TIME, part -> INT64", difference),
        ("DATE_TRUNC", "DATE, part -> DATE", truncated),
        ("DATETIME_TRUNC", "DATETIME, part -> DATETIME", truncated),
        ("TIMESTAMP_TRUNC", "TIMESTAMP, part[, STRING] -> TIMESTAMP", truncated),
        ("TIME_TRUNC", "TIME, part -> TIME", truncated),
        ("LAST_DAY", "DATE[, part] -> DATE", last_day),
    ],
};

/// Parts shorter than a day, in microseconds.
fn micros(part: &str) -> Option<i64> {
    Some(match part {
        "MICROSECOND" => 1,
        "MILLISECOND" => 1_000,
        "SECOND" => 1_000_000,
        "MINUTE" => 60_000_000,
        "HOUR" => 3_600_000_000,
        _ => return None,
    })
}

/// Parts of whole days.
fn has_days(part: &str) -> bool {
    matches!(part, "DAY" | "WEEK" | "ISOWEEK" | "MONTH" | "QUARTER" | "YEAR" | "ISOYEAR")
}

/// The type that a function is named after.
fn subject(name: &str) -> Type {
    match name.split('_').next() {
        Some("DATE") => Type::Date,
        Some("DATETIME") => Type::DateTime,
        Some("TIME") => Type::Time,
        _ => Type::Timestamp,
    }
}

fn unsupported(name: &str, part: &str, span: Range<usize>) -> Untranslatable {
    Untranslatable::invalid(format!("{name} does not support the {part} date part"), span)
}

/// The same of a function whose parts are other ones for each type.
fn unsupported_of(name: &str, part: &str, ty: &Type, span: Range<usize>) -> Untranslatable {
    let message = format!("{name} does not support the {part} date part when the argument is {ty} type");
    Untranslatable::invalid(message, span)
}

/// An argument as the type of the function, or as another that it takes too.
fn operand(translator: &Translator, expr: &Expr, name: &str, env: &Env) -> Outcome<Typed> {
    let typed = translator.expression(expr, env)?;
    let own = subject(name);
    let as_is =
        matches!((&own, &typed.ty), (Type::Date, Type::DateTime | Type::Timestamp) | (Type::DateTime, Type::Timestamp));
    if as_is {
        return Ok(typed);
    }
    coerce(&typed, &own).ok_or_else(|| {
        let message = format!("No matching signature for function {name} for argument types: {}", typed.ty);
        Untranslatable::invalid(message, place(expr))
    })
}

fn add(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let name = path(function).join(".").to_uppercase();
    let given = plain(function, 2, 2)?;
    let value = operand(translator, given[0], &name, env)?;
    let sign = if name.ends_with("_SUB") { "-" } else { "+" };
    let Expr::Interval(written) = given[1] else {
        let typed = translator.expect(given[1], &Type::Interval, &format!("The second argument of {name}"), env)?;
        return Ok(Typed::new(format!("({} {sign} {})", value.sql, typed.sql), value.ty));
    };
    let part = written.leading_field.as_ref().map_or(String::new(), ToString::to_string).to_uppercase();
    let fits = match value.ty {
        Type::Date => has_days(&part) && !part.starts_with("ISO"),
        Type::Time => micros(&part).is_some(),
        Type::Timestamp if name.starts_with("TIMESTAMP") => micros(&part).is_some() || part == "DAY",
        _ => has_days(&part) || micros(&part).is_some(),
    };
    if !fits {
        return Err(unsupported_of(&name, &part, &value.ty, place(given[1])));
    }
    let amount = translator.amount(&written.value, env)?;
    let step = interval(&amount.sql, &part).ok_or_else(|| unsupported(&name, &part, place(given[1])))?;
    let moved = Typed::new(format!("({} {sign} {step})", value.sql), value.ty.clone());
    Ok(if value.ty == Type::Date { moved.cast(&Type::Date) } else { moved })
}

fn difference(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let name = path(function).join(".").to_uppercase();
    let given = plain(function, 3, 3)?;
    let part = part_name(given[2]);
    let later = operand(translator, given[0], &name, env)?;
    let earlier = operand(translator, given[1], &name, env)?;
    let known = has_days(&part.name) || micros(&part.name).is_some();
    if !known {
        let message = format!("A valid date part name is required but found {}", part.name);
        return Err(Untranslatable::invalid(message, place(given[2])));
    }
    let refused = || unsupported_of(&name, &part.name, &later.ty, place(given[2]));
    let sql = match (&later.ty, micros(&part.name)) {
        // Whole parts between two points of time.
        (Type::Timestamp, Some(length)) => {
            format!("((epoch_us({}) - epoch_us({})) // {length})", later.sql, earlier.sql)
        }
        (Type::Timestamp, None) if part.name == "DAY" => {
            format!("((epoch_us({}) - epoch_us({})) // 86400000000)", later.sql, earlier.sql)
        }
        (Type::Timestamp, None) if name.starts_with("TIMESTAMP") => return Err(refused()),
        (Type::Date, Some(_)) => return Err(refused()),
        (Type::Time, None) => return Err(refused()),
        // Boundaries between parts that are crossed.
        (Type::Time, Some(length)) => {
            let at = |sql: &str| format!("epoch_us(DATE '1970-01-01' + {sql})");
            format!("({} // {length} - {} // {length})", at(&later.sql), at(&earlier.sql))
        }
        (_, Some(length)) => format!(
            "CAST(floor(epoch_us({}) / {length}) - floor(epoch_us({}) / {length}) AS BIGINT)",
            later.sql, earlier.sql
        ),
        (_, None) => days_apart(&later.sql, &earlier.sql, &part),
    };
    Ok(Typed::new(sql, Type::Int64))
}

/// How many boundaries between days, weeks, months… lie between two dates.
fn days_apart(later: &str, earlier: &str, part: &Part) -> String {
    let weeks = |weekday: usize| {
        // Day 0 was a Thursday; far enough ahead for no date to be before the first week.
        let week = |sql: &str| {
            let days = format!("date_diff('day', DATE '1970-01-01', CAST({sql} AS DATE))");
            format!("(({days} + 7000004 - {weekday}) // 7)")
        };
        format!("({} - {})", week(later), week(earlier))
    };
    match part.name.as_str() {
        "WEEK" => weeks(part.weekday),
        "ISOWEEK" => weeks(1),
        "ISOYEAR" => format!("(date_part('isoyear', {later}) - date_part('isoyear', {earlier}))"),
        other => format!("date_diff('{}', CAST({earlier} AS DATE), CAST({later} AS DATE))", other.to_lowercase()),
    }
}

fn truncated(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let name = path(function).join(".").to_uppercase();
    let given = plain(function, 2, 3)?;
    let value = operand(translator, given[0], &name, env)?;
    let part = part_name(given[1]);
    let zone = given.get(2).map(|zone| translator.expect(zone, &Type::String, "The time zone", env)).transpose()?;
    if zone.is_some() && value.ty != Type::Timestamp {
        let message = format!(
            "No matching signature for function {name} for argument types: {}, DATE_TIME_PART, STRING",
            value.ty
        );
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let clock = match value.ty {
        Type::Timestamp => local(&value, zone.as_ref()),
        _ => value.clone(),
    };
    if !has_days(&part.name) && micros(&part.name).is_none() {
        let message = format!("A valid date part name is required but found {}", part.name);
        return Err(Untranslatable::invalid(message, place(given[1])));
    }
    let sql = truncate(&clock, &part).ok_or_else(|| unsupported(&name, &part.name, place(given[1])))?;
    let sql = match (&value.ty, &zone) {
        (Type::Timestamp, Some(zone)) => format!("bq_instant({sql}, {})", zone.sql),
        (Type::Timestamp, None) => format!("CAST({sql} AS TIMESTAMPTZ)"),
        _ => sql,
    };
    Ok(Typed::new(sql, value.ty))
}

/// The start of the part that a date, datetime or time is in.
fn truncate(value: &Typed, part: &Part) -> Option<String> {
    let sql = &value.sql;
    let day = format!("CAST({sql} AS DATE)");
    let start = match (&value.ty, part.name.as_str()) {
        (Type::Time, name) => {
            let length = micros(name)?;
            let at = format!("epoch_us(DATE '1970-01-01' + {sql})");
            return Some(format!("CAST(make_timestamp({at} // {length} * {length}) AS TIME)"));
        }
        (Type::Date, name) if micros(name).is_some() => return None,
        (_, name) if micros(name).is_some() => return Some(format!("date_trunc('{}', {sql})", name.to_lowercase())),
        (_, "WEEK") => week_start(&day, part.weekday),
        (_, "ISOWEEK") => week_start(&day, 1),
        (_, "ISOYEAR") => week_start(&format!("make_date(date_part('isoyear', {day}), 1, 4)"), 1),
        (_, name) => format!("date_trunc('{}', {day})", name.to_lowercase()),
    };
    let ty = if value.ty == Type::Date { "DATE" } else { "TIMESTAMP" };
    Some(format!("CAST({start} AS {ty})"))
}

fn week_start(day: &str, weekday: usize) -> String {
    format!("({day} - CAST((date_part('dow', {day}) + {}) % 7 AS INTEGER))", 7 - weekday)
}

fn last_day(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 1, 2)?;
    let value = operand(translator, given[0], "DATE", env)?;
    let part = given.get(1).map_or(Part { name: "MONTH".into(), weekday: 0 }, |part| part_name(part));
    let day = match value.ty {
        Type::Date => value,
        _ => value.cast(&Type::Date),
    };
    let length = match part.name.as_str() {
        "YEAR" => "INTERVAL 1 YEAR",
        "QUARTER" => "INTERVAL 3 MONTH",
        "MONTH" => "INTERVAL 1 MONTH",
        "WEEK" | "ISOWEEK" => "INTERVAL 7 DAY",
        "ISOYEAR" => {
            let next = format!("make_date(date_part('isoyear', {}) + 1, 1, 4)", day.sql);
            return Ok(Typed::new(format!("({} - 1)", week_start(&next, 1)), Type::Date));
        }
        other => return Err(unsupported("LAST_DAY", other, place(given[0]))),
    };
    let start = truncate(&day, &part).ok_or_else(|| unsupported("LAST_DAY", &part.name, place(given[0])))?;
    Ok(Typed::new(format!("CAST({start} + {length} - INTERVAL 1 DAY AS DATE)"), Type::Date))
}
