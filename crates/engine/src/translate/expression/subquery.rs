//! Queries inside expressions.

use sqlparser::ast::{Expr, Query};

use crate::translate::Untranslatable;
use crate::translate::coerce::{array, convert, same, supertype};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::Type;

use super::common_type;

impl Translator<'_> {
    /// A query of one column and at most one row.
    pub(super) fn scalar_subquery(&self, query: &Query, env: &Env) -> Outcome<Typed> {
        let made = self.query(query, &env.child())?;
        let [column] = made.columns.as_slice() else {
            let message =
                "Scalar subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values";
            return Err(Untranslatable::invalid(message, place(query)));
        };
        Ok(Typed::new(format!("({})", made.sql), column.ty.clone()))
    }

    pub(super) fn exists(&self, query: &Query, negated: bool, env: &Env) -> Outcome<Typed> {
        let made = self.query(query, &env.child())?;
        let not = if negated { "NOT " } else { "" };
        Ok(Typed::new(format!("({not}EXISTS ({}))", made.sql), Type::Bool))
    }

    pub(super) fn in_subquery(&self, operand: &Expr, query: &Query, negated: bool, env: &Env) -> Outcome<Typed> {
        let operand_typed = self.expression(operand, env)?;
        let made = self.query(query, &env.child())?;
        let [column] = made.columns.as_slice() else {
            let message = "Subquery of type IN must have only one output column";
            return Err(Untranslatable::invalid(message, place(query)));
        };
        let not = if negated { "NOT " } else { "" };
        let other = Typed::new(column.sql.clone(), column.ty.clone());
        let ty = supertype(&[&operand_typed, &other]).ok_or_else(|| {
            let message =
                format!("Cannot execute IN subquery with uncomparable types {} and {}", operand_typed.ty, column.ty);
            Untranslatable::invalid(message, place(operand))
        })?;
        let right = if same(&ty, &column.ty) {
            made.sql
        } else {
            let name = self.fresh("in");
            let value = Typed::new(format!("\"{name}\".{}", column.sql), column.ty.clone());
            format!("SELECT {} FROM ({}) AS \"{name}\"", convert(&value, &ty).sql, made.sql)
        };
        let left = convert(&operand_typed, &ty).sql;
        Ok(Typed::new(format!("({left} {not}IN ({right}))"), Type::Bool))
    }

    pub(super) fn in_list(&self, operand: &Expr, list: &[Expr], negated: bool, env: &Env) -> Outcome<Typed> {
        let all: Vec<&Expr> = [operand].into_iter().chain(list).collect();
        let (typed, ty) = self.common(&all, "IN", env)?;
        if let Type::Array(_) | Type::Json | Type::Geography = ty {
            let message = format!("IN is not defined for arguments of type {ty}");
            return Err(Untranslatable::invalid(message, place(operand)));
        }
        let items: Vec<_> = typed[1..].iter().map(|one| one.sql.as_str()).collect();
        let not = if negated { "NOT " } else { "" };
        Ok(Typed::new(format!("({} {not}IN ({}))", typed[0].sql, items.join(", ")), Type::Bool))
    }

    pub(super) fn in_unnest(&self, operand: &Expr, list: &Expr, negated: bool, env: &Env) -> Outcome<Typed> {
        let operand_typed = self.expression(operand, env)?;
        let list_typed = self.expression(list, env)?;
        let Type::Array(element) = &list_typed.ty else {
            let message = format!("Second argument of IN UNNEST must be an array but was {}", list_typed.ty);
            return Err(Untranslatable::invalid(message, place(list)));
        };
        let item = Typed::new("item", (**element).clone());
        let ty = if list_typed.is_null() {
            operand_typed.ty.clone()
        } else {
            common_type(&[operand_typed.clone(), item], "IN UNNEST", place(operand))?
        };
        let list = convert(&list_typed, &Type::array(ty.clone()));
        let left = convert(&operand_typed, &ty).sql;
        let found = format!("coalesce(list_contains({}, {left}), false)", list.sql);
        // What is not found among items of which one is NULL might be that one.
        let unsure = format!("{left} IS NULL OR len(list_filter({}, lambda item: item IS NULL)) > 0", list.sql);
        let empty = format!("coalesce(len({}), 0) = 0", list.sql);
        let (yes, no) = if negated { ("false", "true") } else { ("true", "false") };
        let sql =
            format!("(CASE WHEN {empty} THEN {no} WHEN {found} THEN {yes} WHEN {unsure} THEN NULL ELSE {no} END)");
        Ok(Typed::new(sql, Type::Bool))
    }

    /// `ARRAY(SELECT …)`.
    pub fn array_subquery(&self, query: &Query, env: &Env) -> Outcome<Typed> {
        let made = self.ordered_query(query, &env.child())?;
        let [column] = made.columns.as_slice() else {
            let message =
                "ARRAY subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values";
            return Err(Untranslatable::invalid(message, place(query)));
        };
        if let Type::Array(_) = column.ty {
            let message = format!(
                "Cannot use array subquery with column of type {} because nested arrays are not supported",
                column.ty
            );
            return Err(Untranslatable::invalid(message, place(query)));
        }
        let name = self.fresh("items");
        let order = made.order.iter().map(|key| format!("\"{name}\".{} {}", key.column, key.direction));
        let order: Vec<_> = order.collect();
        let order = if order.is_empty() { String::new() } else { format!(" ORDER BY {}", order.join(", ")) };
        let none = array(&[], &column.ty).sql;
        let sql = format!(
            "coalesce((SELECT list(\"{name}\".{}{order}) FROM ({}) AS \"{name}\"), {none})",
            column.sql, made.sql
        );
        Ok(Typed::new(sql, Type::array(column.ty.clone())))
    }
}
