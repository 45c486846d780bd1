//! CREATE PROCEDURE and CREATE FUNCTION.

use std::sync::Arc;

use extension_sql::lexer::Kind as TokenKind;

use super::Read;
use super::cursor::Cursor;
use crate::parse::{self, SyntaxError};
use crate::script::{
    CreateFunction, CreateProcedure, Creation, FunctionSource, Kind, Mode, ProcedureParameter, Script,
};
use crate::value::Type;

impl Cursor<'_> {
    /// What follows CREATE PROCEDURE; the statement starts at the token `start`.
    pub(super) fn create_procedure(&mut self, creation: Creation, start: usize) -> Read<Kind> {
        let path = self.path()?;
        let parameters = self.bracketed(Self::procedure_parameter)?;
        if self.is("WITH") || self.is("EXTERNAL") || self.is("LANGUAGE") {
            self.up_to(|_| false);
            return Ok(Kind::NotAvailable("CREATE PROCEDURE in another language".into()));
        }
        self.options()?;
        self.need("BEGIN")?;
        // The body is read again as part of a text of its own, which outlives this one.
        let body_start = self.at - start;
        self.block()?;
        let origin = self.tokens[start].start;
        let text: Arc<str> = self.sql[origin..self.end_before()].into();
        let tokens = parse::significant(&text);
        let mut own = Cursor::new(&text, &tokens);
        own.at = body_start;
        // BEGIN stands before what is read here.
        let begin = tokens.get(body_start.saturating_sub(1)).map_or(0, |token| token.start);
        let block = own.block()?;
        let script = Arc::new(Script { source: Arc::clone(&text), body: block });
        let body = begin..text.len();
        Ok(Kind::CreateProcedure(CreateProcedure { creation, path, parameters, script, body }))
    }

    fn procedure_parameter(&mut self) -> Read<ProcedureParameter> {
        // IN is a reserved word, so a parameter cannot have its name; OUT and INOUT are not.
        let is_followed_by_name = |cursor: &Self| {
            cursor.ahead(2).is_some()
                && !cursor.symbol_ahead(2, ',')
                && !cursor.symbol_ahead(2, ')')
                && !cursor.symbol_ahead(2, '<')
                && !cursor.symbol_ahead(2, '(')
        };
        let mode = if self.take("IN") {
            Mode::In
        } else if self.is("OUT") && is_followed_by_name(self) {
            self.at += 1;
            Mode::Out
        } else if self.is("INOUT") && is_followed_by_name(self) {
            self.at += 1;
            Mode::InOut
        } else {
            Mode::In
        };
        let name = self.name()?.text;
        Ok(ProcedureParameter { name, mode, data_type: self.parameter_type()? })
    }

    fn parameter_type(&mut self) -> Read<Option<Type>> {
        if self.take_all(&["ANY", "TYPE"]) { Ok(None) } else { self.data_type().map(Some) }
    }

    pub(super) fn create_function(&mut self, creation: Creation) -> Read<Kind> {
        let path = self.path()?;
        let parameters = self.bracketed(|cursor| Ok((cursor.name()?.text, cursor.parameter_type()?)))?;
        let returns = if self.take("RETURNS") { Some(self.data_type()?) } else { None };
        let _ = self.take_all(&["NOT", "DETERMINISTIC"]) || self.take("DETERMINISTIC");
        let mut options = self.options()?;
        if self.take("LANGUAGE") {
            let language = self.name()?.text;
            options.extend(self.options()?);
            self.need("AS")?;
            let code = self.string()?;
            options.extend(self.options()?);
            let options = options.into_iter().map(|(name, value)| (name.text, value)).collect();
            let body = FunctionSource::Foreign { language, code, options };
            return Ok(Kind::CreateFunction(CreateFunction { creation, path, parameters, returns, body }));
        }
        if self.is("REMOTE") {
            self.up_to(|_| false);
            return Ok(Kind::NotAvailable("CREATE FUNCTION … REMOTE".into()));
        }
        self.need("AS")?;
        if self.ahead(0).is_some_and(|token| matches!(token.kind, TokenKind::Text(_))) {
            return Err(self.expected("\"(\""));
        }
        self.need_symbol('(')?;
        let tokens = self.up_to(|_| false);
        let body = FunctionSource::Sql(self.expression_of(tokens)?);
        self.need_symbol(')')?;
        self.options()?;
        Ok(Kind::CreateFunction(CreateFunction { creation, path, parameters, returns, body }))
    }

    fn string(&mut self) -> Read<String> {
        let token = self.ahead(0).filter(|token| matches!(token.kind, TokenKind::Text(_)));
        let token = *token.ok_or_else(|| self.expected("string literal"))?;
        self.at += 1;
        parse::string(self.sql, &token).map_err(|(message, span)| SyntaxError { message, span })
    }
}
