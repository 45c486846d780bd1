//! Tokens in the parser's own words.

use sqlparser::tokenizer::{Location, Span, Token as Parsed, TokenWithSpan, Whitespace};

use super::forms::{self, Given, Here, enclosed, name};
use super::operator::operator;
use crate::lexer::{Kind, Token};
use crate::words::Words;

/// The tokens as the parser knows them, with byte offsets for columns. What Workflows or the procedure puts in place of
/// a name is a name to it, so are `foreign` keywords, and a few forms that it does not know are given in one that it
/// does.
pub(super) fn given(sql: &str, tokens: &[Token], foreign: Words) -> Vec<TokenWithSpan> {
    let mut given = Vec::with_capacity(tokens.len() * 2);
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if at > 0 && tokens[at - 1].end < token.start {
            given.push(placed(Parsed::Whitespace(Whitespace::Space), tokens[at - 1].end));
        }
        let is_foreign = token.kind == Kind::Word && foreign.has(token.text(sql));
        let (parsed, taken) = if is_foreign { (Some(name(token.text(sql))), 1) } else { next(sql, tokens, at) };
        given.extend(parsed.map(|parsed| placed(parsed, token.start)));
        at += taken;
    }
    given
}

/// How many tokens the word or operator at the start of these takes.
pub(super) fn length(sql: &str, tokens: &[Token]) -> usize {
    if tokens[0].kind == Kind::Symbol { symbol(sql, tokens).1 } else { 1 }
}

/// What the parser gets for the token here.
fn next(sql: &str, tokens: &[Token], at: usize) -> Given {
    let token = &tokens[at];
    let is_all = || tokens.get(at + 1).is_some_and(|next| next.is_symbol(sql, '*'));
    match token.kind {
        Kind::Word => {
            let here = Here { sql, tokens, at };
            forms::form(&here).unwrap_or_else(|| (Some(Parsed::make_word(token.text(sql), None)), 1))
        }
        Kind::Name(_) => (Some(Parsed::make_word(&sql[token.content()], Some('"'))), 1),
        Kind::Text(_) => (Some(Parsed::SingleQuotedString(sql[token.content()].to_owned())), 1),
        Kind::Number => (Some(Parsed::Number(token.text(sql).to_owned(), false)), 1),
        Kind::Variable if at > 0 && tokens[at - 1].is_word(sql, "FROM") => {
            (Some(name(token.text(sql))), path(&tokens[at..]))
        }
        Kind::Bound | Kind::Variable | Kind::Placeholder => (Some(name(token.text(sql))), 1),
        // {* EXCLUDE column}
        Kind::Symbol if token.is_symbol(sql, '{') && is_all() => {
            (Some(name("object")), enclosed(sql, &tokens[at..], ["{", "}"]).unwrap_or(1))
        }
        Kind::Symbol | Kind::Space | Kind::Comment { .. } => {
            let (symbol, taken) = symbol(sql, &tokens[at..]);
            (Some(symbol), taken)
        }
    }
}

/// The number of tokens of a stage's path, which has no spaces: `@stage/folder/file.csv`.
fn path(tokens: &[Token]) -> usize {
    tokens.windows(2).take_while(|pair| pair[0].end == pair[1].start).count() + 1
}

fn placed(token: Parsed, at: usize) -> TokenWithSpan {
    let place = |at: usize| Location { line: 1, column: at as u64 + 1 };
    TokenWithSpan { token, span: Span { start: place(at), end: place(at + 1) } }
}

/// An operator of one or two characters that stand side by side, and how many tokens it takes.
fn symbol(sql: &str, tokens: &[Token]) -> (Parsed, usize) {
    let next = tokens.get(1).filter(|next| next.kind == Kind::Symbol && tokens[0].end == next.start);
    let text = &sql[tokens[0].start..next.unwrap_or(&tokens[0]).end];
    let operators = [
        ("||", Parsed::StringConcat),
        ("::", Parsed::DoubleColon),
        (":=", Parsed::Assignment),
        ("->", Parsed::Arrow),
        ("=>", Parsed::RArrow),
        ("<=", Parsed::LtEq),
        (">=", Parsed::GtEq),
        ("<>", Parsed::Neq),
        ("!=", Parsed::Neq),
        ("==", Parsed::DoubleEq),
        ("|>", Parsed::VerticalBarRightAngleBracket),
        // Shifts bind as & does, and the parser knows that one in every dialect.
        ("<<", Parsed::Ampersand),
        (">>", Parsed::Ampersand),
    ];
    if let Some((spelled, operator)) = operators.into_iter().find(|(spelled, _)| text.starts_with(spelled)) {
        return (operator, spelled.len());
    }
    (operator(text.chars().next()), 1)
}
