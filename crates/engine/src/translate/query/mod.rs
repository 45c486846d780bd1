//! Queries: WITH, set operations, ORDER BY and LIMIT here; SELECT, FROM and the rest a file each.

mod from;
mod group;
mod join;
mod order;
mod pivot;
mod select;
mod set;
mod star;
mod table;
mod unnest;
mod unpivot;
mod with;

use sqlparser::ast::{Expr, LimitClause, OrderByExpr, OrderByKind, Query, SetExpr};

use super::Untranslatable;
use super::coerce::coerce;
use super::environment::{Column, Env, Outcome, Translator};
use super::place::place;
use crate::duck::identifier;
use crate::value::Type;

pub(crate) use order::Key;

/// A translated query.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub sql: String,
    /// Their `sql` is the quoted name that the query gives each.
    pub columns: Vec<Column>,
    /// Whether its rows are values: SELECT AS STRUCT, SELECT AS VALUE.
    pub value_table: bool,
    /// The columns by which the rows are ordered, where they were asked for.
    pub order: Vec<Key>,
}

/// What comes after a query's body.
pub(crate) struct Tail<'q> {
    pub order: &'q [OrderByExpr],
    /// LIMIT and OFFSET with a space before them.
    pub limit: String,
    /// Whether the keys of the order are wanted as columns.
    pub keep_order: bool,
}

impl Translator<'_> {
    /// Translates a query. `env` is what is around it.
    pub fn query(&self, query: &Query, env: &Env) -> Outcome<Made> {
        self.whole_query(query, env, false)
    }

    /// A query whose order is told by columns of its own, for those who put its rows together.
    pub fn ordered_query(&self, query: &Query, env: &Env) -> Outcome<Made> {
        self.whole_query(query, env, true)
    }

    fn whole_query(&self, query: &Query, env: &Env, keep_order: bool) -> Outcome<Made> {
        if !query.pipe_operators.is_empty() {
            return Err(Untranslatable::not_available("Pipe syntax", place(query)));
        }
        let mut env = env.clone();
        let with = query.with.as_ref().map(|with| self.with(with, &mut env)).transpose()?;
        let order: &[OrderByExpr] = match query.order_by.as_ref().map(|order| &order.kind) {
            None => &[],
            Some(OrderByKind::Expressions(keys)) => keys,
            Some(OrderByKind::All(_)) => return Err(Untranslatable::not_available("ORDER BY ALL", place(query))),
        };
        let tail = Tail { order, limit: self.limit(query.limit_clause.as_ref(), &env)?, keep_order };
        let mut made = self.body(&query.body, &tail, &env)?;
        if let Some(with) = with {
            made.sql = format!("{with} {}", made.sql);
        }
        Ok(made)
    }

    pub(super) fn body(&self, body: &SetExpr, tail: &Tail, env: &Env) -> Outcome<Made> {
        match body {
            SetExpr::Select(select) => self.select(select, tail, env),
            SetExpr::SetOperation { left, op, set_quantifier, right } => {
                let made = self.set_operation(left, *op, *set_quantifier, right, env)?;
                self.ordered(made, tail, env)
            }
            SetExpr::Query(query) if tail.order.is_empty() && tail.limit.is_empty() => {
                self.whole_query(query, env, tail.keep_order)
            }
            SetExpr::Query(query) => {
                let made = self.query(query, env)?;
                self.ordered(made, tail, env)
            }
            SetExpr::Values(_) => Err(Untranslatable::invalid("Syntax error: Unexpected keyword VALUES", 0..0)),
            other => {
                let what: String = other.to_string().chars().take(40).collect();
                Err(Untranslatable::not_available(what, 0..0))
            }
        }
    }

    fn limit(&self, clause: Option<&LimitClause>, env: &Env) -> Outcome<String> {
        let number = |what: &str, expr: &Expr| {
            let typed = self.expression(expr, env)?;
            let typed = coerce(&typed, &Type::Int64).ok_or_else(|| {
                Untranslatable::invalid(format!("{what} expects an integer literal or parameter"), place(expr))
            })?;
            Ok(format!(" {what} {}", typed.sql))
        };
        match clause {
            None => Ok(String::new()),
            Some(LimitClause::LimitOffset { limit, offset, .. }) => {
                let mut sql = String::new();
                if let Some(limit) = limit {
                    sql.push_str(&number("LIMIT", limit)?);
                }
                if let Some(offset) = offset {
                    sql.push_str(&number("OFFSET", &offset.value)?);
                }
                Ok(sql)
            }
            Some(LimitClause::OffsetCommaLimit { limit, .. }) => {
                Err(Untranslatable::invalid("Syntax error: Unexpected \",\"", place(limit)))
            }
        }
    }

    /// The columns of a query with a name of its own around it, as a FROM item.
    pub(super) fn columns_of(made: &[Column], alias: &str) -> Vec<Column> {
        let own = |column: &Column| Column {
            sql: format!("{}.{}", identifier(alias), column.sql),
            literal: Default::default(),
            ..column.clone()
        };
        made.iter().map(own).collect()
    }
}
