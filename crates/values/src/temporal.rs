//! Points in time and spans of it. Each displays as BigQuery casts it to STRING.

use std::fmt;
use std::str::FromStr;

use crate::calendar;

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3_600 * SECOND;
const DAY: i64 = 24 * HOUR;

/// Days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub i32);

/// Microseconds since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

/// Microseconds since 1970-01-01 00:00:00 of a clock on some wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub i64);

/// Microseconds since 1970-01-01 00:00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    pub months: i32,
    pub days: i32,
    pub micros: i64,
}

/// A text that is none of what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Invalid {what}: '{text}'")]
pub struct TemporalError {
    what: &'static str,
    text: String,
}

impl Date {
    pub fn of(year: i64, month: i64, day: i64) -> Option<Self> {
        let days = calendar::days(year, month, day);
        let exists = (1..=9999).contains(&year) && calendar::date(days) == (year, month, day);
        exists.then(|| i32::try_from(days).ok().map(Self)).flatten()
    }

    /// The year, the month and the day, from 1.
    pub fn parts(self) -> (i64, i64, i64) {
        calendar::date(self.0.into())
    }
}

impl DateTime {
    pub fn date(self) -> Date {
        Date(self.0.div_euclid(DAY) as i32)
    }

    pub fn time(self) -> Time {
        Time(self.0.rem_euclid(DAY))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        clock(out, self.0)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.date(), self.time())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}+00", DateTime(self.0))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = |negative: bool| if negative { "-" } else { "" };
        let months = self.months.unsigned_abs();
        write!(
            out,
            "{}{}-{} {} {}",
            sign(self.months < 0),
            months / 12,
            months % 12,
            self.days,
            sign(self.micros < 0)
        )?;
        let micros = self.micros.unsigned_abs();
        let second = SECOND as u64;
        write!(out, "{}:{}:{}", micros / HOUR as u64, micros / (60 * second) % 60, micros / second % 60)?;
        fraction(out, micros % second)
    }
}

/// A time of day; its fraction of a second has no, three or six digits.
fn clock(out: &mut fmt::Formatter<'_>, micros: i64) -> fmt::Result {
    let seconds = micros / SECOND;
    write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
    fraction(out, (micros % SECOND) as u64)
}

fn fraction(out: &mut fmt::Formatter<'_>, micros: u64) -> fmt::Result {
    match micros {
        0 => Ok(()),
        millis if millis % 1000 == 0 => write!(out, ".{:03}", millis / 1000),
        micros => write!(out, ".{micros:06}"),
    }
}

impl FromStr for Date {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<Self, TemporalError> {
        let error = || TemporalError { what: "date", text: text.to_owned() };
        let mut parts = text.trim().splitn(3, '-').map(|part| whole(part, 4));
        let mut next = || parts.next().flatten();
        let date = next().and_then(|year| Self::of(year, next()?, next()?));
        date.ok_or_else(error)
    }
}

impl FromStr for Time {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<Self, TemporalError> {
        let error = || TemporalError { what: "time", text: text.to_owned() };
        time(text.trim()).map(Self).ok_or_else(error)
    }
}

impl FromStr for DateTime {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<Self, TemporalError> {
        let error = || TemporalError { what: "datetime", text: text.to_owned() };
        let (date, time_of_day) = text.trim().split_once(['T', 't', ' ']).unwrap_or((text.trim(), "0:0:0"));
        let date: Date = date.parse().map_err(|_| error())?;
        let micros = time(time_of_day).ok_or_else(error)?;
        Ok(Self(i64::from(date.0) * DAY + micros))
    }
}

impl FromStr for Timestamp {
    type Err = TemporalError;

    /// Takes an offset (`Z`, `+2`, `+02:00`, ` UTC`) or none, which means UTC.
    fn from_str(text: &str) -> Result<Self, TemporalError> {
        let error = || TemporalError { what: "timestamp", text: text.to_owned() };
        let text = text.trim();
        let text = text.strip_suffix("UTC").map_or(text, str::trim_end);
        let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
        // The signs before the time of day belong to the date.
        let zone = text.rfind(['+', '-']).filter(|at| text[..*at].contains(':'));
        let (local, offset) = zone.map_or((text, ""), |at| text.split_at(at));
        let local: DateTime = local.parse().map_err(|_| error())?;
        let offset = offset_micros(offset).ok_or_else(error)?;
        Ok(Self(local.0 - offset))
    }
}

/// `+2`, `-02:30` or nothing.
fn offset_micros(text: &str) -> Option<i64> {
    let Some(digits) = text.strip_prefix(['+', '-']) else { return text.is_empty().then_some(0) };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let micros = whole(hours, 2)? * HOUR + whole(minutes, 2)? * 60 * SECOND;
    Some(if text.starts_with('-') { -micros } else { micros })
}

/// `H:M:S` with up to six digits of a fraction, in microseconds.
fn time(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let (hours, minutes) = (whole(parts.next()?, 2)?, whole(parts.next()?, 2)?);
    let (seconds, fraction) = match parts.next() {
        Some(seconds) => seconds.split_once('.').unwrap_or((seconds, "")),
        None => ("0", ""),
    };
    let seconds = whole(seconds, 2)?;
    let fraction = if fraction.is_empty() { 0 } else { whole(fraction, 6)? * 10_i64.pow(6 - fraction.len() as u32) };
    let fits = parts.next().is_none() && hours < 24 && minutes < 60 && seconds < 60;
    fits.then_some(hours * HOUR + (minutes * 60 + seconds) * SECOND + fraction)
}

fn whole(digits: &str, most: usize) -> Option<i64> {
    let fits = (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_and_written_as_bigquery_writes_them() {
        let timestamp = |text: &str| text.parse::<Timestamp>().map(|it| it.to_string());
        assert_eq!(timestamp("2024-01-02 03:04:05.5+02"), Ok("2024-01-02 01:04:05.500+00".into()));
        assert_eq!(timestamp("2024-1-2T03:04:05Z"), Ok("2024-01-02 03:04:05+00".into()));
        assert_eq!(timestamp("2024-01-02"), Ok("2024-01-02 00:00:00+00".into()));
        assert_eq!(timestamp("1969-12-31 23:59:59.000001 UTC"), Ok("1969-12-31 23:59:59.000001+00".into()));
        assert!(timestamp("2024-02-30").is_err());
        assert!("25:00:00".parse::<Time>().is_err());
        assert!("2024-01-02x".parse::<Date>().is_err());
        let interval = Interval { months: -14, days: 3, micros: -(HOUR + 500_000) };
        assert_eq!(interval.to_string(), "-1-2 3 -1:0:0.500");
    }
}
