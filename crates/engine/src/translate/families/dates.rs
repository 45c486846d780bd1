//! What dates, datetimes, timestamps and times are made of and made into.

use sqlparser::ast::Function;

use crate::translate::Untranslatable;
use crate::translate::call::{name_span, plain, written};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::expression::{interval, local};
use crate::translate::registry::Family;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Dates and times",
    notes: &[
        "The time zone is UTC where none is named, as in BigQuery.",
        "`CAST(… FORMAT …)` knows the elements of dates and clocks.",
    ],
    rows: &[
        ("DATE", "INT64, INT64, INT64 -> DATE", "bq_make_date({0}, {1}, {2})"),
        ("DATE", "DATE -> DATE", "{0}"),
        ("DATE", "DATETIME -> DATE", "CAST({0} AS DATE)"),
        ("DATE", "TIMESTAMP -> DATE", "CAST(CAST({0} AS TIMESTAMP) AS DATE)"),
        ("DATE", "TIMESTAMP, STRING -> DATE", "CAST(bq_local({0}, {1}) AS DATE)"),
        ("DATE", "STRING -> DATE", "bq_date({0})"),
        (
            "DATETIME",
            "INT64, INT64, INT64, INT64, INT64, INT64 -> DATETIME",
            "bq_make_datetime({0}, {1}, {2}, {3}, {4}, {5})",
        ),
        ("DATETIME", "DATE -> DATETIME", "CAST({0} AS TIMESTAMP)"),
        ("DATETIME", "DATE, TIME -> DATETIME", "({0} + {1})"),
        ("DATETIME", "DATETIME -> DATETIME", "{0}"),
        ("DATETIME", "TIMESTAMP -> DATETIME", "CAST({0} AS TIMESTAMP)"),
        ("DATETIME", "TIMESTAMP, STRING -> DATETIME", "bq_local({0}, {1})"),
        ("DATETIME", "STRING -> DATETIME", "bq_datetime({0})"),
        ("TIMESTAMP", "STRING -> TIMESTAMP", "bq_timestamp({0}, 'UTC')"),
        ("TIMESTAMP", "STRING, STRING -> TIMESTAMP", "bq_timestamp({0}, {1})"),
        ("TIMESTAMP", "DATE -> TIMESTAMP", "CAST({0} AS TIMESTAMPTZ)"),
        ("TIMESTAMP", "DATE, STRING -> TIMESTAMP", "bq_instant(CAST({0} AS TIMESTAMP), {1})"),
        ("TIMESTAMP", "DATETIME -> TIMESTAMP", "CAST({0} AS TIMESTAMPTZ)"),
        ("TIMESTAMP", "DATETIME, STRING -> TIMESTAMP", "bq_instant({0}, {1})"),
        ("TIMESTAMP", "TIMESTAMP -> TIMESTAMP", "{0}"),
        ("TIME", "INT64, INT64, INT64 -> TIME", "bq_make_time({0}, {1}, {2})"),
        ("TIME", "DATETIME -> TIME", "CAST({0} AS TIME)"),
        ("TIME", "TIMESTAMP -> TIME", "CAST(CAST({0} AS TIMESTAMP) AS TIME)"),
        ("TIME", "TIMESTAMP, STRING -> TIME", "CAST(bq_local({0}, {1}) AS TIME)"),
        ("TIME", "TIME -> TIME", "{0}"),
        ("UNIX_DATE", "DATE -> INT64", "date_diff('day', DATE '1970-01-01', {0})"),
        ("DATE_FROM_UNIX_DATE", "INT64 -> DATE", "(DATE '1970-01-01' + CAST({0} AS INTEGER))"),
        ("UNIX_SECONDS", "TIMESTAMP -> INT64", "CAST(floor(epoch_us({0}) / 1000000) AS BIGINT)"),
        ("UNIX_MILLIS", "TIMESTAMP -> INT64", "CAST(floor(epoch_us({0}) / 1000) AS BIGINT)"),
        ("UNIX_MICROS", "TIMESTAMP -> INT64", "epoch_us({0})"),
        ("TIMESTAMP_SECONDS", "INT64 -> TIMESTAMP", "make_timestamptz({0} * 1000000)"),
        ("TIMESTAMP_MILLIS", "INT64 -> TIMESTAMP", "make_timestamptz({0} * 1000)"),
        ("TIMESTAMP_MICROS", "INT64 -> TIMESTAMP", "make_timestamptz({0})"),
        ("FORMAT_DATE", "STRING, DATE -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), '')"),
        ("FORMAT_DATE", "STRING, DATETIME -> STRING", "bq_format_time({0}, {1}, '')"),
        ("FORMAT_DATE", "STRING, TIMESTAMP -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), 'UTC')"),
        ("FORMAT_DATE", "STRING, TIMESTAMP, STRING -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), {2})"),
        ("FORMAT_DATETIME", "STRING, DATETIME -> STRING", "bq_format_time({0}, {1}, '')"),
        ("FORMAT_DATETIME", "STRING, TIMESTAMP -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), 'UTC')"),
        ("FORMAT_DATETIME", "STRING, TIMESTAMP, STRING -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), {2})"),
        ("FORMAT_TIME", "STRING, TIME -> STRING", "bq_format_time({0}, DATE '1970-01-01' + {1}, '')"),
        ("FORMAT_TIMESTAMP", "STRING, TIMESTAMP -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), 'UTC')"),
        ("FORMAT_TIMESTAMP", "STRING, DATETIME -> STRING", "bq_format_time({0}, {1}, 'UTC')"),
        ("FORMAT_TIMESTAMP", "STRING, TIMESTAMP, STRING -> STRING", "bq_format_time({0}, CAST({1} AS TIMESTAMP), {2})"),
        ("PARSE_DATE", "STRING, STRING -> DATE", "CAST(bq_parse_time({0}, {1}, '') AS DATE)"),
        ("PARSE_DATETIME", "STRING, STRING -> DATETIME", "bq_parse_time({0}, {1}, '')"),
        ("PARSE_TIME", "STRING, STRING -> TIME", "CAST(bq_parse_time({0}, {1}, '') AS TIME)"),
        ("PARSE_TIMESTAMP", "STRING, STRING -> TIMESTAMP", "CAST(bq_parse_time({0}, {1}, 'UTC') AS TIMESTAMPTZ)"),
        ("PARSE_TIMESTAMP", "STRING, STRING, STRING -> TIMESTAMP", "CAST(bq_parse_time({0}, {1}, {2}) AS TIMESTAMPTZ)"),
        ("JUSTIFY_DAYS", "INTERVAL -> INTERVAL", "bq_justify(CAST({0} AS VARCHAR), true, false)"),
        ("JUSTIFY_HOURS", "INTERVAL -> INTERVAL", "bq_justify(CAST({0} AS VARCHAR), false, true)"),
        ("JUSTIFY_INTERVAL", "INTERVAL -> INTERVAL", "bq_justify(CAST({0} AS VARCHAR), true, true)"),
    ],
    custom: &[
        ("CURRENT_DATE", "[STRING] -> DATE", current),
        ("CURRENT_DATETIME", "[STRING] -> DATETIME", current),
        ("CURRENT_TIME", "[STRING] -> TIME", current),
        ("CURRENT_TIMESTAMP", "-> TIMESTAMP", current),
        (
            "MAKE_INTERVAL",
            "[year INT64][, month INT64][, day INT64][, hour INT64][, minute INT64][, second INT64] -> INTERVAL",
            make_interval,
        ),
    ],
};

/// The time at which the statement began.
fn current(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let name = crate::translate::call::path(function).join(".").to_uppercase();
    let now = Typed::new("now()", Type::Timestamp);
    let given = plain(function, 0, 1)?;
    if name == "CURRENT_TIMESTAMP" {
        return match given.first() {
            None => Ok(now),
            Some(_) => Err(Untranslatable::invalid("CURRENT_TIMESTAMP takes no arguments", name_span(function))),
        };
    }
    let zone = given.first().map(|zone| translator.expect(zone, &Type::String, "The time zone", env)).transpose()?;
    let clock = local(&now, zone.as_ref());
    Ok(match name.as_str() {
        "CURRENT_DATE" => clock.cast(&Type::Date),
        "CURRENT_TIME" => clock.cast(&Type::Time),
        _ => clock,
    })
}

/// Its arguments come by place or by name, `day => 2`.
fn make_interval(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    const PARTS: [&str; 6] = ["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"];
    let mut pieces = Vec::new();
    for (place, (name, expr)) in written(function)?.into_iter().enumerate() {
        let part = match &name {
            Some(name) => PARTS.into_iter().find(|part| part.eq_ignore_ascii_case(name)),
            None => PARTS.get(place).copied(),
        };
        let amount = translator.expect(expr, &Type::Int64, "The argument of MAKE_INTERVAL", env)?;
        let piece = part.and_then(|part| interval(&amount.sql, part));
        pieces.push(piece.ok_or_else(|| {
            let message =
                "No matching signature for function MAKE_INTERVAL: it takes year, month, day, hour, minute, second";
            Untranslatable::invalid(message, name_span(function))
        })?);
    }
    let sql = if pieces.is_empty() { "to_months(0)".to_owned() } else { format!("({})", pieces.join(" + ")) };
    Ok(Typed::new(sql, Type::Interval))
}
