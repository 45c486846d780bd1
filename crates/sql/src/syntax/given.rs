//! Tokens in the parser's own words.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Location, Span, Token as Parsed, TokenWithSpan, Whitespace, Word};

use crate::lexer::{Kind, Token};

/// The tokens as the parser knows them, with byte offsets for columns. What Workflows or the procedure puts in place of
/// a name is a name to it, and a few forms that it does not know are given in one that it does.
pub(super) fn given(sql: &str, tokens: &[Token]) -> Vec<TokenWithSpan> {
    let mut given = Vec::with_capacity(tokens.len() * 2);
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if at > 0 && tokens[at - 1].end < token.start {
            given.push(placed(Parsed::Whitespace(Whitespace::Space), tokens[at - 1].end));
        }
        let (parsed, taken) = next(sql, tokens, at);
        given.extend(parsed.map(|parsed| placed(parsed, token.start)));
        at += taken;
    }
    given
}

/// What the parser gets for the token here, and how many tokens that stands for.
fn next(sql: &str, tokens: &[Token], at: usize) -> (Option<Parsed>, usize) {
    let token = &tokens[at];
    match token.kind {
        Kind::Word => word(sql, tokens, at),
        Kind::Name(_) => (Some(Parsed::make_word(&sql[token.content()], Some('"'))), 1),
        Kind::Text(_) => (Some(Parsed::SingleQuotedString(sql[token.content()].to_owned())), 1),
        Kind::Number => (Some(Parsed::Number(token.text(sql).to_owned(), false)), 1),
        Kind::Variable if at > 0 && tokens[at - 1].is_word(sql, "FROM") => {
            (Some(name(token.text(sql))), path(&tokens[at..]))
        }
        Kind::Bound | Kind::Variable | Kind::Placeholder => (Some(name(token.text(sql))), 1),
        // {* EXCLUDE column}.
        Kind::Symbol
            if token.is_symbol(sql, '{') && tokens.get(at + 1).is_some_and(|next| next.is_symbol(sql, '*')) =>
        {
            (Some(name("object")), enclosed(sql, &tokens[at..], ["{", "}"]).unwrap_or(1))
        }
        Kind::Symbol | Kind::Space | Kind::Comment { .. } => {
            let (symbol, taken) = symbol(sql, &tokens[at..]);
            (Some(symbol), taken)
        }
    }
}

fn word(sql: &str, tokens: &[Token], at: usize) -> (Option<Parsed>, usize) {
    let token = &tokens[at];
    let is_any = |words: &[&str]| words.iter().any(|word| token.is_word(sql, word));
    let symbol_at = |ahead: usize, symbol: char| tokens.get(at + ahead).is_some_and(|it| it.is_symbol(sql, symbol));
    let word_at = |ahead: usize, words: &[&str]| {
        tokens.get(at + ahead).is_some_and(|next| words.iter().any(|word| next.is_word(sql, word)))
    };
    let follows = |symbol: char| at > 0 && tokens[at - 1].is_symbol(sql, symbol);
    // A part of a path is never a keyword: SAFE.SUBSTR.
    let word = if follows('.') { name(token.text(sql)) } else { Parsed::make_word(token.text(sql), None) };
    // IDENTIFIER(:name) stands for the name.
    if is_any(&["IDENTIFIER"]) && symbol_at(1, '(') && symbol_at(3, ')') {
        return (Some(name(token.text(sql))), 4);
    }
    // ARRAY<STRUCT<a INT64>> as a type, and before the brackets of a literal.
    if is_any(&["ARRAY", "STRUCT"])
        && symbol_at(1, '<')
        && let Some(length) = enclosed(sql, &tokens[at + 1..], ["<", ">"])
    {
        let is_literal = symbol_at(length + 1, '[') || symbol_at(length + 1, '(');
        return (Some(if is_literal { word } else { a_type() }), length + 1);
    }
    // value::ARRAY(NUMBER), CAST(value AS MAP(VARCHAR, NUMBER)).
    let is_type = follows(':') || (at > 0 && tokens[at - 1].is_word(sql, "AS"));
    if is_type && is_any(&["ARRAY", "OBJECT", "MAP", "VECTOR"]) && symbol_at(1, '(') {
        let length = enclosed(sql, &tokens[at + 1..], ["(", ")"]).unwrap_or(0);
        return (Some(a_type()), length + 1);
    }
    if is_any(&["STRUCT"]) && symbol_at(1, '(') && symbol_at(2, ')') {
        return (Some(name(token.text(sql))), 1);
    }
    // WITH OFFSET AS place, which the parser knows behind UNNEST only.
    if is_any(&["WITH"]) && word_at(1, &["OFFSET"]) {
        let has_name = tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Word) && !word_at(2, AFTER_TABLE);
        let length = if word_at(2, &["AS"]) { 4 } else { 2 + usize::from(has_name) };
        return (None, length);
    }
    // NTH_VALUE(value, 2) FROM FIRST OVER (…).
    if is_any(&["FROM"]) && word_at(1, &["FIRST", "LAST"]) && word_at(2, &["OVER", "IGNORE", "RESPECT"]) {
        return (None, 2);
    }
    // ML.PREDICT(MODEL name, TABLE name).
    let is_named = |next: &Token| matches!(next.kind, Kind::Word | Kind::Name(_) | Kind::Placeholder);
    if is_any(&["MODEL", "TABLE"]) && (follows('(') || follows(',')) && tokens.get(at + 1).is_some_and(is_named) {
        return (None, 1);
    }
    // FULL OUTER UNION ALL.
    let operations = ["UNION", "EXCEPT", "INTERSECT"];
    let is_outer = is_any(&["FULL", "LEFT"]) && word_at(1, &["OUTER"]) && word_at(2, &operations);
    if (is_any(&["FULL", "LEFT", "INNER", "OUTER"]) && word_at(1, &operations)) || is_outer {
        return (None, 1);
    }
    (Some(word), 1)
}

/// Words that follow a table in a query and so cannot be its name there.
const AFTER_TABLE: &[&str] = &[
    "CROSS",
    "EXCEPT",
    "FULL",
    "GROUP",
    "HAVING",
    "INNER",
    "INTERSECT",
    "JOIN",
    "LEFT",
    "LIMIT",
    "NATURAL",
    "ON",
    "ORDER",
    "QUALIFY",
    "RIGHT",
    "TABLESAMPLE",
    "UNION",
    "USING",
    "WHERE",
    "WINDOW",
];

/// Any type that the parser takes everywhere.
fn a_type() -> Parsed {
    Parsed::make_word("BIGINT", None)
}

/// The number of tokens from an opening bracket to the one that closes it, unless that is far away.
fn enclosed(sql: &str, tokens: &[Token], brackets: [&str; 2]) -> Option<usize> {
    const FAR: usize = 500;
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().take(FAR) {
        let text = token.text(sql);
        if text == brackets[0] {
            depth += 1;
        } else if text == brackets[1] {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(index + 1);
            }
        }
    }
    None
}

/// The number of tokens of a stage's path, which has no spaces: `@stage/folder/file.csv`.
fn path(tokens: &[Token]) -> usize {
    tokens.windows(2).take_while(|pair| pair[0].end == pair[1].start).count() + 1
}

fn placed(token: Parsed, at: usize) -> TokenWithSpan {
    let place = |at: usize| Location { line: 1, column: at as u64 + 1 };
    TokenWithSpan { token, span: Span { start: place(at), end: place(at + 1) } }
}

/// A word that is no keyword.
fn name(text: &str) -> Parsed {
    let value = text.trim_matches(['@', ':', '$']).to_owned();
    Parsed::Word(Word { value, quote_style: None, keyword: Keyword::NoKeyword })
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
    let single = match text.chars().next() {
        Some('(') => Parsed::LParen,
        Some(')') => Parsed::RParen,
        Some('[') => Parsed::LBracket,
        Some(']') => Parsed::RBracket,
        Some('{') => Parsed::LBrace,
        Some('}') => Parsed::RBrace,
        Some(',') => Parsed::Comma,
        Some('.') => Parsed::Period,
        Some(':') => Parsed::Colon,
        Some(';') => Parsed::SemiColon,
        Some('=') => Parsed::Eq,
        Some('<') => Parsed::Lt,
        Some('>') => Parsed::Gt,
        Some('+') => Parsed::Plus,
        Some('-') => Parsed::Minus,
        Some('*') => Parsed::Mul,
        Some('/') => Parsed::Div,
        Some('%') => Parsed::Mod,
        Some('&') => Parsed::Ampersand,
        Some('|') => Parsed::Pipe,
        Some('^') => Parsed::Caret,
        Some('~') => Parsed::Tilde,
        Some('?') => Parsed::Placeholder("?".into()),
        Some('!') => Parsed::ExclamationMark,
        Some('@') => Parsed::AtSign,
        Some(other) => Parsed::Char(other),
        None => Parsed::EOF,
    };
    (single, 1)
}
