//! A place in a script's tokens, and the small questions that reading asks there.

use std::ops::Range;

use extension_model::Provider;
use extension_sql::lexer::{Kind as TokenKind, Token};

use super::Read;
use crate::parse::{self, SyntaxError};
use crate::script::{Expression, Name, Path, Sql};

pub(super) struct Cursor<'a> {
    pub sql: &'a str,
    pub tokens: &'a [Token],
    pub at: usize,
    /// How many statements stand around this one.
    pub depth: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(sql: &'a str, tokens: &'a [Token]) -> Self {
        Self { sql, tokens, at: 0, depth: 0 }
    }

    pub fn is_over(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub fn ahead(&self, count: usize) -> Option<&'a Token> {
        self.tokens.get(self.at + count)
    }

    pub fn is(&self, word: &str) -> bool {
        self.word_ahead(0, word)
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub fn word_ahead(&self, count: usize, word: &str) -> bool {
        self.ahead(count).is_some_and(|token| token.is_word(self.sql, word))
    }

    pub fn symbol_ahead(&self, count: usize, symbol: char) -> bool {
        self.ahead(count).is_some_and(|token| token.is_symbol(self.sql, symbol))
    }

    pub fn is_symbol(&self, symbol: char) -> bool {
        self.symbol_ahead(0, symbol)
    }

    /// Takes a word if it stands here.
    pub fn take(&mut self, word: &str) -> bool {
        let is_here = self.is(word);
        self.at += usize::from(is_here);
        is_here
    }

    /// Takes words if all stand here, in this order.
    pub fn take_all(&mut self, words: &[&str]) -> bool {
        let are_here = words.iter().enumerate().all(|(count, word)| self.word_ahead(count, word));
        self.at += if are_here { words.len() } else { 0 };
        are_here
    }

    pub fn take_symbol(&mut self, symbol: char) -> bool {
        let is_here = self.is_symbol(symbol);
        self.at += usize::from(is_here);
        is_here
    }

    pub fn need(&mut self, word: &str) -> Read<()> {
        if self.take(word) { Ok(()) } else { Err(self.expected(&format!("keyword {word}"))) }
    }

    pub fn need_symbol(&mut self, symbol: char) -> Read<()> {
        if self.take_symbol(symbol) { Ok(()) } else { Err(self.expected(&format!("{:?}", symbol.to_string()))) }
    }

    /// Where the next token starts.
    pub fn place(&self) -> usize {
        self.ahead(0).map_or(self.sql.len(), |token| token.start)
    }

    /// Where the token before this place ends.
    pub fn end_before(&self) -> usize {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.end)
    }

    pub fn error_here(&self, message: impl Into<String>) -> SyntaxError {
        let end = self.end_before();
        SyntaxError { message: message.into(), span: self.ahead(0).map_or(end..end, Token::span) }
    }

    pub fn expected(&self, what: &str) -> SyntaxError {
        self.error_here(format!("Syntax error: Expected {what} but got {}", self.got()))
    }

    pub fn unexpected(&self) -> SyntaxError {
        self.error_here(format!("Syntax error: Unexpected {}", self.got()))
    }

    fn got(&self) -> String {
        parse::described(self.ahead(0).map(|token| token.text(self.sql)))
    }

    /// A name, quoted or not.
    pub fn name(&mut self) -> Read<Name> {
        let token = self.ahead(0).filter(|token| self.is_name(token)).ok_or_else(|| self.expected("identifier"))?;
        self.at += 1;
        Ok(Name { text: self.name_text(token)?, span: token.span() })
    }

    fn is_name(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Word => !extension_sql::is_reserved(token.text(self.sql), Provider::Bigquery),
            TokenKind::Name(_) => true,
            _ => false,
        }
    }

    fn name_text(&self, token: &Token) -> Read<String> {
        let text = parse::string(self.sql, token).map_err(|(message, span)| SyntaxError { message, span })?;
        if token.quoted().is_some() && text.is_empty() {
            return Err(SyntaxError { message: "Syntax error: Invalid empty identifier".into(), span: token.span() });
        }
        Ok(text)
    }

    /// A path of names with dots between them; a name without quotes may hold hyphens in the first part.
    pub fn path(&mut self) -> Read<Path> {
        let start = self.place();
        let mut parts = Vec::new();
        loop {
            let is_first = parts.is_empty();
            let token = *self.ahead(0).ok_or_else(|| self.expected("identifier"))?;
            match token.kind {
                TokenKind::Name(_) => {
                    self.at += 1;
                    parts.extend(self.name_text(&token)?.split('.').map(str::to_owned));
                }
                // Behind a dot every word is a name.
                TokenKind::Word if !is_first || self.is_name(&token) => {
                    self.at += 1;
                    if is_first {
                        self.hyphens();
                    }
                    parts.push(self.sql[token.start..self.end_before()].to_owned());
                }
                TokenKind::Placeholder => {
                    let message = format!("Syntax error: {} was not replaced by a location", token.text(self.sql));
                    return Err(self.error_here(message));
                }
                _ => return Err(self.expected("identifier")),
            }
            if !self.take_symbol('.') {
                return Ok(Path { parts, span: start..self.end_before() });
            }
        }
    }

    /// Takes what stands right behind a word with hyphens between: `-project-1`.
    fn hyphens(&mut self) {
        let touches = |cursor: &Self, count: usize| {
            let before = cursor.at.checked_add(count).and_then(|at| cursor.tokens.get(at.checked_sub(1)?));
            before.zip(cursor.ahead(count)).is_some_and(|(before, next)| before.end == next.start)
        };
        while self.is_symbol('-') && touches(self, 0) && touches(self, 1) {
            let goes_on = self.ahead(1).is_some_and(|next| matches!(next.kind, TokenKind::Word | TokenKind::Number));
            if !goes_on {
                return;
            }
            self.at += 2;
        }
    }

    /// The tokens from here to a place at which `ends` holds, outside of all brackets and of CASE … END.
    pub fn up_to(&mut self, ends: impl Fn(&Self) -> bool) -> Range<usize> {
        let start = self.at;
        let mut brackets = 0_usize;
        let mut cases = 0_usize;
        while !self.is_over() {
            if brackets == 0 && cases == 0 && (self.is_symbol(';') || ends(self)) {
                break;
            }
            match self.ahead(0).map(|token| token.text(self.sql)) {
                Some("(" | "[" | "{") => brackets += 1,
                Some(")" | "]" | "}") if brackets == 0 => break,
                Some(")" | "]" | "}") => brackets -= 1,
                _ if self.is("CASE") && !self.follows_dot() => cases += 1,
                _ if self.is("END") && !self.follows_dot() => cases = cases.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
        start..self.at
    }

    fn follows_dot(&self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| self.tokens[before].is_symbol(self.sql, '.'))
    }

    /// An expression that ends before one of these words, a comma, a closing bracket or the statement's end.
    pub fn expression(&mut self, ends: &[&str]) -> Read<Expression> {
        let tokens = self.up_to(|cursor| cursor.is_symbol(',') || cursor.is_any(ends));
        self.expression_of(tokens)
    }

    pub fn expression_of(&self, tokens: Range<usize>) -> Read<Expression> {
        if tokens.is_empty() {
            return Err(self.unexpected());
        }
        let span = self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end;
        let tree = Box::new(parse::expression(self.sql, &self.tokens[tokens])?);
        Ok(Expression { tree, span })
    }

    /// A statement for the parser, up to its `;`.
    pub fn sql(&mut self) -> Read<Sql> {
        let tokens = self.up_to(|_| false);
        self.sql_of(tokens)
    }

    pub fn sql_of(&self, tokens: Range<usize>) -> Read<Sql> {
        if tokens.is_empty() {
            return Err(self.unexpected());
        }
        let span = self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end;
        let tree = Box::new(parse::statement(self.sql, &self.tokens[tokens])?);
        Ok(Sql { tree, span })
    }

    /// Items in brackets with commas between them; there may be none.
    pub fn bracketed<T>(&mut self, mut item: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        self.need_symbol('(')?;
        let mut items = Vec::new();
        if self.take_symbol(')') {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if !self.take_symbol(',') {
                self.need_symbol(')')?;
                return Ok(items);
            }
        }
    }
}
