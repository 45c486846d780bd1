//! Days since 1970-01-01 and dates of the proleptic Gregorian calendar.

/// Days in 400 years.
const ERA: i64 = 146_097;

/// The days from 1970-01-01 to a date.
pub(super) fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years start in March, so that a leap day is a year's last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The year, month and day that lie some days after 1970-01-01.
pub(super) fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(ERA);
    let day_of_era = days.rem_euclid(ERA);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2000, 2, 29), 11_016);
        assert_eq!(days(1, 1, 1), -719_162);
    }

    #[test]
    fn every_day_of_the_range_comes_back() {
        for day in (days(1, 1, 1)..=days(9999, 12, 31)).step_by(7) {
            let (year, month, date_day) = date(day);
            assert_eq!(days(year, month, date_day), day);
        }
    }
}
