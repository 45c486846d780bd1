//! Types as scripts write them.

use extension_sql::lexer::Kind as TokenKind;

use super::Read;
use super::cursor::Cursor;
use crate::parse::SyntaxError;
use crate::value::Type;

impl Cursor<'_> {
    /// A type: `ARRAY<STRUCT<name STRING, n INT64>>`. Lengths and precisions (`STRING(10)`) are read and not kept.
    pub(super) fn data_type(&mut self) -> Read<Type> {
        let token =
            *self.ahead(0).filter(|token| token.kind == TokenKind::Word).ok_or_else(|| self.expected("type"))?;
        let word = token.text(self.sql);
        self.at += 1;
        match word.to_ascii_uppercase().as_str() {
            "ARRAY" => {
                self.need_symbol('<')?;
                let element = self.data_type()?;
                self.need_symbol('>')?;
                if matches!(element, Type::Array(_)) {
                    let message =
                        "Cannot construct array with element type ARRAY because nested arrays are not supported";
                    return Err(SyntaxError { message: message.into(), span: token.start..self.end_before() });
                }
                Ok(Type::array(element))
            }
            "STRUCT" => {
                self.need_symbol('<')?;
                let mut fields = Vec::new();
                while !self.is_symbol('>') {
                    fields.push(self.field()?);
                    if !self.take_symbol(',') {
                        break;
                    }
                }
                self.need_symbol('>')?;
                Ok(Type::Struct(fields))
            }
            _ => {
                let unknown = || SyntaxError { message: format!("Type not found: {word}"), span: token.span() };
                let data_type = Type::simple(word).ok_or_else(unknown)?;
                if self.is_symbol('(') {
                    self.at += 1;
                    self.up_to(|_| false);
                    self.need_symbol(')')?;
                }
                Ok(data_type)
            }
        }
    }

    fn field(&mut self) -> Read<(String, Type)> {
        // A name stands before a type, and a type before what ends it.
        let has_name = !(self.symbol_ahead(1, '<')
            || self.symbol_ahead(1, ',')
            || self.symbol_ahead(1, '>')
            || self.symbol_ahead(1, '('));
        let name = if has_name { self.name()?.text } else { String::new() };
        Ok((name, self.data_type()?))
    }
}
