//! The calendar, for the one place where a package says when it was made.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: u64 = 86_400;

/// Today's date in UTC as `2025-05-07`.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    iso(since.as_secs() / SECONDS_A_DAY)
}

/// The date of a day counted from 1970-01-01.
///
/// Years are counted from March, so that a leap day is the last of its year; 400 of them have 146,097 days.
fn iso(days: u64) -> String {
    let since_march_0000 = days + 719_468;
    let era = since_march_0000 / 146_097;
    let day_of_era = since_march_0000 % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months_since_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * months_since_march + 2) / 5 + 1;
    let month = if months_since_march < 10 { months_since_march + 3 } else { months_since_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn days_become_dates_over_leap_years_and_centuries() {
        let dates = [(0, "1970-01-01"), (58, "1970-02-28"), (59, "1970-03-01"), (11_016, "2000-02-29")];
        for (days, date) in dates {
            assert_eq!(iso(days), date);
        }
        assert_eq!(iso(20_513), "2026-03-01");
        assert_eq!(iso(47_540), "2100-02-28");
        assert_eq!(iso(47_541), "2100-03-01");
    }
}
