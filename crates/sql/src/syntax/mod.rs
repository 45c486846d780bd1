use std::ops::Range;

use extension_model::Provider;

use crate::dialect;
use crate::lexer::{Kind, Token};

/// Something in a script that its warehouse would not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxProblem {
    pub message: String,
    pub span: Range<usize>,
    /// False where the warehouse may know more than the parser here.
    pub certain: bool,
}

/// What is wrong with a script as far as can be told without its warehouse, in the script's order.
pub fn syntax_problems(sql: &str, provider: Provider) -> Vec<SyntaxProblem> {
    let tokens = dialect::of(provider).lexical().tokens(sql);
    tokens.iter().filter_map(unclosed).collect()
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
