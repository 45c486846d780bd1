//! CREATE TABLE and its kin.

use super::Read;
use super::cursor::Cursor;
use crate::parse::SyntaxError;
use crate::script::{
    Change, ColumnDefinition, CreateTable, CreateView, Creation, Expression, Kind, Name, Sql, TableSource,
};

impl Cursor<'_> {
    pub(super) fn create(&mut self) -> Read<Kind> {
        let start = self.at;
        self.at += 1;
        let or_replace = self.take_all(&["OR", "REPLACE"]);
        let temporary = self.take("TEMP") || self.take("TEMPORARY");
        let mut creation = Creation { or_replace, temporary, if_not_exists: false };
        if self.take("TABLE") {
            creation.if_not_exists = self.if_not_exists();
            return self.create_table(creation);
        }
        if self.take("VIEW") || self.take_all(&["MATERIALIZED", "VIEW"]) {
            creation.if_not_exists = self.if_not_exists();
            return self.create_view(creation);
        }
        if self.take("SCHEMA") {
            let if_not_exists = self.if_not_exists();
            let path = self.path()?;
            self.options()?;
            return Ok(Kind::CreateSchema { path, if_not_exists });
        }
        if self.take("PROCEDURE") {
            creation.if_not_exists = self.if_not_exists();
            return self.create_procedure(creation, start);
        }
        if self.take("FUNCTION") {
            creation.if_not_exists = self.if_not_exists();
            return self.create_function(creation);
        }
        self.at = start;
        self.not_available(3)
    }

    fn if_not_exists(&mut self) -> bool {
        self.take_all(&["IF", "NOT", "EXISTS"])
    }

    fn create_table(&mut self, creation: Creation) -> Read<Kind> {
        if self.is("FUNCTION") {
            self.up_to(|_| false);
            return Ok(Kind::NotAvailable("CREATE TABLE FUNCTION".into()));
        }
        let path = self.path()?;
        let mut source = None;
        if self.take("LIKE") {
            source = Some(TableSource::Like(self.path()?));
        } else if self.take("COPY") || self.take("CLONE") {
            source = Some(TableSource::Copy(self.path()?));
        }
        let columns = if self.is_symbol('(') { Some(self.columns()?) } else { None };
        if self.take_all(&["DEFAULT", "COLLATE"]) {
            self.expression(&["PARTITION", "CLUSTER", "OPTIONS", "AS"])?;
        }
        let mut arranged_by = Vec::new();
        if self.take_all(&["PARTITION", "BY"]) {
            arranged_by.extend(named(&self.expression(&["CLUSTER", "OPTIONS", "AS"])?));
        }
        if self.take_all(&["CLUSTER", "BY"]) {
            arranged_by.push(self.name()?);
            while self.take_symbol(',') {
                arranged_by.push(self.name()?);
            }
        }
        self.relation_options()?;
        if self.take("AS") {
            source = Some(TableSource::Query(self.query()?));
        }
        if columns.is_none() && source.is_none() {
            return Err(self.expected("\"(\" or keyword AS"));
        }
        Ok(Kind::CreateTable(CreateTable { creation, path, columns, source, arranged_by }))
    }

    /// A query up to the statement's end.
    fn query(&mut self) -> Read<Sql> {
        let sql = self.sql()?;
        if matches!(*sql.tree, sqlparser::ast::Statement::Query(_)) {
            return Ok(sql);
        }
        Err(SyntaxError { message: "Syntax error: Expected a query".into(), span: sql.span })
    }

    fn columns(&mut self) -> Read<Vec<ColumnDefinition>> {
        let columns = self.bracketed(|cursor| {
            if cursor.is_any(&["PRIMARY", "FOREIGN", "CONSTRAINT"]) {
                // Keys are not enforced there either.
                cursor.up_to(|cursor| cursor.is_symbol(','));
                return Ok(None);
            }
            cursor.column().map(Some)
        })?;
        Ok(columns.into_iter().flatten().collect())
    }

    pub(super) fn column(&mut self) -> Read<ColumnDefinition> {
        let name = self.name()?;
        let is_alone = self.is_symbol(',') || self.is_symbol(')') || self.is("OPTIONS");
        let data_type = if is_alone { None } else { Some(self.data_type()?) };
        let mut column = ColumnDefinition { name, data_type, not_null: false, default: None };
        loop {
            if self.take_all(&["NOT", "NULL"]) {
                column.not_null = true;
            } else if self.take_all(&["PRIMARY", "KEY", "NOT", "ENFORCED"]) {
            } else if self.take("COLLATE") {
                self.expression(&["NOT", "DEFAULT", "OPTIONS"])?;
            } else if self.take("DEFAULT") {
                column.default = Some(self.expression(&["NOT", "OPTIONS"])?);
            } else if self.is("OPTIONS") {
                self.relation_options()?;
            } else {
                return Ok(column);
            }
        }
    }

    fn create_view(&mut self, creation: Creation) -> Read<Kind> {
        let path = self.path()?;
        let columns = if self.is_symbol('(') {
            self.columns()?.into_iter().map(|column| column.name).collect()
        } else {
            Vec::new()
        };
        self.relation_options()?;
        self.need("AS")?;
        Ok(Kind::CreateView(CreateView { creation, path, columns, query: self.query()? }))
    }

    pub(super) fn alter(&mut self) -> Read<Kind> {
        if !self.take_all(&["ALTER", "TABLE"]) {
            return self.not_available(2);
        }
        let if_exists = self.take_all(&["IF", "EXISTS"]);
        let path = self.path()?;
        let mut changes = vec![self.change()?];
        while self.take_symbol(',') {
            changes.push(self.change()?);
        }
        Ok(Kind::AlterTable { path, if_exists, changes })
    }

    fn change(&mut self) -> Read<Change> {
        if self.take_all(&["ADD", "COLUMN"]) {
            let if_not_exists = self.if_not_exists();
            return Ok(Change::AddColumn { column: Box::new(self.column()?), if_not_exists });
        }
        if self.take_all(&["DROP", "COLUMN"]) {
            let if_exists = self.take_all(&["IF", "EXISTS"]);
            return Ok(Change::DropColumn { name: self.name()?, if_exists });
        }
        if self.take_all(&["RENAME", "COLUMN"]) {
            let from = self.name()?;
            self.need("TO")?;
            return Ok(Change::RenameColumn { from, to: self.name()? });
        }
        if self.take_all(&["RENAME", "TO"]) {
            return Ok(Change::RenameTo(self.name()?));
        }
        if self.take_all(&["ALTER", "COLUMN"]) {
            self.take_all(&["IF", "EXISTS"]);
            let name = self.name()?;
            if self.take_all(&["SET", "DATA", "TYPE"]) {
                return Ok(Change::SetType { name, data_type: self.data_type()? });
            }
            self.up_to(|cursor| cursor.is_symbol(','));
            return Ok(Change::Nothing);
        }
        if self.take("SET") {
            self.relation_options()?;
            return Ok(Change::Nothing);
        }
        Err(self.unexpected())
    }
}

/// The columns that an expression of PARTITION BY names: `DATE(t)` names t.
fn named(expression: &Expression) -> Option<Name> {
    use sqlparser::ast::{Expr, FunctionArg, FunctionArgExpr, FunctionArguments};
    let column = match expression.tree.as_ref() {
        Expr::Identifier(column) => column,
        Expr::Function(function) => match &function.args {
            FunctionArguments::List(list) => match list.args.first()? {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Identifier(column))) => column,
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    let span = crate::parse::bytes(column.span).unwrap_or(expression.span.clone());
    // `_PARTITIONDATE` and its like are not columns of the table's own.
    (!column.value.starts_with('_')).then(|| Name { text: column.value.clone(), span })
}
