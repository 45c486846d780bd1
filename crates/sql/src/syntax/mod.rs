//! What can be said about a script's syntax without its warehouse.
//!
//! Quotes, comments, brackets and blocks are read here and certain. What stands between them goes to a parser that does
//! not know all that a warehouse takes, so what it refuses is only probably wrong.

mod brackets;
mod forms;
mod given;
mod operator;
mod parse;
mod script;
mod statement;

pub use operator::operator;
use std::ops::Range;

use extension_model::Provider;

use crate::dialect;
use crate::lexer::{Kind, Token};
pub(crate) use script::Scripting;
pub(crate) use statement::Grammar;

/// Something in a script that its warehouse would not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxProblem {
    pub message: String,
    pub span: Range<usize>,
    /// False where the warehouse may know more than the parser here.
    pub certain: bool,
}

/// Of longer texts, in bytes, only quotes and brackets are judged.
const LONGEST: usize = 1 << 20;

/// What is wrong with a script, in the script's order. Nothing finer is looked for where something coarser is wrong: a
/// missing quote makes nonsense of every word behind it.
pub fn syntax_problems(sql: &str, provider: Provider) -> Vec<SyntaxProblem> {
    let dialect = dialect::of(provider);
    let tokens = dialect.lexical().tokens(sql);
    let unclosed: Vec<_> = tokens.iter().filter_map(unclosed).collect();
    if !unclosed.is_empty() {
        return unclosed;
    }
    let tokens: Vec<_> = tokens.into_iter().filter(Token::is_significant).collect();
    let unmatched = brackets::unmatched(sql, &tokens);
    if !unmatched.is_empty() {
        return unmatched;
    }
    let Some(grammar) = dialect.grammar().filter(|_| sql.len() <= LONGEST) else { return Vec::new() };
    let (pieces, mut problems) = script::read(sql, &tokens, &grammar.scripting);
    if let Some(unended) = problems.iter().find(|problem| problem.certain) {
        return vec![unended.clone()];
    }
    let parts = pieces.iter().filter_map(|piece| {
        let tokens = &tokens[piece.tokens.clone()];
        statement::problem(sql, tokens, piece.role, grammar)
    });
    problems.extend(parts);
    problems.sort_by_key(|problem| problem.span.start);
    problems
}

fn unclosed(token: &Token) -> Option<SyntaxProblem> {
    let message = match token.kind {
        Kind::Text(quoted) if quoted.close == 0 => "This text has no closing quote",
        Kind::Name(quoted) if quoted.close == 0 => "This name has no closing quote",
        Kind::Comment { closed: false } => "This comment has no closing */",
        _ => return None,
    };
    Some(SyntaxProblem { message: message.into(), span: token.start..token.start + 1, certain: true })
}
