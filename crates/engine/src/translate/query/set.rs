//! UNION, INTERSECT and EXCEPT.

use std::ops::Range;

use sqlparser::ast::{SetExpr, SetOperator, SetQuantifier, Spanned};

use crate::duck::identifier;
use crate::translate::Untranslatable;
use crate::translate::coerce::{coerce, convert, supertype};
use crate::translate::environment::{Column, Env, Outcome, Translator};
use crate::translate::place::bytes;
use crate::translate::typed::Literal;

use super::{Made, Tail};

impl Translator<'_> {
    pub(super) fn set_operation(
        &self,
        left: &SetExpr,
        op: SetOperator,
        quantifier: SetQuantifier,
        right: &SetExpr,
        env: &Env,
    ) -> Outcome<Made> {
        let span = bytes(left.span());
        let behind = bytes(right.span());
        let sign = match (op, quantifier) {
            (SetOperator::Union, SetQuantifier::All) => "UNION ALL",
            (SetOperator::Union, SetQuantifier::Distinct) => "UNION",
            (SetOperator::Intersect, SetQuantifier::Distinct) => "INTERSECT",
            (SetOperator::Except, SetQuantifier::Distinct) => "EXCEPT",
            (_, SetQuantifier::None) => {
                let message = format!("Syntax error: Expected keyword ALL or keyword DISTINCT after {op}");
                return Err(Untranslatable::invalid(message, span));
            }
            (op, other) => return Err(Untranslatable::not_available(format!("{op} {other}"), span)),
        };
        let none = Tail { order: &[], limit: String::new(), keep_order: false };
        let [left, right] = [self.body(left, &none, env)?, self.body(right, &none, env)?];
        if left.columns.len() != right.columns.len() {
            let message = format!(
                "Queries in {op} {quantifier} have mismatched column count; query 1 has {} columns, query 2 has {} columns",
                left.columns.len(),
                right.columns.len()
            );
            return Err(Untranslatable::invalid(message, span));
        }
        let mut columns = Vec::with_capacity(left.columns.len());
        for (place, (one, other)) in left.columns.iter().zip(&right.columns).enumerate() {
            let ty = supertype(&[&one.typed(), &other.typed()]).ok_or_else(|| {
                let message = format!(
                    "Column {} in {op} {quantifier} has incompatible types: {}, {}",
                    place + 1,
                    one.ty,
                    other.ty
                );
                Untranslatable::invalid(message, behind.clone())
            })?;
            let both_null = matches!((&one.literal, &other.literal), (Literal::Null, Literal::Null));
            let literal = if both_null { Literal::Null } else { Literal::None };
            columns.push(Column { ty, literal, ..one.clone() });
        }
        let [one, other] = [self.as_types(&left, &columns, span.clone())?, self.as_types(&right, &columns, span)?];
        let value_table = left.value_table && right.value_table;
        Ok(Made { sql: format!("({one}) {sign} ({other})"), columns, value_table, order: Vec::new() })
    }

    /// A query with its columns as the types and under the names of others.
    pub(super) fn as_types(&self, made: &Made, wanted: &[Column], span: Range<usize>) -> Outcome<String> {
        if made.columns.iter().zip(wanted).all(|(own, wanted)| own.ty == wanted.ty) {
            return Ok(made.sql.clone());
        }
        let name = identifier(&self.fresh("side"));
        let mut items = Vec::with_capacity(wanted.len());
        for (own, wanted) in made.columns.iter().zip(wanted) {
            let mut value = own.typed();
            value.sql = format!("{name}.{}", own.sql);
            // What the items of a literal were is inside the query.
            if let Literal::Items(_) = value.literal {
                value.literal = Literal::None;
            }
            let converted = match coerce(&value, &wanted.ty) {
                Some(converted) => converted,
                None if matches!(own.literal, Literal::Items(_)) => convert(&value, &wanted.ty),
                None => {
                    let message = format!("Column of type {} cannot be {}", own.ty, wanted.ty);
                    return Err(Untranslatable::invalid(message, span));
                }
            };
            items.push(format!("{} AS {}", converted.sql, wanted.sql));
        }
        Ok(format!("SELECT {} FROM ({}) AS {name}", items.join(", "), made.sql))
    }
}
