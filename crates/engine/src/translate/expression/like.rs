//! LIKE and its quantified kin.

use sqlparser::ast::Expr;

use crate::translate::Untranslatable;
use crate::translate::coerce::{convert, supertype};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::Type;

use super::operator::not_null;

impl Translator<'_> {
    pub(super) fn like(&self, operand: &Expr, pattern: &Expr, negated: bool, any: bool, env: &Env) -> Outcome<Typed> {
        let value = self.expression(operand, env)?;
        if let (Expr::Function(function), false) = (pattern, any)
            && function.name.to_string().eq_ignore_ascii_case("ALL")
        {
            return Err(Untranslatable::not_available("LIKE ALL", place(operand)));
        }
        if !any {
            let written = pattern;
            let pattern = self.expression(written, env)?;
            not_null(&value, "LIKE", operand)?;
            not_null(&pattern, "LIKE", written)?;
            return one(&value, &pattern, negated, operand);
        }
        let patterns: Vec<&Expr> = match pattern {
            Expr::Tuple(items) => items.iter().collect(),
            Expr::Nested(item) => vec![item],
            other => return Err(Untranslatable::not_available("LIKE ANY UNNEST", place(other))),
        };
        let mut tests = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            tests.push(one(&value, &self.expression(pattern, env)?, negated, operand)?.sql);
        }
        Ok(Typed::new(format!("({})", tests.join(" OR ")), Type::Bool))
    }
}

fn one(value: &Typed, pattern: &Typed, negated: bool, operand: &Expr) -> Outcome<Typed> {
    let ty = supertype(&[value, pattern]).filter(|ty| matches!(ty, Type::String | Type::Bytes));
    let Some(ty) = ty else {
        let types = format!("{}, {}", value.ty, pattern.ty);
        let message = format!("No matching signature for operator LIKE for argument types: {types}");
        return Err(Untranslatable::invalid(message, place(operand)));
    };
    let not = if negated { "NOT " } else { "" };
    let [value, pattern] = [value, pattern].map(|one| convert(one, &ty).sql);
    let [value, pattern] = match ty {
        // DuckDB matches text only: bytes are compared by their digits' characters.
        Type::Bytes => [value, pattern].map(|one| format!("bq_latin1({one})")),
        _ => [value, pattern],
    };
    Ok(Typed::new(format!("({value} {not}LIKE {pattern} ESCAPE '\\')"), Type::Bool))
}
