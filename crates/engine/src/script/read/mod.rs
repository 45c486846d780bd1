//! A script's text as its tree.

mod cursor;
mod data_type;
mod flow;
mod options;
mod routines;
mod tables;

use std::sync::Arc;

use super::{Block, Script, Statement};
use crate::parse::{SyntaxError, significant};
use cursor::Cursor;

/// Blocks that stand deeper than this are refused rather than risking the stack.
const DEEPEST: usize = 50;

type Read<T> = Result<T, SyntaxError>;

/// Reads a whole script.
pub(crate) fn script(source: impl Into<Arc<str>>) -> Result<Script, SyntaxError> {
    let source = source.into();
    let tokens = significant(&source);
    let mut cursor = Cursor::new(&source, &tokens);
    let body = Block { statements: cursor.statements(true)?, handler: None };
    if !cursor.is_over() {
        return Err(cursor.unexpected());
    }
    Ok(Script { source, body })
}

impl Cursor<'_> {
    /// Statements up to the end or a word that no statement starts with. DECLARE stands before all others.
    fn statements(&mut self, mut may_declare: bool) -> Read<Vec<Statement>> {
        const ENDINGS: &[&str] = &["END", "ELSE", "ELSEIF", "WHEN", "UNTIL", "EXCEPTION"];
        let mut statements = Vec::new();
        loop {
            while self.take_symbol(';') {}
            if self.is_over() || self.is_any(ENDINGS) {
                return Ok(statements);
            }
            if self.is("DECLARE") && !may_declare {
                let message = "Variable declarations are allowed only at the start of a block or script";
                return Err(self.error_here(message));
            }
            may_declare &= self.is("DECLARE");
            statements.push(self.statement()?);
            if !self.is_over() && !self.is_symbol(';') {
                return Err(self.expected("\";\""));
            }
        }
    }

    fn statement(&mut self) -> Read<Statement> {
        if self.depth == DEEPEST {
            return Err(self.error_here("Script statement nesting level exceeded the maximum supported limit of 50"));
        }
        self.depth += 1;
        let start = self.place();
        let kind = self.kind()?;
        self.depth -= 1;
        Ok(Statement { span: start..self.end_before(), kind })
    }
}
