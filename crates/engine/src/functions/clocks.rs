//! Dates from their parts, and zones.

use jiff::Timestamp as Instant;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};

use super::ScalarFunction;
use super::rows::{boolean, function, int64, string, text};
use crate::value::{Date, DateTime, Interval, Time, Timestamp, Value};

const DAY: i64 = 86_400_000_000;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_local", "ZS>T", |row| {
            let Value::Timestamp(at) = row[0] else { return Ok(Value::Null) };
            Ok(Value::DateTime(DateTime(local(at.0, text(row, 1))?.0)))
        }),
        function("bq_instant", "TS>Z", |row| {
            let Value::DateTime(clock) = row[0] else { return Ok(Value::Null) };
            Ok(Value::Timestamp(Timestamp(instant(clock.0, text(row, 1))?)))
        }),
        function("bq_make_date", "III>D", |row| {
            let [year, month, day] = [0, 1, 2].map(|place| int64(row, place));
            let made = Date::of(year, month, day).map(Value::Date);
            made.ok_or_else(|| format!("Input calculates to invalid date: {year:04}-{month:02}-{day:02}"))
        }),
        function("bq_make_datetime", "IIIIII>T", |row| {
            let [year, month, day, hour, minute, second] = [0, 1, 2, 3, 4, 5].map(|place| int64(row, place));
            let made = Date::of(year, month, day).zip(clock(hour, minute, second));
            made.map(|(day, clock)| Value::DateTime(DateTime(i64::from(day.0) * DAY + clock))).ok_or_else(|| {
                format!("Input calculates to invalid datetime: {year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
            })
        }),
        function("bq_make_time", "III>C", |row| {
            let [hour, minute, second] = [0, 1, 2].map(|place| int64(row, place));
            let made = clock(hour, minute, second).map(|micros| Value::Time(Time(micros)));
            made.ok_or_else(|| format!("Input calculates to invalid time: {hour:02}:{minute:02}:{second:02}"))
        }),
        function("bq_interval_text", "S>S", |row| string(interval(text(row, 0))?.to_string())),
        function("bq_justify", "SBB>V", |row| {
            let mut it = interval(text(row, 0))?;
            if boolean(row, 2) {
                it.days += (it.micros / DAY) as i32;
                it.micros %= DAY;
            }
            if boolean(row, 1) {
                it.months += it.days / 30;
                it.days %= 30;
            }
            Ok(Value::Interval(it))
        }),
    ]
}

/// An interval as DuckDB writes it: `1 year -2 months 3 days -01:02:03.5`.
fn interval(written: &str) -> Result<Interval, String> {
    let invalid = || format!("Invalid INTERVAL value '{written}'");
    let mut interval = Interval { months: 0, days: 0, micros: 0 };
    let mut words = written.split(' ');
    while let Some(word) = words.next() {
        if word.contains(':') {
            let (sign, clock) = word.strip_prefix('-').map_or((1, word), |clock| (-1, clock));
            let mut parts = clock.split(':');
            let mut next = || parts.next().and_then(|part| part.parse::<f64>().ok()).ok_or_else(invalid);
            let (hours, minutes, seconds) = (next()?, next()?, next()?);
            interval.micros = sign * (((hours * 60.0 + minutes) * 60.0 + seconds) * 1e6).round() as i64;
            continue;
        }
        let amount: i32 = word.parse().map_err(|_| invalid())?;
        match words.next().unwrap_or_default() {
            "year" | "years" => interval.months += amount * 12,
            "month" | "months" => interval.months += amount,
            "day" | "days" => interval.days += amount,
            _ => return Err(invalid()),
        }
    }
    Ok(interval)
}

fn clock(hour: i64, minute: i64, second: i64) -> Option<i64> {
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    fits.then_some(((hour * 60 + minute) * 60 + second) * 1_000_000)
}

/// A zone by its name or its offset, `Europe/Madrid`, `+05:30`.
fn zone(name: &str) -> Result<TimeZone, String> {
    let invalid = || format!("Invalid time zone: {name}");
    let bare = name.strip_prefix("UTC").filter(|rest| !rest.is_empty()).unwrap_or(name);
    if name.is_empty() || name == "UTC" || name == "Z" {
        return Ok(TimeZone::UTC);
    }
    if let Some(digits) = bare.strip_prefix(['+', '-']) {
        let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
        let (hours, minutes): (i32, i32) =
            (hours.parse().map_err(|_| invalid())?, minutes.parse().map_err(|_| invalid())?);
        let seconds = (hours * 60 + minutes) * 60;
        let seconds = if bare.starts_with('-') { -seconds } else { seconds };
        return Offset::from_seconds(seconds).map(TimeZone::fixed).map_err(|_| invalid());
    }
    TimeZone::get(name).map_err(|_| invalid())
}

/// What a zone's clocks show at a point in time, in microseconds, and the offset from UTC in seconds.
pub(super) fn local(micros: i64, name: &str) -> Result<(i64, i64), String> {
    let at = Instant::from_microsecond(micros).map_err(|error| error.to_string())?;
    let offset = i64::from(zone(name)?.to_offset(at).seconds());
    Ok((micros + offset * 1_000_000, offset))
}

/// The point in time at which a zone's clocks show a date and time.
pub(super) fn instant(micros: i64, name: &str) -> Result<i64, String> {
    let zone = zone(name)?;
    let as_utc = Instant::from_microsecond(micros).map_err(|error| error.to_string())?;
    let clock: civil::DateTime = TimeZone::UTC.to_datetime(as_utc);
    zone.to_ambiguous_timestamp(clock).compatible().map(|at| at.as_microsecond()).map_err(|error| error.to_string())
}
