//! Statements that hold others, and those of the scripting language alone.

use extension_sql::lexer::Kind as TokenKind;

use super::Read;
use super::cursor::Cursor;
use crate::script::{Block, Branch, Dropped, Expression, Kind, Path, Statement, Target, Transaction};

impl Cursor<'_> {
    pub(super) fn kind(&mut self) -> Read<Kind> {
        if let Some(label) = self.label()? {
            return self.labelled(label);
        }
        let word = self.ahead(0).filter(|token| token.kind == TokenKind::Word).map(|token| token.text(self.sql));
        match word.map(str::to_ascii_uppercase).as_deref() {
            Some("BEGIN") if self.begins_transaction() => {
                self.at += 1;
                self.take("TRANSACTION");
                Ok(Kind::Transaction(Transaction::Begin))
            }
            Some("BEGIN" | "LOOP" | "WHILE" | "REPEAT" | "FOR") => self.labelled_kind(None),
            Some("COMMIT") => self.transaction(Transaction::Commit),
            Some("ROLLBACK") => self.transaction(Transaction::Rollback),
            Some("DECLARE") => self.declare(),
            Some("SET") => self.set(),
            Some("IF") => self.branches(),
            Some("CASE") => self.cases(),
            Some("BREAK" | "LEAVE") => {
                self.at += 1;
                Ok(Kind::Break { label: self.jump_label()? })
            }
            Some("CONTINUE" | "ITERATE") => {
                self.at += 1;
                Ok(Kind::Continue { label: self.jump_label()? })
            }
            Some("RETURN") => {
                self.at += 1;
                Ok(Kind::Return)
            }
            Some("RAISE") => self.raise(),
            Some("ASSERT") => self.assert(),
            Some("CALL") => self.call(),
            Some("EXECUTE") => self.execute(),
            Some("CREATE") => self.create(),
            Some("DROP") => self.drop(),
            Some("ALTER") => self.alter(),
            Some("TRUNCATE") => {
                self.at += 1;
                self.need("TABLE")?;
                Ok(Kind::Truncate { path: self.path()? })
            }
            Some("EXPORT" | "LOAD" | "GRANT" | "REVOKE" | "UNDROP") => self.not_available(2),
            _ => Ok(Kind::Sql(self.sql()?)),
        }
    }

    /// A statement that only BigQuery runs, named by its first words.
    pub(super) fn not_available(&mut self, words: usize) -> Read<Kind> {
        let tokens = self.up_to(|_| false);
        let words = &self.tokens[tokens.start..tokens.end.min(tokens.start + words)];
        let words: Vec<_> = words.iter().map(|token| token.text(self.sql).to_uppercase()).collect();
        Ok(Kind::NotAvailable(words.join(" ")))
    }

    fn transaction(&mut self, transaction: Transaction) -> Read<Kind> {
        self.at += 1;
        self.take("TRANSACTION");
        Ok(Kind::Transaction(transaction))
    }

    fn begins_transaction(&self) -> bool {
        self.word_ahead(1, "TRANSACTION") || self.symbol_ahead(1, ';') || self.ahead(1).is_none()
    }

    fn label(&mut self) -> Read<Option<String>> {
        const LABELLED: [&str; 5] = ["BEGIN", "LOOP", "WHILE", "REPEAT", "FOR"];
        let is_one = self.symbol_ahead(1, ':') && LABELLED.iter().any(|word| self.word_ahead(2, word));
        if !is_one {
            return Ok(None);
        }
        let label = self.name()?;
        self.need_symbol(':')?;
        Ok(Some(label.text))
    }

    fn labelled(&mut self, label: String) -> Read<Kind> {
        let kind = self.labelled_kind(Some(label.clone()))?;
        // The label may be said again behind the end.
        if !self.is_over() && !self.is_symbol(';') {
            let again = self.name()?;
            if !again.text.eq_ignore_ascii_case(&label) {
                let message = format!("Mismatched end label; expected {label}, got {}", again.text);
                return Err(crate::parse::SyntaxError { message, span: again.span });
            }
        }
        Ok(kind)
    }

    fn labelled_kind(&mut self, label: Option<String>) -> Read<Kind> {
        if self.take("BEGIN") {
            return Ok(Kind::Begin { label, block: self.block()? });
        }
        if self.take("LOOP") {
            let body = self.statements(false)?;
            self.need("END")?;
            self.need("LOOP")?;
            return Ok(Kind::Loop { label, body });
        }
        if self.take("REPEAT") {
            let body = self.statements(false)?;
            self.need("UNTIL")?;
            let until = self.expression(&["END"])?;
            self.need("END")?;
            self.need("REPEAT")?;
            return Ok(Kind::Repeat { label, body, until });
        }
        if self.take("WHILE") {
            let condition = self.expression(&["DO"])?;
            let body = self.done("WHILE")?;
            return Ok(Kind::While { label, condition, body });
        }
        self.need("FOR")?;
        let variable = self.name()?;
        self.need("IN")?;
        self.need_symbol('(')?;
        let tokens = self.up_to(|_| false);
        let query = self.sql_of(tokens)?;
        self.need_symbol(')')?;
        let body = self.done("FOR")?;
        Ok(Kind::For { label, variable, query, body })
    }

    /// `DO … END WHILE`.
    fn done(&mut self, word: &str) -> Read<Vec<Statement>> {
        self.need("DO")?;
        let body = self.statements(false)?;
        self.need("END")?;
        self.need(word)?;
        Ok(body)
    }

    /// What follows BEGIN, to its END.
    pub(super) fn block(&mut self) -> Read<Block> {
        let statements = self.statements(true)?;
        let handler = if self.take("EXCEPTION") {
            self.need("WHEN")?;
            self.need("ERROR")?;
            self.need("THEN")?;
            Some(self.statements(false)?)
        } else {
            None
        };
        self.need("END")?;
        Ok(Block { statements, handler })
    }

    fn declare(&mut self) -> Read<Kind> {
        self.at += 1;
        let mut names = vec![self.name()?];
        while self.take_symbol(',') {
            names.push(self.name()?);
        }
        let has_type = !self.is("DEFAULT") && !self.is_symbol(';') && !self.is_over();
        let data_type = if has_type { Some(self.data_type()?) } else { None };
        let default = if self.take("DEFAULT") { Some(self.expression(&[])?) } else { None };
        if data_type.is_none() && default.is_none() {
            return Err(self.unexpected());
        }
        Ok(Kind::Declare { names, data_type, default })
    }

    fn set(&mut self) -> Read<Kind> {
        self.at += 1;
        let is_tuple = self.is_symbol('(');
        let targets = if is_tuple { self.bracketed(Self::target)? } else { vec![self.target()?] };
        self.need_symbol('=')?;
        let tokens = self.up_to(|_| false);
        Ok(Kind::Set { targets, is_tuple, value: self.expression_of(tokens)? })
    }

    fn target(&mut self) -> Read<Target> {
        let variable = self.ahead(0).filter(|token| token.text(self.sql).starts_with("@@"));
        let Some(variable) = variable else { return Ok(Target::Variable(self.name()?)) };
        self.at += 1;
        let mut parts = vec![variable.text(self.sql).trim_start_matches('@').to_owned()];
        while self.take_symbol('.') {
            parts.push(self.name()?.text);
        }
        Ok(Target::System(Path { parts, span: variable.start..self.end_before() }))
    }

    fn branches(&mut self) -> Read<Kind> {
        self.at += 1;
        let mut branches = vec![self.branch()?];
        let mut otherwise = Vec::new();
        loop {
            if self.take("ELSEIF") {
                branches.push(self.branch()?);
            } else if self.take("ELSE") {
                otherwise = self.statements(false)?;
                break;
            } else {
                break;
            }
        }
        self.need("END")?;
        self.need("IF")?;
        Ok(Kind::If { branches, otherwise })
    }

    fn branch(&mut self) -> Read<Branch> {
        let when = self.expression(&["THEN"])?;
        self.need("THEN")?;
        Ok(Branch { when, then: self.statements(false)? })
    }

    fn cases(&mut self) -> Read<Kind> {
        self.at += 1;
        let subject = if self.is("WHEN") { None } else { Some(self.expression(&["WHEN"])?) };
        let mut branches = Vec::new();
        while self.take("WHEN") {
            branches.push(self.branch()?);
        }
        if branches.is_empty() {
            return Err(self.expected("keyword WHEN"));
        }
        let otherwise = if self.take("ELSE") { Some(self.statements(false)?) } else { None };
        self.need("END")?;
        self.need("CASE")?;
        Ok(Kind::Case { subject, branches, otherwise })
    }

    fn jump_label(&mut self) -> Read<Option<String>> {
        if self.is_over() || self.is_symbol(';') { Ok(None) } else { Ok(Some(self.name()?.text)) }
    }

    fn raise(&mut self) -> Read<Kind> {
        self.at += 1;
        if !self.take("USING") {
            return Ok(Kind::Raise { message: None });
        }
        self.need("MESSAGE")?;
        self.need_symbol('=')?;
        Ok(Kind::Raise { message: Some(self.expression(&[])?) })
    }

    fn assert(&mut self) -> Read<Kind> {
        self.at += 1;
        let condition = self.expression(&["AS"])?;
        let description = if self.take("AS") { Some(self.expression(&[])?) } else { None };
        Ok(Kind::Assert { condition, description })
    }

    fn call(&mut self) -> Read<Kind> {
        self.at += 1;
        let path = self.path()?;
        let arguments = self.bracketed(|cursor| cursor.expression(&[]))?;
        Ok(Kind::Call { path, arguments })
    }

    fn execute(&mut self) -> Read<Kind> {
        self.at += 1;
        self.need("IMMEDIATE")?;
        let sql = self.expression(&["INTO", "USING"])?;
        let mut into = Vec::new();
        let mut using = Vec::new();
        if self.take("INTO") {
            into.push(self.name()?);
            while self.take_symbol(',') {
                into.push(self.name()?);
            }
        }
        if self.take("USING") {
            using.push(self.using()?);
            while self.take_symbol(',') {
                using.push(self.using()?);
            }
        }
        Ok(Kind::Execute { sql, into, using })
    }

    fn using(&mut self) -> Read<(Expression, Option<String>)> {
        let tokens = self.up_to(|cursor| cursor.is_symbol(',') || cursor.is("AS"));
        let value = self.expression_of(tokens)?;
        let name = if self.take("AS") { Some(self.name()?.text) } else { None };
        Ok((value, name))
    }

    fn drop(&mut self) -> Read<Kind> {
        let what = [
            ("TABLE", Dropped::Table),
            ("VIEW", Dropped::View),
            ("SCHEMA", Dropped::Schema),
            ("PROCEDURE", Dropped::Procedure),
            ("FUNCTION", Dropped::Function),
        ];
        let Some((_, what)) = what.into_iter().find(|(word, _)| self.word_ahead(1, word)) else {
            return self.not_available(3);
        };
        self.at += 2;
        let if_exists = self.take_all(&["IF", "EXISTS"]);
        let path = self.path()?;
        if what == Dropped::Schema {
            let _ = self.take("CASCADE") || self.take("RESTRICT");
        }
        Ok(Kind::Drop { what, path, if_exists })
    }
}
