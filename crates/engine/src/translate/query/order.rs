//! ORDER BY.

use sqlparser::ast::{Expr, OrderByExpr, Value as Written};

use crate::duck::identifier;
use crate::translate::Untranslatable;
use crate::translate::aggregate::direction;
use crate::translate::environment::{Env, Outcome, Relation, Translator};
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::Type;

use super::{Made, Tail};

/// A column that rows are ordered by.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Its quoted name.
    pub column: String,
    pub direction: &'static str,
}

impl Translator<'_> {
    /// A query with an order put around it: by its own columns only, as after a set operation.
    pub(super) fn ordered(&self, made: Made, tail: &Tail, env: &Env) -> Outcome<Made> {
        if tail.order.is_empty() && tail.limit.is_empty() {
            return Ok(made);
        }
        let name = self.fresh("rows");
        let columns = Self::columns_of(&made.columns, &name);
        let relation = Relation { name: None, columns, value: None };
        let relations = [relation];
        let inside = Env { relations: &relations, ..env.clone() };
        let outputs: Vec<_> = relations[0].columns.iter().map(|column| column.typed()).collect();
        let keys = self.keys(tail.order, &outputs, &inside)?;
        let mut items: Vec<_> =
            made.columns.iter().map(|column| format!("{}.{}", identifier(&name), column.sql)).collect();
        let order = order_sql(&keys);
        let mut kept = Vec::new();
        if tail.keep_order {
            for (typed, direction) in keys {
                let column = identifier(&self.fresh("key"));
                items.push(format!("{} AS {column}", typed.sql));
                kept.push(Key { column, direction });
            }
        }
        let sql =
            format!("SELECT {} FROM ({}) AS {}{order}{}", items.join(", "), made.sql, identifier(&name), tail.limit);
        Ok(Made { sql, order: kept, ..made })
    }

    /// The keys of an order; a number means an item of the select list.
    pub(super) fn keys(
        &self,
        order: &[OrderByExpr],
        outputs: &[Typed],
        env: &Env,
    ) -> Outcome<Vec<(Typed, &'static str)>> {
        let mut keys = Vec::with_capacity(order.len());
        for key in order {
            let typed = match ordinal(&key.expr) {
                Some(number) => outputs.get(number.wrapping_sub(1)).cloned().ok_or_else(|| {
                    let message = format!("ORDER BY is out of SELECT column number range: {number}");
                    Untranslatable::invalid(message, place(&key.expr))
                })?,
                None => self.expression(&key.expr, env)?,
            };
            if let Type::Array(_) | Type::Struct(_) | Type::Json | Type::Geography = typed.ty {
                let message = format!("ORDER BY does not support expressions of type {}", typed.ty);
                return Err(Untranslatable::invalid(message, place(&key.expr)));
            }
            keys.push((typed, direction(key)));
        }
        Ok(keys)
    }
}

/// ORDER BY with a space before it; empty without keys.
pub(super) fn order_sql(keys: &[(Typed, &'static str)]) -> String {
    let keys: Vec<_> = keys.iter().map(|(typed, direction)| format!("{} {direction}", typed.sql)).collect();
    if keys.is_empty() { String::new() } else { format!(" ORDER BY {}", keys.join(", ")) }
}

/// The number that stands for an item of the select list.
pub(super) fn ordinal(expr: &Expr) -> Option<usize> {
    let Expr::Value(value) = expr else { return None };
    if let Written::Number(digits, _) = &value.value { digits.parse().ok() } else { None }
}
