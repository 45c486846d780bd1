//! Expressions and statements on their way to DuckDB and back.

use std::ops::Range;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use sqlparser::ast::{Expr, Statement as Tree, Value as Literal};

use super::frames::Origin;
use super::scope::View;
use super::wording::worded;
use super::{Outcome, Session, Thrown};
use crate::database::{Executed, Refusal};
use crate::failure::{FailureKind, Place};
use crate::script::{Expression, Sql};
use crate::table::Table;
use crate::translate::{self, Translated};
use crate::value::{Type, Value};

/// How often a statement is tried again that came into another session's way; each time it waits a millisecond longer.
const PATIENCE: u64 = 60;

impl Session<'_> {
    /// The value of an expression, with the type that BigQuery would infer.
    pub(super) fn evaluate(&mut self, expression: &Expression) -> Outcome<(Type, Value)> {
        if let Some(simple) = self.simple(&expression.tree) {
            return Ok(simple);
        }
        let span = &expression.span;
        let translated = translate::typed_expression(&expression.tree, &View(self));
        let translated = translated.map_err(|error| self.untranslatable(error, span))?;
        let table = self.select(&format!("SELECT {}", translated.sql), span)?;
        let data_type = translated.columns.into_iter().next().map_or(Type::Int64, |column| column.data_type);
        let value = table.rows.into_iter().next().and_then(|row| row.into_iter().next()).unwrap_or(Value::Null);
        Ok((data_type, value))
    }

    /// The value of an expression that must fit a type.
    pub(super) fn evaluate_as(&mut self, expression: &Expression, wanted: &Type) -> Outcome<Value> {
        let (found, value) = self.evaluate(expression)?;
        if let (Expr::Value(literal), Value::String(text)) = (expression.tree.as_ref(), &value)
            && matches!(literal.value, Literal::SingleQuotedString(_))
            && *wanted != Type::String
        {
            // A literal is more obliging than other texts.
            return self.literal_as(text, wanted, &expression.span);
        }
        self.coerced(value, &found, wanted, &expression.span)
    }

    /// What needs no database to be known.
    fn simple(&self, tree: &Expr) -> Option<(Type, Value)> {
        match tree {
            Expr::Nested(inner) => self.simple(inner),
            Expr::Identifier(name) if !name.value.starts_with('@') => {
                self.frame().variable(&name.value).map(|variable| (variable.data_type.clone(), variable.value.clone()))
            }
            Expr::Value(literal) => match &literal.value {
                Literal::SingleQuotedString(text) => Some((Type::String, Value::String(text.clone()))),
                Literal::Boolean(value) => Some((Type::Bool, Value::Bool(*value))),
                Literal::Number(digits, _) => Some((Type::Int64, Value::Int64(digits.parse().ok()?))),
                _ => None,
            },
            _ => None,
        }
    }

    /// Runs a query, INSERT, UPDATE, DELETE or MERGE of the script's.
    pub(super) fn run_sql(&mut self, sql: &Sql) -> Outcome<()> {
        if let Tree::Query(_) = *sql.tree {
            self.last_result = Some(Arc::new(self.rows_of(sql)?));
            return Ok(());
        }
        let translated = translate::statement(&sql.tree, &View(self));
        let translated = translated.map_err(|error| self.untranslatable(error, &sql.span))?;
        let started = Instant::now();
        let rows = self.command(&translated, &sql.span)?;
        self.note(&sql.span, rows, started);
        self.system.row_count = Some(rows as i64);
        Ok(())
    }

    /// A query in DuckDB's words, with the columns that BigQuery would tell of.
    pub(super) fn translated(&self, query: &Sql) -> Outcome<Translated> {
        let Tree::Query(tree) = query.tree.as_ref() else {
            return Err(self.invalid("Syntax error: Expected a query", &query.span));
        };
        translate::typed_query(tree, &View(self)).map_err(|error| self.untranslatable(error, &query.span))
    }

    /// The rows of a query.
    pub(super) fn rows_of(&mut self, query: &Sql) -> Outcome<Table> {
        let translated = self.translated(query)?;
        let started = Instant::now();
        let mut table = self.select(&translated.sql, &query.span)?;
        if table.columns.len() == translated.columns.len() {
            table.columns = translated.columns;
        }
        self.note(&query.span, table.rows.len(), started);
        Ok(table)
    }

    /// Runs a query of DuckDB's and reads its rows.
    pub(super) fn select(&self, sql: &str, span: &Range<usize>) -> Outcome<Table> {
        self.patiently(|| self.database.select(sql)).map_err(|refusal| self.refused(refusal, span))
    }

    /// Runs a command of DuckDB's; how many rows it wrote or changed.
    pub(super) fn command(&self, sql: &str, span: &Range<usize>) -> Outcome<usize> {
        self.patiently(|| self.database.command(sql)).map_err(|refusal| self.refused(refusal, span))
    }

    /// Does again what came into another session's way: a statement outside of a transaction has done nothing then.
    fn patiently<T>(&self, act: impl Fn() -> Result<T, Refusal>) -> Result<T, Refusal> {
        for pause in 0..PATIENCE {
            match act() {
                Err(refusal) if refusal.is_conflict() && !self.database.catalog.is_in_transaction() => {
                    if self.bounds.are_over() {
                        return Err(refusal);
                    }
                    thread::sleep(Duration::from_millis(pause));
                }
                done => return done,
            }
        }
        act()
    }

    /// Runs a command that answers how many rows it wrote.
    pub(super) fn counted(&self, sql: &str, span: &Range<usize>) -> Outcome<usize> {
        let table = self.select(sql, span)?;
        Ok(match table.rows.first().map(Vec::as_slice) {
            Some([Value::Int64(count)]) => usize::try_from(*count).unwrap_or(0),
            _ => 0,
        })
    }

    /// The failure that DuckDB's refusal is.
    pub(super) fn refused(&self, refusal: Refusal, span: &Range<usize>) -> Box<Thrown> {
        // What was interrupted says why itself, and so does a function in another language.
        if let Err(stopped) = self.check_bounds(span) {
            return stopped;
        }
        if let Some(foreign) = self.database.foreign.take_failure() {
            return self.fail(foreign.kind(), foreign.error.to_string(), span.clone());
        }
        let (kind, message) = match refusal {
            Refusal::DuckDb(message) => worded(&message),
            refusal => (FailureKind::Limit, refusal.to_string()),
        };
        self.fail(kind, message, span.clone())
    }

    /// Remembers a statement that was executed.
    pub(super) fn note(&mut self, span: &Range<usize>, rows: usize, started: Instant) {
        let frame = self.frame();
        let sql = frame.source.get(span.clone()).unwrap_or_default().to_owned();
        let dynamic = self.frames.iter().any(|frame| matches!(frame.origin, Origin::Dynamic));
        let outer = &self.frames[0];
        let at = if self.frames.len() == 1 { span.clone() } else { outer.at.clone() };
        let line = Place::of(&outer.source, at).line;
        self.executed.push(Executed { sql, line, rows, duration: started.elapsed(), dynamic });
    }
}
