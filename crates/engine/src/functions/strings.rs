//! Strings and bytes as BigQuery cuts, pads and encodes them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha512};
use unicode_normalization::UnicodeNormalization;

use super::ScalarFunction;
use super::rows::{Row, boolean, bytes, float64, function, int64, string, text};
use crate::value::Value;

/// The letters of base 32.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_substr", "SII>S|YII>Y", substr),
        function("bq_left", "SI>S", |row| {
            string(text(row, 0).chars().take(length(row, 1, "LEFT")?).collect::<String>())
        }),
        function("bq_right", "SI>S", |row| {
            let all: Vec<char> = text(row, 0).chars().collect();
            let from = all.len().saturating_sub(length(row, 1, "RIGHT")?);
            string(all[from..].iter().collect::<String>())
        }),
        function("bq_instr", "SSII>I", instr),
        function("bq_reverse", "S>S|Y>Y", |row| match &row[0] {
            Value::Bytes(bytes) => Ok(Value::Bytes(bytes.iter().rev().copied().collect())),
            _ => string(text(row, 0).chars().rev().collect::<String>()),
        }),
        function("bq_repeat", "SI>S", |row| {
            let times = length(row, 1, "REPEAT")?;
            if text(row, 0).len().saturating_mul(times) > 1 << 28 {
                return Err("REPEAT: the result is too long".into());
            }
            string(text(row, 0).repeat(times))
        }),
        function("bq_trim", "S>S|SS>S", |row| string(text(row, 0).trim_matches(|it| trimmed(row, it)))),
        function("bq_ltrim", "S>S|SS>S", |row| string(text(row, 0).trim_start_matches(|it| trimmed(row, it)))),
        function("bq_rtrim", "S>S|SS>S", |row| string(text(row, 0).trim_end_matches(|it| trimmed(row, it)))),
        function("bq_lpad", "SIS>S", |row| pad(row, true)),
        function("bq_rpad", "SIS>S", |row| pad(row, false)),
        function("bq_split", "SS>[S]", |row| {
            let (whole, delimiter) = (text(row, 0), text(row, 1));
            let piece = |piece: &str| Value::String(piece.to_owned());
            Ok(Value::Array(match delimiter {
                "" if whole.is_empty() => vec![piece("")],
                "" => whole.chars().map(|it| Value::String(it.to_string())).collect(),
                _ => whole.split(delimiter).map(piece).collect(),
            }))
        }),
        function("bq_initcap", "S>S|SS>S", initcap),
        function("bq_ascii", "S>I", |row| match text(row, 0).chars().next() {
            None => Ok(Value::Int64(0)),
            Some(first) if first.is_ascii() => Ok(Value::Int64(first as i64)),
            Some(_) => Err("ASCII: the first character is not an ASCII character".into()),
        }),
        function("bq_unicode", "S>I", |row| {
            Ok(Value::Int64(text(row, 0).chars().next().map_or(0, |first| first as i64)))
        }),
        function("bq_chr", "I>S", |row| match int64(row, 0) {
            0 => string(""),
            code => string(character(code)?.to_string()),
        }),
        function("bq_code_points", "S>[I]", |row| {
            Ok(Value::Array(text(row, 0).chars().map(|it| Value::Int64(it as i64)).collect()))
        }),
        function("bq_from_code_points", "[I>S", from_code_points),
        function("bq_translate", "SSS>S", |row| {
            let [from, to] = [1, 2].map(|place| text(row, place).chars().collect::<Vec<_>>());
            let changed = text(row, 0).chars().filter_map(|it| match from.iter().position(|own| *own == it) {
                None => Some(it),
                Some(place) => to.get(place).copied(),
            });
            string(changed.collect::<String>())
        }),
        function("bq_soundex", "S>S", |row| string(soundex(text(row, 0)))),
        function("bq_from_hex", "S>Y", |row| {
            let digits = text(row, 0);
            let digits = if digits.len() % 2 == 1 { format!("0{digits}") } else { digits.to_owned() };
            let byte = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
            let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(byte).collect();
            bytes
                .map(Value::Bytes)
                .ok_or_else(|| format!("Failed to decode invalid hexadecimal string: {}", text(row, 0)))
        }),
        function("bq_from_base64", "S>Y", |row| {
            let decoded = STANDARD.decode(text(row, 0).trim());
            decoded.map(Value::Bytes).map_err(|_| format!("Failed to decode invalid base64 string: {}", text(row, 0)))
        }),
        function("bq_to_base32", "Y>S", |row| string(to_base32(bytes(row, 0)))),
        function("bq_from_base32", "S>Y", |row| {
            let decoded = from_base32(text(row, 0));
            decoded.map(Value::Bytes).ok_or_else(|| format!("Failed to decode invalid base32 string: {}", text(row, 0)))
        }),
        function("bq_lossy_text", "Y>S", |row| string(String::from_utf8_lossy(bytes(row, 0)))),
        function("bq_sha512", "Y>Y", |row| Ok(Value::Bytes(Sha512::digest(bytes(row, 0)).to_vec()))),
        function("bq_normalize", "SS>S", |row| {
            let whole = text(row, 0);
            string(match text(row, 1) {
                "NFD" => whole.nfd().collect::<String>(),
                "NFKC" => whole.nfkc().collect(),
                "NFKD" => whole.nfkd().collect(),
                _ => whole.nfc().collect(),
            })
        }),
        function("bq_casefold", "S>S", |row| string(text(row, 0).replace('ß', "ss").to_lowercase().replace('ς', "σ"))),
        function("bq_quote", "S>S", |row| string(quoted(text(row, 0)))),
        function("bq_quote_bytes", "YB>S", |row| {
            let escaped: String = bytes(row, 0).iter().map(|byte| escaped_byte(*byte)).collect();
            string(if boolean(row, 1) { format!("b\"{escaped}\"") } else { escaped })
        }),
        function("bq_generate_array", "III>[I]|FFF>[F]", generate_array),
    ]
}

fn length(row: &[Value], place: usize, name: &str) -> Result<usize, String> {
    usize::try_from(int64(row, place)).map_err(|_| format!("{name}: the length must not be negative"))
}

/// Positions count from 1, from the end when negative; 0 is 1, and what lies before the start is the start.
fn substr(row: &[Value]) -> Row {
    let wanted = int64(row, 2);
    if wanted < 0 {
        return Err("Third argument in SUBSTR() cannot be negative".into());
    }
    let cut = |size: usize| {
        let size = size as i64;
        let start = match int64(row, 1) {
            0 => 0,
            position if position > 0 => position - 1,
            position => (size + position).max(0),
        };
        let start = start.min(size);
        (start as usize, start.saturating_add(wanted).min(size) as usize)
    };
    match &row[0] {
        Value::Bytes(bytes) => {
            let (start, end) = cut(bytes.len());
            Ok(Value::Bytes(bytes[start..end].to_vec()))
        }
        _ => {
            let whole = text(row, 0);
            let (start, end) = cut(whole.chars().count());
            string(whole.chars().skip(start).take(end - start).collect::<String>())
        }
    }
}

fn instr(row: &[Value]) -> Row {
    let [whole, sought] = [0, 1].map(|place| text(row, place).chars().collect::<Vec<char>>());
    let (position, occurrence) = (int64(row, 2), int64(row, 3));
    if position == 0 || occurrence < 1 {
        return Err("INSTR: the position must not be 0 and the occurrence must be positive".into());
    }
    if sought.is_empty() {
        return Ok(Value::Int64(0));
    }
    let starts: Vec<usize> = (0..whole.len()).filter(|at| whole[*at..].starts_with(&sought)).collect();
    let found = if position > 0 {
        starts.into_iter().filter(|at| *at as i64 >= position - 1).nth(occurrence as usize - 1)
    } else {
        let last = whole.len() as i64 + position;
        starts.into_iter().rev().filter(|at| *at as i64 <= last).nth(occurrence as usize - 1)
    };
    Ok(Value::Int64(found.map_or(0, |at| at as i64 + 1)))
}

fn trimmed(row: &[Value], it: char) -> bool {
    if row.len() > 1 { text(row, 1).contains(it) } else { it.is_whitespace() }
}

fn pad(row: &[Value], left: bool) -> Row {
    let name = if left { "LPAD" } else { "RPAD" };
    let wanted = length(row, 1, name)?;
    let whole = text(row, 0);
    let size = whole.chars().count();
    if wanted <= size {
        return string(whole.chars().take(wanted).collect::<String>());
    }
    if text(row, 2).is_empty() {
        return Err(format!("{name}: the pattern must not be empty"));
    }
    if wanted > 1 << 28 {
        return Err(format!("{name}: the result is too long"));
    }
    let padding: String = text(row, 2).chars().cycle().take(wanted - size).collect();
    string(if left { format!("{padding}{whole}") } else { format!("{whole}{padding}") })
}

fn initcap(row: &[Value]) -> Row {
    let delimiters = if row.len() > 1 { text(row, 1) } else { " \t\n\r\u{b}\u{c}[](){}/|<>!?@\"^#$&~_,.:;*%+-" };
    let mut starts = true;
    let mut out = String::new();
    for letter in text(row, 0).chars() {
        if delimiters.contains(letter) {
            starts = true;
            out.push(letter);
        } else if starts {
            starts = false;
            out.extend(letter.to_uppercase());
        } else {
            out.extend(letter.to_lowercase());
        }
    }
    string(out)
}

fn character(code: i64) -> Result<char, String> {
    let found = u32::try_from(code).ok().and_then(char::from_u32);
    found.ok_or_else(|| format!("Invalid codepoint {code}"))
}

fn from_code_points(row: &[Value]) -> Row {
    let Value::Array(items) = &row[0] else { return Ok(Value::Null) };
    let mut out = String::new();
    for item in items {
        let Value::Int64(code) = item else { return Ok(Value::Null) };
        out.push(character(*code)?);
    }
    string(out)
}

fn soundex(whole: &str) -> String {
    let code = |letter: char| match letter.to_ascii_lowercase() {
        'b' | 'f' | 'p' | 'v' => Some('1'),
        'c' | 'g' | 'j' | 'k' | 'q' | 's' | 'x' | 'z' => Some('2'),
        'd' | 't' => Some('3'),
        'l' => Some('4'),
        'm' | 'n' => Some('5'),
        'r' => Some('6'),
        _ => None,
    };
    let mut letters = whole.chars().filter(char::is_ascii_alphabetic);
    let Some(first) = letters.next() else { return String::new() };
    let mut out = String::from(first.to_ascii_uppercase());
    let mut last = code(first);
    for letter in letters {
        let own = code(letter);
        if let Some(digit) = own.filter(|_| own != last) {
            out.push(digit);
        }
        if !matches!(letter.to_ascii_lowercase(), 'h' | 'w') {
            last = own;
        }
        if out.len() == 4 {
            break;
        }
    }
    format!("{out:0<4}")
}

fn to_base32(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(5) {
        let mut group = [0; 5];
        group[..chunk.len()].copy_from_slice(chunk);
        let bits = group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letters = (chunk.len() * 8).div_ceil(5);
        for place in 0..8 {
            let letter = BASE32[(bits >> (35 - 5 * place) & 31) as usize];
            out.push(if place < letters { char::from(letter) } else { '=' });
        }
    }
    out
}

fn from_base32(encoded: &str) -> Option<Vec<u8>> {
    let letters = encoded.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(letters.len() * 5 / 8);
    let (mut bits, mut count) = (0_u64, 0);
    for letter in letters.bytes() {
        bits = bits << 5 | BASE32.iter().position(|own| *own == letter)? as u64;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 255) as u8);
        }
    }
    Some(bytes)
}

/// A text as a literal of GoogleSQL's, in the quotes that need the fewest escapes.
pub(crate) fn quoted(whole: &str) -> String {
    let quote = if whole.contains('"') && !whole.contains('\'') { '\'' } else { '"' };
    let mut out = String::from(quote);
    for letter in whole.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            it if it == quote => out.extend(['\\', it]),
            it if it.is_ascii_control() => out.push_str(&format!("\\x{:02x}", it as u32)),
            it => out.push(it),
        }
    }
    out.push(quote);
    out
}

fn escaped_byte(byte: u8) -> String {
    match byte {
        b'\\' => "\\\\".into(),
        b'"' => "\\\"".into(),
        b'\n' => "\\n".into(),
        b'\r' => "\\r".into(),
        b'\t' => "\\t".into(),
        32..=126 => char::from(byte).to_string(),
        _ => format!("\\x{byte:02x}"),
    }
}

/// More items than this are refused.
const MOST_ITEMS: f64 = 1e7;

fn generate_array(row: &[Value]) -> Row {
    if let Value::Int64(_) = row[0] {
        let [start, end, step] = [0, 1, 2].map(|place| int64(row, place));
        if step == 0 {
            return Err("Sequence step cannot be 0.".into());
        }
        if (end as f64 - start as f64) / step as f64 > MOST_ITEMS {
            return Err("GENERATE_ARRAY: the array is too long".into());
        }
        let items = std::iter::successors(Some(start), |at| at.checked_add(step));
        let items = items.take_while(|at| if step > 0 { *at <= end } else { *at >= end });
        return Ok(Value::Array(items.map(Value::Int64).collect()));
    }
    let [start, end, step] = [0, 1, 2].map(|place| float64(row, place));
    if step == 0.0 || !(start.is_finite() && end.is_finite() && step.is_finite()) {
        return Err("Sequence step cannot be 0.".into());
    }
    if (end - start) / step > MOST_ITEMS {
        return Err("GENERATE_ARRAY: the array is too long".into());
    }
    let items = (0..).map(|place| start + f64::from(place) * step);
    let items = items.take_while(|at| if step > 0.0 { *at <= end } else { *at >= end });
    Ok(Value::Array(items.map(Value::Float64).collect()))
}
