//! GROUP BY, with ROLLUP, CUBE and GROUPING SETS.

use sqlparser::ast::{Expr, GroupByExpr};

use crate::translate::Untranslatable;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::value::Type;

use super::order::ordinal;
use super::select::Item;

impl Translator<'_> {
    /// GROUP BY with a space before it; empty where there is none. The select list's names are known to `env`.
    pub(super) fn group_by(&self, group: &GroupByExpr, items: &[Item], env: &Env) -> Outcome<String> {
        match group {
            GroupByExpr::All(_) => Ok(" GROUP BY ALL".into()),
            GroupByExpr::Expressions(keys, _) if keys.is_empty() => Ok(String::new()),
            GroupByExpr::Expressions(keys, _) => {
                let keys = keys.iter().map(|key| self.group_key(key, items, env));
                Ok(format!(" GROUP BY {}", keys.collect::<Outcome<Vec<_>>>()?.join(", ")))
            }
        }
    }

    fn group_key(&self, key: &Expr, items: &[Item], env: &Env) -> Outcome<String> {
        let set = |set: &Vec<Expr>| {
            let keys = set.iter().map(|key| self.group_key(key, items, env));
            Ok(format!("({})", keys.collect::<Outcome<Vec<_>>>()?.join(", ")))
        };
        let sets = |word: &str, all: &[Vec<Expr>]| {
            Ok(format!("{word} ({})", all.iter().map(set).collect::<Outcome<Vec<_>>>()?.join(", ")))
        };
        match key {
            Expr::Rollup(all) => return sets("ROLLUP", all),
            Expr::Cube(all) => return sets("CUBE", all),
            Expr::GroupingSets(all) => return sets("GROUPING SETS", all),
            Expr::Tuple(all) if all.is_empty() => return Ok("()".into()),
            _ => {}
        }
        let typed = match (ordinal(key), key) {
            (Some(number), _) => {
                let item = items.get(number.wrapping_sub(1)).ok_or_else(|| {
                    let message = format!("GROUP BY is out of SELECT column number range: {number}");
                    Untranslatable::invalid(message, place(key))
                })?;
                item.typed.clone()
            }
            // A name of the select list goes before a column.
            (None, Expr::Identifier(_)) => self.expression(key, &Env { aliases_first: true, ..env.clone() })?,
            (None, _) => self.expression(key, &Env { aliases: &[], ..env.clone() })?,
        };
        if let Type::Json | Type::Geography | Type::Array(_) = typed.ty {
            let message = format!("Grouping by expressions of type {} is not allowed", typed.ty);
            return Err(Untranslatable::invalid(message, place(key)));
        }
        Ok(typed.sql)
    }
}
