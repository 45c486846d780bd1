//! Single statements and expressions, given to the parser with the byte places of everything in them.

mod dialect;
mod strings;
mod tokens;

use std::ops::Range;

use extension_model::Provider;
use extension_sql::lexer::Token;
use sqlparser::ast::{Expr, Statement};
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Span, Token as Parsed};

pub use strings::{byte_string, bytes_of, string};

/// Deeper expressions are refused rather than risking the stack.
const DEEPEST: usize = 150;

/// What is wrong with a text, and where in bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SyntaxError {
    /// As BigQuery words it, without the place.
    pub message: String,
    pub span: Range<usize>,
}

/// The significant tokens of a text.
pub fn significant(sql: &str) -> Vec<Token> {
    let mut tokens = extension_sql::tokens(sql, Provider::Bigquery);
    tokens.retain(Token::is_significant);
    tokens
}

/// The statement that these tokens of a text are. Its spans count bytes of the text: see [`bytes`].
pub fn statement(sql: &str, tokens: &[Token]) -> Result<Statement, SyntaxError> {
    parse(sql, tokens, |parser| parser.parse_statement())
}

/// The expression that these tokens of a text are.
pub fn expression(sql: &str, tokens: &[Token]) -> Result<Expr, SyntaxError> {
    parse(sql, tokens, |parser| parser.parse_expr())
}

/// Where something of the parser's stands, in bytes of the text.
pub fn bytes(span: Span) -> Option<Range<usize>> {
    // The tokens were given with byte offsets for columns, counted from 1.
    let at = |location: Location| usize::try_from(location.column).ok()?.checked_sub(1);
    Some(at(span.start)?..at(span.end)?)
}

fn parse<T>(
    sql: &str,
    tokens: &[Token],
    read: impl FnOnce(&mut Parser<'_>) -> Result<T, ParserError>,
) -> Result<T, SyntaxError> {
    let given = tokens::given(sql, tokens)?;
    let mut parser = Parser::new(&dialect::GoogleSql).with_recursion_limit(DEEPEST).with_tokens_with_locations(given);
    let read = read(&mut parser).and_then(|tree| match parser.peek_token() {
        end if end.token == Parsed::EOF => Ok(tree),
        found => parser.expected("end of statement", found),
    });
    read.map_err(|error| refused(sql, tokens, error))
}

fn refused(sql: &str, tokens: &[Token], error: ParserError) -> SyntaxError {
    let end = tokens.last().map_or(0, |token| token.end);
    let message = match error {
        ParserError::RecursionLimitExceeded => {
            let message = "The statement is nested too deeply".to_owned();
            return SyntaxError { message, span: tokens.first().map_or(0, |token| token.start)..end };
        }
        ParserError::ParserError(message) | ParserError::TokenizerError(message) => message,
    };
    let (message, at) = match message.rsplit_once(" at Line: 1, Column: ") {
        Some((message, column)) => (message, column.parse::<usize>().ok().map(|column| column - 1)),
        None => (message.as_str(), None),
    };
    let found = found(sql, tokens, message, at);
    let span = found.map_or(end..end, |token| token.span());
    SyntaxError { message: worded(message, found.map(|token| token.text(sql))), span }
}

/// The token that a message is about. Some say what was found and not where, or where the next token is.
fn found<'t>(sql: &str, tokens: &'t [Token], message: &str, at: Option<usize>) -> Option<&'t Token> {
    let said = message.rsplit_once(", found: ").map(|(_, said)| said);
    let is_said = |token: &&Token| said.is_none_or(|said| token.text(sql).eq_ignore_ascii_case(said));
    let Some(at) = at else { return tokens.iter().find(is_said).filter(|_| said.is_some()) };
    let place = tokens.iter().position(|token| token.start == at)?;
    let before = place.checked_sub(1).map(|before| &tokens[before]);
    let is_before = said.is_some() && !is_said(&&tokens[place]) && before.as_ref().is_some_and(is_said);
    if is_before { before } else { Some(&tokens[place]) }
}

/// The parser's message in BigQuery's words.
fn worded(message: &str, found: Option<&str>) -> String {
    let expected = message.strip_prefix("Expected").and_then(|rest| Some(rest.rsplit_once(", found: ")?.0));
    let expected = expected.map(|expected| expected.trim_start_matches([':', ' ']));
    let got = described(found);
    match expected {
        // BigQuery names what it wants only where that is one thing, and lists of keywords are longer than anyone reads.
        Some(expected) if expected.len() <= 40 && !expected.starts_with("an expression") => {
            format!("Syntax error: Expected {expected} but got {got}")
        }
        Some(_) => format!("Syntax error: Unexpected {got}"),
        None => format!("Syntax error: {message}"),
    }
}

/// A token as BigQuery's messages call it; none is the end.
pub(crate) fn described(token: Option<&str>) -> String {
    match token {
        Some(text) if text.starts_with(['\'', '"']) => format!("string literal {text}"),
        Some(text) if text.starts_with(|it: char| it.is_ascii_digit()) => format!("number {text}"),
        Some(word) if word.starts_with(|it: char| it.is_alphabetic() || it == '_') => {
            let is_reserved = extension_sql::is_reserved(word, Provider::Bigquery);
            if is_reserved { format!("keyword {}", word.to_uppercase()) } else { format!("identifier {word:?}") }
        }
        Some(symbol) => format!("{symbol:?}"),
        None => "end of statement".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(sql: &str) -> String {
        match statement(sql, &significant(sql)) {
            Ok(statement) => statement.to_string(),
            Err(error) => format!("{} at {:?}", error.message, error.span),
        }
    }

    #[test]
    fn what_the_lexer_reads_the_parser_gets() {
        for (sql, wanted) in [
            (
                r"SELECT 'a\n', r'\d', @name, @@error.message, x[OFFSET(0)], STRUCT(1 AS a), ?, ?",
                "SELECT 'a\n', '\\d', @name, @@error.message, x[OFFSET(0)], STRUCT(1 AS a), ?0, ?1",
            ),
            (
                "SELECT ARRAY<STRUCT<a INT64>>[(1), ARRAY<INT64>[]], 8 >> 1, date",
                "SELECT CAST([(1), CAST([] AS ARRAY<INT64>)] AS ARRAY<STRUCT<a INT64>>), 8 >> 1, date",
            ),
            (
                "SELECT * EXCEPT (a) FROM `p-1.d.t` AS t, my-project.d.u, UNNEST(t.items) AS item WITH OFFSET AS place",
                "SELECT * EXCEPT (a) FROM `p-1`.`d`.`t` AS t, my-project.d.u, UNNEST(t.items) AS item WITH OFFSET place",
            ),
        ] {
            assert_eq!(parsed(sql), wanted);
        }
    }

    #[test]
    fn a_mistake_has_its_place_and_bigquerys_words() {
        assert_eq!(parsed("SELECT 1 +"), "Syntax error: Unexpected end of statement at 10..10");
        assert_eq!(parsed("SELECT a FROM t WHERE )"), "Syntax error: Unexpected \")\" at 22..23");
        assert_eq!(parsed("SELECT 'a"), "Syntax error: Unclosed string literal at 7..9");
    }

    #[test]
    fn places_count_bytes() {
        let sql = "SELECT 'é', wanted";
        let Ok(Statement::Query(query)) = statement(sql, &significant(sql)) else { panic!("no query") };
        let Some(select) = query.body.as_select() else { panic!("no select") };
        let span = bytes(sqlparser::ast::Spanned::span(&select.projection[1])).unwrap();
        assert_eq!(&sql[span], "wanted");
    }
}
