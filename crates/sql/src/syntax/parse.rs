//! One statement or expression, given to the parser.

use sqlparser::dialect::Dialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token as Parsed, TokenWithSpan};

use super::SyntaxProblem;
use super::given::{self, given};
use super::statement::Grammar;
use crate::lexer::Token;

/// Deeper expressions are not judged.
const DEEPEST: usize = 200;

/// What a run of tokens should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Statement,
    Expression,
}

/// Why these tokens are not what is wanted; none where one of the grammar's parsers takes them.
pub(super) fn problem(sql: &str, tokens: &[Token], wanted: Wanted, grammar: &Grammar) -> Option<SyntaxProblem> {
    let given = given(sql, tokens, grammar.foreign);
    let mut furthest: Option<(String, usize)> = None;
    for dialect in grammar.parsers {
        match parse(given.clone(), wanted, *dialect) {
            Ok(()) | Err(ParserError::RecursionLimitExceeded) => return None,
            Err(ParserError::ParserError(message) | ParserError::TokenizerError(message)) => {
                let (message, at) = placed(&message);
                let at = at.unwrap_or(tokens.last().map_or(0, |token| token.end));
                if furthest.as_ref().is_none_or(|(_, furthest)| *furthest < at) {
                    furthest = Some((message, at));
                }
            }
        }
    }
    let (message, at) = furthest?;
    let found = tokens.iter().position(|token| token.start == at);
    let span = match found {
        Some(found) => at..tokens[found + given::length(sql, &tokens[found..]) - 1].end,
        None => tokens.last()?.span(),
    };
    let message = worded(&message, found.map(|_| &sql[span.clone()]));
    Some(SyntaxProblem { message, span, certain: false })
}

/// The parser's message in a reader's words.
fn worded(message: &str, found: Option<&str>) -> String {
    let expected = message.strip_prefix("Expected: ").and_then(|rest| Some(rest.split_once(", found: ")?.0));
    let Some(expected) = expected else { return message.to_owned() };
    // Some lists of keywords are longer than anyone reads.
    let expected = if expected.len() > 60 { "something else" } else { expected };
    match found {
        Some(found) => format!("Expected {expected}, found {found}"),
        None => format!("Expected {expected} after this"),
    }
}

fn parse(tokens: Vec<TokenWithSpan>, wanted: Wanted, dialect: &dyn Dialect) -> Result<(), ParserError> {
    let mut parser = Parser::new(dialect).with_recursion_limit(DEEPEST).with_tokens_with_locations(tokens);
    match wanted {
        Wanted::Statement => parser.parse_statement().map(drop)?,
        Wanted::Expression => parser.parse_expr().map(drop)?,
    }
    match parser.peek_token() {
        TokenWithSpan { token: Parsed::EOF, .. } => Ok(()),
        found => parser.expected("end of statement", found),
    }
}

/// The parser's message without its place, and the place: the parser is given byte offsets as columns.
fn placed(message: &str) -> (String, Option<usize>) {
    match message.rsplit_once(" at Line: 1, Column: ") {
        Some((message, column)) => (message.to_owned(), column.parse::<usize>().ok().map(|column| column - 1)),
        None => (message.to_owned(), None),
    }
}
