//! FORMAT. Its arguments come packed into one text: each is a letter for its type and two texts, as %t and as %T show
//! it, with their lengths in bytes before them; `-` stands for NULL.

use super::ScalarFunction;
use super::casts::general;
use super::rows::{Row, function, string, text};
use crate::value::Value;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![function("bq_format", "SS>S", |row| format(text(row, 0), text(row, 1)))]
}

struct Argument<'a> {
    kind: char,
    plain: Option<&'a str>,
    literal: Option<&'a str>,
}

fn unpacked(mut packed: &str) -> Option<Vec<Argument<'_>>> {
    let mut arguments = Vec::new();
    while let Some(kind) = packed.chars().next() {
        packed = &packed[kind.len_utf8()..];
        let mut next = || {
            if let Some(rest) = packed.strip_prefix('-') {
                packed = rest;
                return Some(None);
            }
            let (length, rest) = packed.split_once(':')?;
            let (text, rest) = rest.split_at_checked(length.parse().ok()?)?;
            packed = rest;
            Some(Some(text))
        };
        let (plain, literal) = (next()?, next()?);
        arguments.push(Argument { kind, plain, literal });
    }
    Some(arguments)
}

/// `%-08.2f` in parts.
#[derive(Default)]
struct Specifier {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    grouped: bool,
    width: usize,
    precision: Option<usize>,
    letter: char,
}

fn format(pattern: &str, packed: &str) -> Row {
    let arguments = unpacked(packed).ok_or("FORMAT: its arguments could not be read")?;
    let mut arguments = arguments.iter();
    let mut out = String::with_capacity(pattern.len());
    let mut is_null = false;
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        if letters.peek() == Some(&'%') {
            letters.next();
            out.push('%');
            continue;
        }
        let specifier = specifier(&mut letters, &mut arguments, pattern)?;
        let argument =
            arguments.next().ok_or_else(|| format!("Too few arguments to FORMAT for pattern \"{pattern}\""))?;
        let shows_null = matches!(specifier.letter, 't' | 'T');
        let shown = match argument.plain {
            None if shows_null => Some("NULL".to_owned()),
            None if matches!(specifier.letter, 'p' | 'P') && argument.kind == 'j' => Some("null".to_owned()),
            None => None,
            Some(plain) => Some(one(&specifier, argument, plain)?),
        };
        match shown {
            Some(shown) => out.push_str(&padded(shown, &specifier)),
            None => is_null = true,
        }
    }
    if arguments.next().is_some() {
        return Err(format!("Too many arguments to FORMAT for pattern \"{pattern}\""));
    }
    if is_null { Ok(Value::Null) } else { string(out) }
}

fn specifier<'a>(
    letters: &mut std::iter::Peekable<std::str::Chars>,
    arguments: &mut impl Iterator<Item = &'a Argument<'a>>,
    pattern: &str,
) -> Result<Specifier, String> {
    let invalid = || format!("Invalid format specifier in FORMAT pattern \"{pattern}\"");
    let mut specifier = Specifier::default();
    while let Some(flag) = letters.next_if(|it| "-+ #0'".contains(*it)) {
        match flag {
            '-' => specifier.left = true,
            '+' => specifier.plus = true,
            ' ' => specifier.space = true,
            '#' => specifier.alternate = true,
            '0' => specifier.zero = true,
            _ => specifier.grouped = true,
        }
    }
    let mut number = |letters: &mut std::iter::Peekable<std::str::Chars>| -> Result<Option<i64>, String> {
        if letters.next_if_eq(&'*').is_some() {
            let argument = arguments.next().and_then(|argument| argument.plain?.parse().ok());
            return argument.map(Some).ok_or_else(invalid);
        }
        let mut digits = String::new();
        while let Some(digit) = letters.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        Ok(digits.parse().ok())
    };
    let width = number(letters)?.unwrap_or(0);
    specifier.left |= width < 0;
    specifier.width = width.unsigned_abs().min(1 << 20) as usize;
    if letters.next_if_eq(&'.').is_some() {
        specifier.precision = Some(number(letters)?.unwrap_or(0).clamp(0, 1 << 10) as usize);
    }
    specifier.letter = letters.next().ok_or_else(invalid)?;
    if "diouxXfFeEgGsptPT".contains(specifier.letter) { Ok(specifier) } else { Err(invalid()) }
}

/// An argument that is not NULL, before it is padded.
fn one(specifier: &Specifier, argument: &Argument, plain: &str) -> Result<String, String> {
    let refused = || {
        let letter = specifier.letter;
        let kind = match argument.kind {
            'i' => "INT64",
            'f' => "FLOAT64",
            'd' => "NUMERIC",
            's' => "STRING",
            'b' => "BOOL",
            'j' => "JSON",
            'y' => "BYTES",
            _ => "another type",
        };
        format!("Invalid type for argument to FORMAT; %{letter} does not take {kind}")
    };
    Ok(match (specifier.letter, argument.kind) {
        ('d' | 'i', 'i') => signed(specifier, whole(plain, specifier), plain.starts_with('-')),
        ('o', 'i') => based(specifier, plain, |number| format!("{number:o}"), "0"),
        ('x', 'i') => based(specifier, plain, |number| format!("{number:x}"), "0x"),
        ('X', 'i') => based(specifier, plain, |number| format!("{number:X}"), "0X"),
        ('f' | 'F' | 'e' | 'E' | 'g' | 'G', 'f' | 'd') => {
            let number: f64 = plain.parse().map_err(|_| refused())?;
            if !number.is_finite() {
                let word = if number.is_nan() { "nan" } else { "inf" };
                let word = if specifier.letter.is_ascii_uppercase() { word.to_uppercase() } else { word.to_owned() };
                return Ok(signed(specifier, word, number < 0.0));
            }
            let digits = if argument.kind == 'd' && matches!(specifier.letter, 'f' | 'F') {
                exact(plain.trim_start_matches('-'), specifier.precision.unwrap_or(6))
            } else {
                floating(specifier, number.abs())
            };
            let digits = if specifier.grouped { grouped(&digits) } else { digits };
            signed(specifier, digits, number.is_sign_negative())
        }
        ('s', 's') => match specifier.precision {
            Some(most) => plain.chars().take(most).collect(),
            None => plain.to_owned(),
        },
        ('p', 'j') => plain.to_owned(),
        ('P', 'j') => {
            let value: serde_json::Value = serde_json::from_str(plain).map_err(|_| refused())?;
            serde_json::to_string_pretty(&value).map_err(|_| refused())?
        }
        ('t', _) => match specifier.precision {
            Some(most) => plain.chars().take(most).collect(),
            None => plain.to_owned(),
        },
        ('T', _) => argument.literal.unwrap_or("NULL").to_owned(),
        _ => return Err(refused()),
    })
}

/// An integer's digits, with at least as many as the precision asks for.
fn whole(plain: &str, specifier: &Specifier) -> String {
    let digits = format!("{:0>1$}", plain.trim_start_matches('-'), specifier.precision.unwrap_or(1));
    if specifier.grouped { grouped(&digits) } else { digits }
}

/// Puts commas between thousands.
fn grouped(digits: &str) -> String {
    let end = digits.find(['.', 'e', 'E']).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at(end);
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

fn based(specifier: &Specifier, plain: &str, how: fn(u64) -> String, prefix: &str) -> String {
    let number: i64 = plain.parse().unwrap_or(0);
    let digits = how(number.unsigned_abs());
    let digits = if specifier.alternate && number != 0 { format!("{prefix}{digits}") } else { digits };
    signed(specifier, digits, number < 0)
}

fn signed(specifier: &Specifier, digits: String, negative: bool) -> String {
    let sign = match (negative, specifier.plus, specifier.space) {
        (true, ..) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        _ => "",
    };
    let room = specifier.width.saturating_sub(sign.len() + digits.chars().count());
    if specifier.zero && !specifier.left && digits.starts_with(|it: char| it.is_ascii_digit()) {
        return format!("{sign}{}{digits}", "0".repeat(room));
    }
    format!("{sign}{digits}")
}

fn floating(specifier: &Specifier, number: f64) -> String {
    let precision = specifier.precision.unwrap_or(6);
    let text = match specifier.letter {
        'f' | 'F' => format!("{number:.precision$}"),
        'e' | 'E' => {
            let text = format!("{number:.precision$e}");
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            let exponent: i32 = exponent.parse().unwrap_or(0);
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{mantissa}e{sign}{:02}", exponent.abs())
        }
        _ => general(number, precision),
    };
    if specifier.letter.is_ascii_uppercase() { text.to_uppercase() } else { text }
}

/// A decimal number's text with so many digits behind the point, without a detour over FLOAT64.
fn exact(plain: &str, precision: usize) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    if fraction.len() <= precision {
        let point = if precision > 0 { "." } else { "" };
        return format!("{whole}{point}{fraction:0<precision$}");
    }
    let (kept, cut) = fraction.split_at(precision);
    let number: i128 = format!("{whole}{kept}").parse().unwrap_or(0);
    let number = number + i128::from(cut.starts_with(|it: char| it >= '5'));
    let width = precision + 1;
    let digits = format!("{number:0>width$}");
    let (whole, fraction) = digits.split_at(digits.len() - precision);
    if precision > 0 { format!("{whole}.{fraction}") } else { whole.to_owned() }
}

fn padded(shown: String, specifier: &Specifier) -> String {
    let room = specifier.width.saturating_sub(shown.chars().count());
    match (room, specifier.left) {
        (0, _) => shown,
        (room, true) => shown + &" ".repeat(room),
        (room, false) => " ".repeat(room) + &shown,
    }
}
