//! What BigQuery's string literals say.

use std::fmt::Write;

use extension_sql::lexer::Token;

/// Why an escape in a literal is none.
type Escape = (String, std::ops::Range<usize>);

/// The text of a string literal or of a quoted name.
pub fn string(sql: &str, token: &Token) -> Result<String, Escape> {
    let content = &sql[token.content()];
    if !token.quoted().is_some_and(|quoted| quoted.escapes) || !content.contains('\\') {
        return Ok(content.to_owned());
    }
    let mut text = String::with_capacity(content.len());
    read(content, token.content().start, |piece| match piece {
        Piece::Plain(plain) => text.push_str(plain),
        Piece::Character(character) => text.push(character),
        // In a string, \xHH and \OOO are code points.
        Piece::Byte(byte) => text.push(char::from(byte)),
    })?;
    Ok(text)
}

/// The bytes of a byte literal, each as the character of its number: the parser holds them as text. See [`bytes_of`].
pub fn byte_string(sql: &str, token: &Token) -> Result<String, Escape> {
    let content = &sql[token.content()];
    let mut bytes = Vec::with_capacity(content.len());
    if token.quoted().is_some_and(|quoted| quoted.escapes) {
        let mut character_bytes = [0; 4];
        read(content, token.content().start, |piece| match piece {
            Piece::Plain(plain) => bytes.extend_from_slice(plain.as_bytes()),
            Piece::Character(character) => {
                bytes.extend_from_slice(character.encode_utf8(&mut character_bytes).as_bytes());
            }
            Piece::Byte(byte) => bytes.push(byte),
        })?;
    } else {
        bytes.extend_from_slice(content.as_bytes());
    }
    Ok(bytes.into_iter().map(char::from).collect())
}

/// The bytes of a byte literal in the parser's tree.
pub fn bytes_of(literal: &str) -> Vec<u8> {
    literal.chars().map(|character| character as u32 as u8).collect()
}

enum Piece<'a> {
    Plain(&'a str),
    Character(char),
    Byte(u8),
}

fn read<'a>(content: &'a str, start: usize, mut take: impl FnMut(Piece<'a>)) -> Result<(), Escape> {
    let mut rest = content;
    while let Some(at) = rest.find('\\') {
        take(Piece::Plain(&rest[..at]));
        let escape = &rest[at + 1..];
        let place = start + (content.len() - escape.len()) - 1;
        let (piece, length) = one(escape).ok_or_else(|| {
            let mut message = String::from("Syntax error: Illegal escape sequence: \\");
            // Writing to a String cannot fail.
            let _ = write!(message, "{}", escape.chars().next().unwrap_or(' '));
            (message, place..place + 2.min(content.len()))
        })?;
        take(piece);
        rest = &escape[length..];
    }
    take(Piece::Plain(rest));
    Ok(())
}

/// What stands behind a backslash, and how many bytes it takes.
fn one(escape: &str) -> Option<(Piece<'_>, usize)> {
    let first = escape.chars().next()?;
    let character = |character| Some((Piece::Character(character), first.len_utf8()));
    match first {
        'a' => character('\u{7}'),
        'b' => character('\u{8}'),
        'f' => character('\u{c}'),
        'n' => character('\n'),
        'r' => character('\r'),
        't' => character('\t'),
        'v' => character('\u{b}'),
        '\\' | '?' | '"' | '\'' | '`' => character(first),
        'x' | 'X' => Some((Piece::Byte(number(escape.get(1..3)?, 16)? as u8), 3)),
        'u' => Some((Piece::Character(char::from_u32(number(escape.get(1..5)?, 16)?)?), 5)),
        'U' => Some((Piece::Character(char::from_u32(number(escape.get(1..9)?, 16)?)?), 9)),
        '0'..='3' => Some((Piece::Byte(number(escape.get(..3)?, 8)? as u8), 3)),
        // A line break that is escaped is no part of the text in GoogleSQL.
        _ => None,
    }
}

fn number(digits: &str, base: u32) -> Option<u32> {
    let is_one = digits.chars().all(|digit| digit.is_digit(base));
    is_one.then(|| u32::from_str_radix(digits, base).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::significant;

    fn read(sql: &str) -> Result<String, String> {
        string(sql, &significant(sql)[0]).map_err(|(message, _)| message)
    }

    #[test]
    fn escapes_say_what_they_say_in_bigquery() {
        assert_eq!(read(r#"'a\'\x41\101\u00e9\n'"#).as_deref(), Ok("a'AA\u{e9}\n"));
        assert_eq!(read(r#"r'\d'"#).as_deref(), Ok("\\d"));
        assert_eq!(read("'''it's\n'''").as_deref(), Ok("it's\n"));
        assert_eq!(read(r#"'\d'"#).unwrap_err(), "Syntax error: Illegal escape sequence: \\d");
    }

    #[test]
    fn bytes_stay_bytes() {
        let sql = r#"b'\xff\u00e9é'"#;
        let literal = byte_string(sql, &significant(sql)[0]).unwrap();
        assert_eq!(bytes_of(&literal), [0xff, 0xc3, 0xa9, 0xc3, 0xa9]);
    }
}
