//! Our tokens in the parser's own words.

use extension_model::Provider;
use extension_sql::lexer::{Kind, Token};
use extension_sql::operator;
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Location, Span, Token as Parsed, TokenWithSpan, Whitespace, Word};

use super::SyntaxError;
use super::strings::{byte_string, string};

/// The tokens as the parser knows them, with byte offsets for columns. Literals say what they mean: their escapes are
/// read. A `?` is numbered from 0: `?0`, `?1`. `ARRAY<T>[…]`, which the parser does not know, becomes
/// `CAST([…] AS ARRAY<T>)`.
pub(super) fn given(sql: &str, tokens: &[Token]) -> Result<Vec<TokenWithSpan>, SyntaxError> {
    let mut giver = Giver { sql, given: Vec::with_capacity(tokens.len() * 2), placeholders: 0 };
    giver.give(tokens)?;
    Ok(giver.given)
}

struct Giver<'a> {
    sql: &'a str,
    given: Vec<TokenWithSpan>,
    placeholders: usize,
}

impl Giver<'_> {
    fn give(&mut self, tokens: &[Token]) -> Result<(), SyntaxError> {
        let sql = self.sql;
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            if let Some(before) = before.filter(|before| before.end < token.start) {
                self.given.push(placed(Parsed::Whitespace(Whitespace::Space), before.end..token.start));
            }
            let follows_dot = before.is_some_and(|before| before.is_symbol(sql, '.'));
            let (parsed, taken) = match token.kind {
                // A part of a path is never a keyword.
                Kind::Word if follows_dot || is_name(token.text(sql)) => (name(token.text(sql)), 1),
                Kind::Word if is_called(sql, &tokens[at..]) => (name(token.text(sql)), 1),
                Kind::Word => {
                    if let Some(taken) = self.typed_array(&tokens[at..])? {
                        at += taken;
                        continue;
                    }
                    (Parsed::make_word(token.text(sql), None), 1)
                }
                Kind::Symbol if token.is_symbol(sql, '?') => {
                    self.placeholders += 1;
                    (Parsed::Placeholder(format!("?{}", self.placeholders - 1)), 1)
                }
                Kind::Symbol => symbol(sql, &tokens[at..]),
                _ => (value(sql, token)?, 1),
            };
            self.given.push(placed(parsed, token.start..tokens[at + taken - 1].end));
            at += taken;
        }
        Ok(())
    }

    /// `ARRAY<T>[…]`, and how many tokens it takes.
    fn typed_array(&mut self, tokens: &[Token]) -> Result<Option<usize>, SyntaxError> {
        let sql = self.sql;
        let is_typed = tokens[0].is_word(sql, "ARRAY") && tokens.get(1).is_some_and(|next| next.is_symbol(sql, '<'));
        let Some(type_length) = is_typed.then(|| enclosed(sql, &tokens[1..], ['<', '>'])).flatten() else {
            return Ok(None);
        };
        let (data_type, items) = tokens.split_at(1 + type_length);
        if !items.first().is_some_and(|next| next.is_symbol(sql, '[')) {
            return Ok(None);
        }
        let Some(items_length) = enclosed(sql, items, ['[', ']']) else { return Ok(None) };
        let here = tokens[0].span();
        let end = items[items_length - 1].span();
        self.given.push(placed(Parsed::make_word("CAST", None), here.clone()));
        self.given.push(placed(Parsed::LParen, here.clone()));
        self.give(&items[..items_length])?;
        self.given.push(placed(Parsed::Whitespace(Whitespace::Space), here.clone()));
        self.given.push(placed(Parsed::make_word("AS", None), here.clone()));
        self.given.push(placed(Parsed::Whitespace(Whitespace::Space), here));
        self.give(data_type)?;
        self.given.push(placed(Parsed::RParen, end));
        Ok(Some(data_type.len() + items_length))
    }
}

/// The number of tokens from an opening bracket to the one that closes it.
fn enclosed(sql: &str, tokens: &[Token], [open, close]: [char; 2]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if token.is_symbol(sql, open) {
            depth += 1;
        } else if token.is_symbol(sql, close) {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Whether a word that the parser holds for a keyword is only a name here.
fn is_name(word: &str) -> bool {
    extension_sql::is_foreign(word, Provider::Bigquery)
}

/// Functions for which the parser has forms of its own that BigQuery does not share.
const CALLED: [&str; 8] = ["CEIL", "CEILING", "CONVERT", "FLOOR", "POSITION", "SUBSTR", "SUBSTRING", "TRIM"];

fn is_called(sql: &str, tokens: &[Token]) -> bool {
    let opens = tokens.get(1).is_some_and(|next| next.is_symbol(sql, '('));
    opens && CALLED.iter().any(|own| tokens[0].is_word(sql, own))
}

/// A token that is neither a word nor a symbol.
fn value(sql: &str, token: &Token) -> Result<Parsed, SyntaxError> {
    let quoted = |unclosed: &str| match token.quoted() {
        Some(quoted) if quoted.close == 0 => {
            Err(SyntaxError { message: format!("Syntax error: {unclosed}"), span: token.span() })
        }
        _ => Ok(()),
    };
    let escape = |(message, span)| SyntaxError { message, span };
    Ok(match token.kind {
        Kind::Name(_) => {
            quoted("Unclosed identifier literal")?;
            Parsed::make_word(&string(sql, token).map_err(escape)?, Some('`'))
        }
        Kind::Text(quote) => {
            quoted("Unclosed string literal")?;
            let prefix = sql[token.start..token.start + quote.open].trim_end_matches(['\'', '"']);
            if prefix.contains(['b', 'B']) {
                Parsed::SingleQuotedByteStringLiteral(byte_string(sql, token).map_err(escape)?)
            } else {
                Parsed::SingleQuotedString(string(sql, token).map_err(escape)?)
            }
        }
        Kind::Number => Parsed::Number(token.text(sql).to_owned(), false),
        Kind::Comment { closed: false } => {
            return Err(SyntaxError { message: "Syntax error: Unclosed comment".into(), span: token.span() });
        }
        Kind::Placeholder => {
            let message = format!("Syntax error: {} was not replaced by a location", token.text(sql));
            return Err(SyntaxError { message, span: token.span() });
        }
        // `@name` and `@@name` are names to the parser, with their marks.
        _ => name(token.text(sql)),
    })
}

/// A word that is no keyword.
fn name(text: &str) -> Parsed {
    Parsed::Word(Word { value: text.to_owned(), quote_style: None, keyword: Keyword::NoKeyword })
}

fn placed(token: Parsed, span: std::ops::Range<usize>) -> TokenWithSpan {
    let place = |at: usize| Location { line: 1, column: at as u64 + 1 };
    TokenWithSpan { token, span: Span { start: place(span.start), end: place(span.end) } }
}

/// An operator of one or two characters that stand side by side, and how many tokens it takes.
fn symbol(sql: &str, tokens: &[Token]) -> (Parsed, usize) {
    let next = tokens.get(1).filter(|next| next.kind == Kind::Symbol && tokens[0].end == next.start);
    let text = &sql[tokens[0].start..next.unwrap_or(&tokens[0]).end];
    let operators = [
        ("||", Parsed::StringConcat),
        ("=>", Parsed::RArrow),
        ("->", Parsed::Arrow),
        ("<=", Parsed::LtEq),
        (">=", Parsed::GtEq),
        ("<>", Parsed::Neq),
        ("!=", Parsed::Neq),
        ("|>", Parsed::VerticalBarRightAngleBracket),
        ("<<", Parsed::ShiftLeft),
        // Where it closes two types, the parser takes it apart.
        (">>", Parsed::ShiftRight),
    ];
    if let Some((spelled, operator)) = operators.into_iter().find(|(spelled, _)| text.starts_with(spelled)) {
        return (operator, spelled.len());
    }
    (operator(text.chars().next()), 1)
}
