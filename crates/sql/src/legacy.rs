use std::ops::Range;

use extension_model::Provider;

use crate::dialect::{self, WORKFLOWS_TEMP};
use crate::lexer::{Kind, Lexical, Token};
use crate::source;

/// The head of an author's own `CREATE PROCEDURE` (package format, section 7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyProcedure<'a> {
    /// The name, without quotes and without the location before it.
    pub name: &'a str,
    /// The bytes of the whole path, quotes and location included.
    pub path: Range<usize>,
    pub parameters: Vec<LegacyParameter<'a>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyParameter<'a> {
    pub name: &'a str,
    /// The type as written, modes such as `IN` left out.
    pub sql_type: &'a str,
    pub span: Range<usize>,
}

/// Reads the head of a procedure; none when the text does not start with a `CREATE PROCEDURE` that names its parameters.
pub fn legacy_procedure(sql: &str, provider: Provider) -> Option<LegacyProcedure<'_>> {
    let lexical = dialect::of(provider).lexical();
    let tokens: Vec<Token> = lexical.tokens(sql).into_iter().filter(Token::is_significant).collect();
    let mut head = Head { sql, tokens: &tokens, at: 0 };
    head.read()
}

/// The author's statement for the working location: an unqualified name gets `@@workflows_temp@@.` before it, and a
/// missing last `;` is added. A text that is no `CREATE PROCEDURE` is only ended.
pub fn retarget_procedure(sql: &str, provider: Provider) -> String {
    let dialect = dialect::of(provider);
    let statement = source::statements(sql, dialect.lexical(), 0).text;
    match legacy_procedure(&statement, provider) {
        Some(procedure) if !is_qualified(&statement[procedure.path.clone()], dialect.lexical()) => {
            let (before, behind) = statement.split_at(procedure.path.start);
            format!("{before}{WORKFLOWS_TEMP}.{behind}")
        }
        _ => statement,
    }
}

fn is_qualified(path: &str, lexical: &Lexical) -> bool {
    lexical.tokens(path).iter().any(|token| match token.kind {
        // BigQuery also quotes a whole path at once.
        Kind::Name(_) => path[token.content()].contains('.') && path.starts_with('`'),
        _ => token.is_symbol(path, '.'),
    })
}

struct Head<'a, 'b> {
    sql: &'a str,
    tokens: &'b [Token],
    at: usize,
}

impl<'a> Head<'a, '_> {
    fn read(&mut self) -> Option<LegacyProcedure<'a>> {
        self.take_word("CREATE").then_some(())?;
        if self.take_word("OR") {
            self.take_word("REPLACE").then_some(())?;
        }
        self.take_word("PROCEDURE").then_some(())?;
        if self.take_word("IF") {
            (self.take_word("NOT") && self.take_word("EXISTS")).then_some(())?;
        }
        let (name, path) = self.path()?;
        let parameters = self.parameters()?;
        Some(LegacyProcedure { name, path, parameters })
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.is_word(self.sql, word));
        self.at += usize::from(found);
        found
    }

    /// The name with everything up to the opening bracket.
    fn path(&mut self) -> Option<(&'a str, Range<usize>)> {
        let first = *self.peek()?;
        let length = self.tokens[self.at..].iter().position(|token| token.is_symbol(self.sql, '('))?;
        let last = self.tokens[self.at..self.at + length].last()?;
        let name = &self.sql[last.content()];
        let name = name.rsplit('.').next().unwrap_or(name);
        self.at += length;
        Some((name, first.start..last.end))
    }

    fn parameters(&mut self) -> Option<Vec<LegacyParameter<'a>>> {
        let mut parameters = Vec::new();
        let mut depth = 0;
        let mut first = self.at + 1;
        for index in self.at..self.tokens.len() {
            let text = self.tokens[index].text(self.sql);
            match text {
                "(" | "<" | "[" => depth += 1,
                ")" | ">" | "]" => depth -= 1,
                _ => {}
            }
            if (depth == 1 && text == ",") || depth == 0 {
                parameters.extend(self.parameter(&self.tokens[first..index]));
                first = index + 1;
            }
            if depth == 0 {
                return Some(parameters);
            }
        }
        None
    }

    fn parameter(&self, tokens: &[Token]) -> Option<LegacyParameter<'a>> {
        let is_any = |token: &Token, words: &[&str]| words.iter().any(|word| token.is_word(self.sql, word));
        let is_mode = |token: &Token| is_any(token, &["IN", "OUT", "INOUT"]);
        let name = tokens.iter().find(|token| !is_mode(token))?;
        let behind = tokens.iter().filter(|token| token.start > name.start && !is_mode(token));
        let kind: Vec<_> = behind.take_while(|token| !is_any(token, &["DEFAULT"])).collect();
        let sql_type = match (kind.first(), kind.last()) {
            (Some(first), Some(last)) => &self.sql[first.start..last.end],
            _ => "",
        };
        let end = tokens.last().map_or(name.end, |last| last.end);
        Some(LegacyParameter { name: &self.sql[name.content()], sql_type, span: tokens[0].start..end })
    }
}
