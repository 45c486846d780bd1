//! WITH and WITH RECURSIVE.

use std::rc::Rc;

use sqlparser::ast::{Cte, SetExpr, With};

use crate::duck::identifier;
use crate::translate::Untranslatable;
use crate::translate::environment::{Column, Env, Outcome, Tables, Translator};
use crate::translate::place::bytes;

use super::Made;

impl Translator<'_> {
    /// Translates the tables that WITH makes and lets `env` know them.
    pub(super) fn with(&self, with: &With, env: &mut Env) -> Outcome<String> {
        let mut pieces = Vec::with_capacity(with.cte_tables.len());
        for cte in &with.cte_tables {
            let sql = identifier(&self.fresh(&cte.alias.name.value));
            let made = match recursive(cte).filter(|_| with.recursive) {
                Some((first, quantifier, again)) => self.recursive(cte, &sql, (first, quantifier, again), env)?,
                None => self.query(&cte.query, env)?,
            };
            let columns: Vec<_> = made.columns.iter().map(|column| column.sql.clone()).collect();
            pieces.push(format!("{sql}({}) AS ({})", columns.join(", "), made.sql));
            add(env, cte, sql, &made);
        }
        let recursive = if with.recursive { " RECURSIVE" } else { "" };
        Ok(format!("WITH{recursive} {}", pieces.join(", ")))
    }

    fn recursive(&self, cte: &Cte, sql: &str, parts: (&SetExpr, &str, &SetExpr), env: &Env) -> Outcome<Made> {
        let (first, union, again) = parts;
        let none = super::Tail { order: &[], limit: String::new(), keep_order: false };
        let mut made = self.body(first, &none, env)?;
        let mut inside = env.clone();
        add(&mut inside, cte, sql.to_owned(), &made);
        let again = self.body(again, &none, &inside)?;
        if again.columns.len() != made.columns.len() {
            let message = "Queries in UNION ALL have mismatched column count";
            return Err(Untranslatable::invalid(message, bytes(cte.alias.name.span)));
        }
        let again = self.as_types(&again, &made.columns, bytes(cte.alias.name.span))?;
        made.sql = format!("{} {union} {again}", made.sql);
        Ok(made)
    }
}

/// The two parts of a query that refers to itself.
fn recursive(cte: &Cte) -> Option<(&SetExpr, &'static str, &SetExpr)> {
    use sqlparser::ast::{SetOperator, SetQuantifier};
    match cte.query.body.as_ref() {
        SetExpr::SetOperation { left, op: SetOperator::Union, set_quantifier, right } => {
            let name = &cte.alias.name.value.to_lowercase();
            let itself = right.to_string().to_lowercase().contains(name.as_str());
            let union = if *set_quantifier == SetQuantifier::All { "UNION ALL" } else { "UNION" };
            itself.then_some((left.as_ref(), union, right.as_ref()))
        }
        _ => None,
    }
}

fn add(env: &mut Env, cte: &Cte, sql: String, made: &Made) {
    let columns = made.columns.iter().map(|column| Column { literal: Default::default(), ..column.clone() });
    env.tables = Some(Rc::new(Tables {
        name: cte.alias.name.value.clone(),
        sql,
        columns: columns.collect(),
        value_table: made.value_table,
        before: env.tables.take(),
    }));
}
