//! FORMAT_DATE and PARSE_DATE and their kin, by strftime's elements.

use super::ScalarFunction;
use super::clocks::{instant, local};
use super::rows::{Row, function, string, text};
use crate::value::{Date, DateTime, Value};

const DAY: i64 = 86_400_000_000;
const SECOND: i64 = 1_000_000;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        // The clock's time is UTC's when a zone is given.
        function("bq_format_time", "STS>S", |row| {
            let Value::DateTime(at) = row[1] else { return Ok(Value::Null) };
            let zone = text(row, 2);
            let (clock, offset) = if zone.is_empty() { (at.0, 0) } else { local(at.0, zone)? };
            string(formatted(text(row, 0), &Moment { clock, offset, zone, at: at.0 }))
        }),
        function("bq_parse_time", "SSS>T", |row| parsed(text(row, 0), text(row, 1), text(row, 2))),
    ]
}

struct Moment<'a> {
    clock: i64,
    offset: i64,
    zone: &'a str,
    at: i64,
}

fn formatted(pattern: &str, moment: &Moment) -> String {
    let date = DateTime(moment.clock).date();
    let (year, month, day) = date.parts();
    let micros = moment.clock.rem_euclid(DAY);
    let (hour, minute, second) = (micros / (3600 * SECOND), micros / (60 * SECOND) % 60, micros / SECOND % 60);
    let weekday = (i64::from(date.0) + 4).rem_euclid(7);
    let first = Date::of(year, 1, 1).map_or(0, |first| first.0);
    let day_of_year = i64::from(date.0 - first) + 1;
    let (iso_year, iso_week) = iso(date);
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let part = |pattern: &str| formatted(pattern, moment);

    let mut out = String::new();
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        let Some(element) = letters.next() else {
            out.push('%');
            break;
        };
        let piece = match element {
            'A' => WEEKDAYS[weekday as usize].to_owned(),
            'a' => WEEKDAYS[weekday as usize][..3].to_owned(),
            'B' => MONTHS[month as usize - 1].to_owned(),
            'b' | 'h' => MONTHS[month as usize - 1][..3].to_owned(),
            'C' => format!("{:02}", year / 100),
            'c' => part("%a %b %e %H:%M:%S %Y"),
            'D' | 'x' => part("%m/%d/%y"),
            'd' => format!("{day:02}"),
            'e' => format!("{day:>2}"),
            'F' => part("%Y-%m-%d"),
            'G' => format!("{iso_year:04}"),
            'g' => format!("{:02}", iso_year % 100),
            'H' => format!("{hour:02}"),
            'I' => format!("{twelve:02}"),
            'J' => format!("{:03}", i64::from(date.0 - iso_start(iso_year)) + 1),
            'j' => format!("{day_of_year:03}"),
            'k' => format!("{hour:>2}"),
            'l' => format!("{twelve:>2}"),
            'M' => format!("{minute:02}"),
            'm' => format!("{month:02}"),
            'n' => "\n".to_owned(),
            'P' => if hour < 12 { "am" } else { "pm" }.to_owned(),
            'p' => if hour < 12 { "AM" } else { "PM" }.to_owned(),
            'Q' => ((month + 2) / 3).to_string(),
            'R' => part("%H:%M"),
            'r' => part("%I:%M:%S %p"),
            'S' => format!("{second:02}"),
            's' => moment.at.div_euclid(SECOND).to_string(),
            'T' | 'X' => part("%H:%M:%S"),
            't' => "\t".to_owned(),
            'U' => format!("{:02}", (day_of_year + 6 - weekday) / 7),
            'u' => (if weekday == 0 { 7 } else { weekday }).to_string(),
            'V' => format!("{iso_week:02}"),
            'W' => format!("{:02}", (day_of_year + 6 - (weekday + 6) % 7) / 7),
            'w' => weekday.to_string(),
            'Y' => year.to_string(),
            'y' => format!("{:02}", year % 100),
            'Z' => {
                if moment.zone.is_empty() {
                    String::new()
                } else {
                    zone_name(moment)
                }
            }
            'z' => offset(moment.offset, ""),
            '%' => "%".to_owned(),
            'E' => extended(&mut letters, micros, second, year, moment),
            other => format!("%{other}"),
        };
        out.push_str(&piece);
    }
    out
}

/// `%E4Y`, `%E3S`, `%E*S`, `%Ez`.
fn extended(
    letters: &mut std::iter::Peekable<std::str::Chars>,
    micros: i64,
    second: i64,
    year: i64,
    moment: &Moment,
) -> String {
    let Some(first) = letters.next() else { return "%E".to_owned() };
    if first == 'z' {
        return offset(moment.offset, ":");
    }
    let Some(second_letter) = letters.next() else { return format!("%E{first}") };
    match (first, second_letter) {
        ('4', 'Y') => format!("{year:04}"),
        ('*', 'S') => {
            let fraction = format!("{:06}", micros % SECOND);
            let fraction = fraction.trim_end_matches('0');
            if fraction.is_empty() { format!("{second:02}") } else { format!("{second:02}.{fraction}") }
        }
        (digits @ '0'..='9', 'S') => {
            let digits = digits as usize - '0' as usize;
            let fraction = format!("{:06}", micros % SECOND);
            let fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(digits).collect();
            if digits == 0 { format!("{second:02}") } else { format!("{second:02}.{fraction}") }
        }
        (one, other) => format!("%E{one}{other}"),
    }
}

fn offset(seconds: i64, colon: &str) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{colon}{:02}", minutes / 60, minutes % 60)
}

fn zone_name(moment: &Moment) -> String {
    if moment.offset == 0 {
        return "UTC".to_owned();
    }
    let (sign, minutes) = (if moment.offset < 0 { '-' } else { '+' }, moment.offset.abs() / 60);
    let behind = if minutes % 60 == 0 { String::new() } else { format!(":{:02}", minutes % 60) };
    format!("UTC{sign}{}{behind}", minutes / 60)
}

/// The first day of an ISO year: the Monday of the week with January 4.
fn iso_start(year: i64) -> i32 {
    let fourth = Date::of(year, 1, 4).map_or(0, |day| day.0);
    fourth - (fourth + 3).rem_euclid(7)
}

fn iso(date: Date) -> (i64, i64) {
    let year = date.parts().0;
    let own = [year + 1, year, year - 1].into_iter().find(|year| iso_start(*year) <= date.0).unwrap_or(year);
    (own, i64::from(date.0 - iso_start(own)) / 7 + 1)
}

/// What is read so far.
struct Read {
    year: i64,
    month: i64,
    day: i64,
    day_of_year: Option<i64>,
    hour: i64,
    afternoon: Option<bool>,
    minute: i64,
    second: i64,
    micros: i64,
    offset: Option<i64>,
    zone: Option<String>,
    epoch: Option<i64>,
}

/// A text by a pattern, as the clock's time; as UTC's when a zone is given.
fn parsed(pattern: &str, wanted: &str, zone: &str) -> Row {
    let mut read = Read {
        year: 1970,
        month: 1,
        day: 1,
        day_of_year: None,
        hour: 0,
        afternoon: None,
        minute: 0,
        second: 0,
        micros: 0,
        offset: None,
        zone: None,
        epoch: None,
    };
    let rest = take(pattern, wanted, &mut read).ok_or_else(|| format!("Failed to parse input string \"{wanted}\""))?;
    if !rest.trim().is_empty() {
        return Err(format!("Failed to parse input string \"{wanted}\""));
    }
    if let Some(seconds) = read.epoch {
        return Ok(Value::DateTime(DateTime(seconds * SECOND)));
    }
    let invalid = || format!("Failed to parse input string \"{wanted}\"");
    let mut date = Date::of(read.year, read.month, read.day).ok_or_else(invalid)?;
    if let Some(day) = read.day_of_year {
        date = Date(Date::of(read.year, 1, 1).ok_or_else(invalid)?.0 + day as i32 - 1);
    }
    let hour = match read.afternoon {
        Some(afternoon) => read.hour % 12 + if afternoon { 12 } else { 0 },
        None => read.hour,
    };
    let clock = i64::from(date.0) * DAY + ((hour * 60 + read.minute) * 60 + read.second) * SECOND + read.micros;
    Ok(Value::DateTime(DateTime(match (read.offset, read.zone.as_deref()) {
        (Some(offset), _) => clock - offset * SECOND,
        (None, Some(named)) => instant(clock, named)?,
        (None, None) if zone.is_empty() => clock,
        (None, None) => instant(clock, zone)?,
    })))
}

fn take<'t>(pattern: &str, mut text: &'t str, read: &mut Read) -> Option<&'t str> {
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            text = text.trim_start();
            continue;
        }
        if letter != '%' {
            text = text.strip_prefix(letter)?;
            continue;
        }
        let element = letters.next()?;
        text = match element {
            'Y' => number(text, 4, &mut read.year)?,
            'y' => {
                let rest = number(text, 2, &mut read.year)?;
                read.year += if read.year < 69 { 2000 } else { 1900 };
                rest
            }
            'm' => within(number(text, 2, &mut read.month)?, read.month, 1, 12)?,
            'd' | 'e' => within(number(text.trim_start(), 2, &mut read.day)?, read.day, 1, 31)?,
            'j' => {
                let mut day = 0;
                let rest = within(number(text, 3, &mut day)?, day, 1, 366)?;
                read.day_of_year = Some(day);
                rest
            }
            'H' | 'k' => within(number(text.trim_start(), 2, &mut read.hour)?, read.hour, 0, 23)?,
            'I' | 'l' => within(number(text.trim_start(), 2, &mut read.hour)?, read.hour, 1, 12)?,
            'M' => within(number(text, 2, &mut read.minute)?, read.minute, 0, 59)?,
            'S' => within(number(text, 2, &mut read.second)?, read.second, 0, 60)?,
            'p' | 'P' => {
                let (half, rest) = text.split_at_checked(2)?;
                read.afternoon = Some(match half.to_ascii_lowercase().as_str() {
                    "am" => false,
                    "pm" => true,
                    _ => return None,
                });
                rest
            }
            'B' | 'b' | 'h' => {
                let (place, rest) = word(text, &MONTHS)?;
                read.month = place as i64 + 1;
                rest
            }
            'A' | 'a' => word(text, &WEEKDAYS)?.1,
            'F' => take("%Y-%m-%d", text, read)?,
            'T' | 'X' => take("%H:%M:%S", text, read)?,
            'R' => take("%H:%M", text, read)?,
            'D' | 'x' => take("%m/%d/%y", text, read)?,
            'r' => take("%I:%M:%S %p", text, read)?,
            'c' => take("%a %b %e %H:%M:%S %Y", text, read)?,
            's' => {
                let mut seconds = 0;
                let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
                let rest = number(digits, 12, &mut seconds)?;
                read.epoch = Some(seconds * sign);
                rest
            }
            'z' => zone_offset(text, read)?,
            'Z' => {
                let end = text.find(|it: char| !(it.is_alphanumeric() || "/_+-:".contains(it))).unwrap_or(text.len());
                read.zone = Some(text[..end].to_owned()).filter(|name| !name.is_empty());
                read.zone.as_ref()?;
                &text[end..]
            }
            'n' | 't' => text.trim_start(),
            '%' => text.strip_prefix('%')?,
            'E' => match (letters.next()?, letters.clone().next()) {
                ('z', _) => zone_offset(text, read)?,
                (_, Some('S')) => {
                    letters.next();
                    seconds(text, read)?
                }
                ('4', Some('Y')) => {
                    letters.next();
                    number(text, 4, &mut read.year)?
                }
                _ => return None,
            },
            'Q' => {
                let mut quarter = 0;
                let rest = within(number(text, 1, &mut quarter)?, quarter, 1, 4)?;
                read.month = quarter * 3 - 2;
                rest
            }
            _ => return None,
        };
    }
    Some(text)
}

fn number<'t>(text: &'t str, most: usize, into: &mut i64) -> Option<&'t str> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    *into = text[..length].parse().ok()?;
    Some(&text[length..])
}

fn within(rest: &str, value: i64, least: i64, most: i64) -> Option<&str> {
    (least..=most).contains(&value).then_some(rest)
}

fn seconds<'t>(text: &'t str, read: &mut Read) -> Option<&'t str> {
    let rest = within(number(text, 2, &mut read.second)?, read.second, 0, 60)?;
    let Some(fraction) = rest.strip_prefix('.') else { return Some(rest) };
    let length = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let digits: String = fraction[..length].chars().chain(std::iter::repeat('0')).take(6).collect();
    read.micros = digits.parse().ok()?;
    Some(&fraction[length..])
}

fn zone_offset<'t>(text: &'t str, read: &mut Read) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        read.offset = Some(0);
        return Some(rest);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.strip_prefix(['+', '-'])?;
    let (mut hours, mut minutes) = (0, 0);
    let rest = number(digits, 2, &mut hours)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let rest = if rest.starts_with(|it: char| it.is_ascii_digit()) { number(rest, 2, &mut minutes)? } else { rest };
    read.offset = Some(sign * (hours * 60 + minutes) * 60);
    Some(rest)
}

/// A name from a list, whole or its first three letters.
fn word<'t>(text: &'t str, names: &[&str]) -> Option<(usize, &'t str)> {
    let starts = |name: &str| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let whole = names.iter().position(|name| starts(name)).map(|place| (place, names[place].len()));
    let short = || names.iter().position(|name| starts(&name[..3])).map(|place| (place, 3));
    let (place, length) = whole.or_else(short)?;
    Some((place, &text[length..]))
}
