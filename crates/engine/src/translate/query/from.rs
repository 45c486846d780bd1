//! FROM: its items in their order, each of which may name what stands before it.

use sqlparser::ast::TableWithJoins;

use crate::translate::environment::{Env, Outcome, Relation, Translator};
use crate::translate::typed::Typed;

/// A translated FROM clause.
#[derive(Default)]
pub(crate) struct From {
    /// With ` FROM ` before it; empty where there is none.
    pub sql: String,
    pub relations: Vec<Relation>,
    /// The position in the array that all the rows come from, when there is just one.
    pub natural_order: Option<Typed>,
}

/// An item of a FROM clause.
pub(super) struct Source {
    pub sql: String,
    pub relations: Vec<Relation>,
    pub natural_order: Option<Typed>,
}

impl Translator<'_> {
    pub(crate) fn from(&self, items: &[TableWithJoins], env: &Env) -> Outcome<From> {
        let mut from = From::default();
        for (place, item) in items.iter().enumerate() {
            let source = self.source(&item.relation, &from.relations, env)?;
            if place == 0 {
                from.sql = format!(" FROM {}", source.sql);
                from.natural_order = source.natural_order;
            } else {
                from.sql = format!("{} CROSS JOIN {}", from.sql, source.sql);
                from.natural_order = None;
            }
            from.relations.extend(source.relations);
            for join in &item.joins {
                from.natural_order = None;
                self.join(join, &mut from, env)?;
            }
        }
        Ok(from)
    }
}
