//! Dates and times as Snowflake's Python driver prints them: to the microsecond, and a fraction only where there is one.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};
use serde_json::Value;

use super::kind::Zone;

/// Minutes that are added to an offset, so that none is negative.
const NO_OFFSET: i64 = 1440;

/// Seconds since 1970, or since midnight, and the nanoseconds behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Instant {
    pub seconds: i64,
    pub nanoseconds: i64,
}

impl Instant {
    /// A whole number of units of which a second has ten to the power of `scale`.
    pub fn scaled(value: i64, scale: u32) -> Self {
        let scale = scale.min(9);
        let units = 10_i64.pow(scale);
        Self { seconds: value.div_euclid(units), nanoseconds: value.rem_euclid(units) * 10_i64.pow(9 - scale) }
    }

    /// Reads `-1577836800.123`.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let seconds: i64 = whole.parse().ok()?;
        if fraction.len() > 9 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let nanoseconds: i64 = format!("{fraction:0<9}").parse().ok()?;
        let is_before = whole.starts_with('-') && nanoseconds > 0;
        Some(if is_before {
            Self { seconds: seconds - 1, nanoseconds: 1_000_000_000 - nanoseconds }
        } else {
            Self { seconds, nanoseconds }
        })
    }

    fn timestamp(self) -> Option<Timestamp> {
        Timestamp::new(self.seconds, i32::try_from(self.nanoseconds).ok()?).ok()
    }
}

pub(super) fn date(days: i64) -> Option<Value> {
    let epoch = Date::constant(1970, 1, 1);
    let date = epoch.checked_add(Span::new().try_days(days).ok()?).ok()?;
    Some(Value::from(date.to_string()))
}

pub(super) fn time(since_midnight: Instant) -> Option<Value> {
    let within_a_day = (0..86_400).contains(&since_midnight.seconds).then_some(since_midnight)?;
    Some(Value::from(clock(within_a_day.timestamp()?.to_zoned(TimeZone::UTC).datetime())))
}

/// A point in time in a zone; `offset` counts minutes from a day before UTC.
pub(super) fn timestamp(instant: Instant, zone: Zone, offset: Option<i64>) -> Option<Value> {
    let minutes = match zone {
        Zone::Own => offset? - NO_OFFSET,
        Zone::None | Zone::Session => 0,
    };
    let offset = Offset::from_seconds(i32::try_from(minutes * 60).ok()?).ok()?;
    let local = offset.to_datetime(instant.timestamp()?);
    let mut text = format!("{} {}", local.date(), clock(local));
    if zone != Zone::None {
        let sign = if minutes < 0 { '-' } else { '+' };
        text.push_str(&format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60));
    }
    Some(Value::from(text))
}

fn clock(moment: DateTime) -> String {
    let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
    let microseconds = moment.subsec_nanosecond() / 1000;
    let fraction = if microseconds == 0 { String::new() } else { format!(".{microseconds:06}") };
    format!("{hour:02}:{minute:02}:{second:02}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_print_as_python_prints_them() {
        let at = |text| Instant::parse(text).unwrap();
        assert_eq!(date(19_724).unwrap(), "2024-01-02");
        assert_eq!(date(-1).unwrap(), "1969-12-31");
        assert_eq!(time(at("36672.500000000")).unwrap(), "10:11:12.500000");
        let ntz = |text| timestamp(at(text), Zone::None, None).unwrap();
        assert_eq!(ntz("1704164645.000000000"), "2024-01-02 03:04:05");
        assert_eq!(ntz("1704164645.123456789"), "2024-01-02 03:04:05.123456");
        assert_eq!(ntz("-0.500000000"), "1969-12-31 23:59:59.500000");
        assert_eq!(timestamp(at("1704164645"), Zone::Session, None).unwrap(), "2024-01-02 03:04:05+00:00");
        assert_eq!(timestamp(at("1704164645"), Zone::Own, Some(1440 + 330)).unwrap(), "2024-01-02 08:34:05+05:30");
        assert_eq!(timestamp(at("1704164645"), Zone::Own, Some(1440 - 210)).unwrap(), "2024-01-01 23:34:05-03:30");
    }

    #[test]
    fn scaled_numbers_and_texts_mean_the_same() {
        assert_eq!(Instant::scaled(-500, 3), Instant::parse("-0.5").unwrap());
        assert_eq!(Instant::scaled(1_704_164_645_123, 3), Instant::parse("1704164645.123").unwrap());
    }

    #[test]
    fn what_is_no_moment_is_none() {
        assert_eq!(Instant::parse("1.x"), None);
        assert_eq!(time(Instant { seconds: 86_400, nanoseconds: 0 }), None);
        assert_eq!(date(i64::MAX), None);
        assert_eq!(timestamp(Instant { seconds: 0, nanoseconds: 0 }, Zone::Own, None), None);
    }
}
