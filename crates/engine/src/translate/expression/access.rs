//! `array[OFFSET(0)]`, `json['key']`, `call(…).field`.

use sqlparser::ast::{
    AccessExpr, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart, Subscript,
};

use crate::translate::Untranslatable;
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::{bytes, place};
use crate::translate::typed::Typed;
use crate::value::Type;

use super::name::field;

impl Translator<'_> {
    pub(super) fn access(&self, root: &Expr, chain: &[AccessExpr], env: &Env) -> Outcome<Typed> {
        // A path before the first bracket is one name: `table.column[0]`.
        let mut path = Vec::new();
        let mut chain = chain;
        if let Expr::Identifier(first) = root {
            path.push(first.clone());
            while let [AccessExpr::Dot(Expr::Identifier(part)), rest @ ..] = chain {
                path.push(part.clone());
                chain = rest;
            }
        }
        let mut called = None;
        if let (false, [AccessExpr::Dot(Expr::Function(function)), rest @ ..]) = (path.is_empty(), chain) {
            // So is that of a function: `project.dataset.f(…)[0]`.
            let mut function = function.clone();
            let parts = path.drain(..).map(ObjectNamePart::Identifier);
            function.name.0.splice(0..0, parts);
            called = Some(Expr::Function(function));
            chain = rest;
        }
        let root = called.as_ref().unwrap_or(root);
        let mut value = if path.is_empty() { self.expression(root, env)? } else { self.name(&path, env)? };
        for step in chain {
            value = match step {
                AccessExpr::Dot(Expr::Identifier(name)) => field(&value, &name.value, bytes(name.span))?,
                AccessExpr::Dot(other) => {
                    return Err(Untranslatable::not_available(other.to_string(), place(other)));
                }
                AccessExpr::Subscript(Subscript::Index { index }) => self.item(&value, index, env)?,
                AccessExpr::Subscript(Subscript::Slice { .. }) => {
                    return Err(Untranslatable::invalid("Syntax error: Unexpected \":\"", place(root)));
                }
            };
        }
        Ok(value)
    }

    fn item(&self, value: &Typed, index: &Expr, env: &Env) -> Outcome<Typed> {
        let (how, index) = subscript(index);
        let at = self.expression(index, env)?;
        if value.ty == Type::Json && how.is_none() {
            return json_item(value, &at, index);
        }
        let Type::Array(element) = &value.ty else {
            let by = how.map_or_else(|| at.ty.to_string(), |how| format!("{how}({})", at.ty));
            let message = format!("Subscript access using [{by}] is not supported on values of type {}", value.ty);
            return Err(Untranslatable::invalid(message, place(index)));
        };
        let Some(at) = coerce(&at, &Type::Int64) else {
            let message = format!("Array position in [] must be coercible to INT64 type, but has type {}", at.ty);
            return Err(Untranslatable::invalid(message, place(index)));
        };
        let (first, safe) = match how {
            None | Some("OFFSET") => (0, false),
            Some("ORDINAL") => (1, false),
            Some("SAFE_OFFSET") => (0, true),
            _ => (1, true),
        };
        let position = if first == 0 { format!("{} + 1", at.sql) } else { at.sql.clone() };
        let inside = format!("{position} BETWEEN 1 AND len({})", value.sql);
        let got = format!("list_extract({}, {position})", value.sql);
        let sql = if safe {
            format!("(CASE WHEN {inside} THEN {got} END)")
        } else {
            let outside = format!("{} IS NOT NULL AND {} IS NOT NULL AND NOT ({inside})", value.sql, at.sql);
            let side = format!("CASE WHEN {position} < 1 THEN '(underflow)' ELSE '(overflow)' END");
            let refusal = format!("bq_error('Array index ' || {} || ' is out of bounds ' || {side})", at.sql);
            let typed = Typed::new(refusal, Type::String).cast(element);
            format!("(CASE WHEN {outside} THEN {} ELSE {got} END)", typed.sql)
        };
        Ok(Typed::new(sql, (**element).clone()))
    }
}

fn json_item(value: &Typed, at: &Typed, index: &Expr) -> Outcome<Typed> {
    let sql = match at.ty {
        Type::String => format!("bq_json_field({}, {})", value.sql, at.sql),
        Type::Int64 => format!("bq_json_item({}, {})", value.sql, at.sql),
        ref ty => {
            let message = format!("JSON subscript must be coercible to STRING or INT64 type, but has type {ty}");
            return Err(Untranslatable::invalid(message, place(index)));
        }
    };
    Ok(Typed::new(sql, Type::Json))
}

/// How the position is counted, and the position.
fn subscript(index: &Expr) -> (Option<&'static str>, &Expr) {
    let Expr::Function(Function { name, args: FunctionArguments::List(list), .. }) = index else {
        return (None, index);
    };
    let known = ["OFFSET", "ORDINAL", "SAFE_OFFSET", "SAFE_ORDINAL"];
    let name = name.to_string().replace('`', "");
    match (known.into_iter().find(|known| name.eq_ignore_ascii_case(known)), list.args.as_slice()) {
        (Some(how), [FunctionArg::Unnamed(FunctionArgExpr::Expr(index))]) => (Some(how), index),
        _ => (None, index),
    }
}
