//! Expressions: one file a form.

mod access;
mod case;
mod cast;
mod construct;
mod extract;
mod interval;
mod like;
mod literal;
mod name;
mod operator;
mod subquery;

use sqlparser::ast::{Expr, Spanned};

use super::coerce::{coerce, convert, supertype};
use super::environment::{Env, Outcome, Translator};
use super::place::place;
use super::typed::Typed;
use super::{Untranslatable, call};
use crate::value::Type;

pub(crate) use cast::text_of;
pub(crate) use construct::struct_of;
pub(crate) use extract::{Part, local, part_name};
pub(crate) use interval::interval;

impl Translator<'_> {
    /// Translates an expression.
    pub fn expression(&self, expr: &Expr, env: &Env) -> Outcome<Typed> {
        match expr {
            Expr::Nested(inner) => self.expression(inner, env),
            Expr::Value(value) => self.value(value),
            Expr::TypedString(typed) => self.typed_string(typed),
            Expr::Identifier(ident) => self.name(std::slice::from_ref(ident), env),
            Expr::CompoundIdentifier(path) => self.name(path, env),
            Expr::CompoundFieldAccess { root, access_chain } => self.access(root, access_chain, env),
            Expr::Function(function) => call::call(self, function, env),
            Expr::BinaryOp { left, op, right } => self.binary(left, op, right, env),
            Expr::UnaryOp { op, expr: operand } => self.unary(*op, operand, env),
            Expr::Cast { kind, expr: operand, data_type, format } => {
                self.written_cast(kind, operand, data_type, format.as_ref(), env)
            }
            Expr::Case { operand, conditions, else_result, .. } => {
                self.case(operand.as_deref(), conditions, else_result.as_deref(), env)
            }
            Expr::IsNull(operand) => self.test(operand, "IS NULL", None, env),
            Expr::IsNotNull(operand) => self.test(operand, "IS NOT NULL", None, env),
            Expr::IsTrue(operand) => self.test(operand, "IS TRUE", Some(Type::Bool), env),
            Expr::IsNotTrue(operand) => self.test(operand, "IS NOT TRUE", Some(Type::Bool), env),
            Expr::IsFalse(operand) => self.test(operand, "IS FALSE", Some(Type::Bool), env),
            Expr::IsNotFalse(operand) => self.test(operand, "IS NOT FALSE", Some(Type::Bool), env),
            Expr::IsUnknown(operand) => self.test(operand, "IS NULL", Some(Type::Bool), env),
            Expr::IsNotUnknown(operand) => self.test(operand, "IS NOT NULL", Some(Type::Bool), env),
            Expr::IsDistinctFrom(left, right) => self.distinct(left, "IS DISTINCT FROM", right, env),
            Expr::IsNotDistinctFrom(left, right) => self.distinct(left, "IS NOT DISTINCT FROM", right, env),
            Expr::Between { expr: operand, negated, low, high } => self.between(operand, *negated, low, high, env),
            Expr::InList { expr: operand, list, negated } => self.in_list(operand, list, *negated, env),
            Expr::InUnnest { expr: operand, array_expr, negated } => self.in_unnest(operand, array_expr, *negated, env),
            Expr::InSubquery { expr: operand, subquery, negated } => self.in_subquery(operand, subquery, *negated, env),
            Expr::Like { negated, any, expr: operand, pattern, escape_char: None } => {
                self.like(operand, pattern, *negated, *any, env)
            }
            Expr::AnyOp { left, compare_op, .. } => {
                let message = format!("Quantified comparisons ({compare_op} ANY) are not supported");
                Err(Untranslatable::invalid(message, place(left.as_ref())))
            }
            Expr::AllOp { left, compare_op, .. } => {
                let message = format!("Quantified comparisons ({compare_op} ALL) are not supported");
                Err(Untranslatable::invalid(message, place(left.as_ref())))
            }
            Expr::Exists { subquery, negated } => self.exists(subquery, *negated, env),
            Expr::Subquery(query) => self.scalar_subquery(query, env),
            Expr::Tuple(items) => self.tuple(items, env),
            Expr::Struct { values, fields } => self.structure(values, fields, env),
            Expr::Array(array) => self.array(&array.elem, None, env),
            Expr::Interval(written) => self.written_interval(written, env),
            Expr::Extract { field, expr: operand, .. } => self.extract(field, operand, env),
            Expr::Collate { expr: operand, .. } => {
                Err(Untranslatable::not_available("COLLATE", place(operand.as_ref())))
            }
            other => {
                let what: String = other.to_string().chars().take(60).collect();
                Err(Untranslatable::not_available(what, place(other)))
            }
        }
    }

    /// An expression that must have a type.
    pub fn expect(&self, expr: &Expr, ty: &Type, what: &str, env: &Env) -> Outcome<Typed> {
        let typed = self.expression(expr, env)?;
        coerce(&typed, ty).ok_or_else(|| {
            // `The second argument of F` is a function's, `WHERE clause` a clause.
            let message = match what.strip_prefix("The ").and_then(|what| what.rsplit_once(" of ")) {
                Some((argument, name)) => format!(
                    "No matching signature for function {name}: its {argument} should be {ty}, but is {}",
                    typed.ty
                ),
                None => format!("{what} should return type {ty}, but returns {}", typed.ty),
            };
            Untranslatable::invalid(message, place(expr))
        })
    }

    /// Several expressions as values of one type.
    pub fn common(&self, exprs: &[&Expr], what: &str, env: &Env) -> Outcome<(Vec<Typed>, Type)> {
        let typed: Vec<Typed> = exprs.iter().map(|expr| self.expression(expr, env)).collect::<Outcome<_>>()?;
        let span = exprs.first().map_or(0..0, |expr| place(*expr));
        let ty = common_type(&typed, what, span)?;
        Ok((typed.iter().map(|one| convert(one, &ty)).collect(), ty))
    }

    fn test(&self, operand: &Expr, test: &str, wanted: Option<Type>, env: &Env) -> Outcome<Typed> {
        let operand = match &wanted {
            Some(ty) => {
                let typed = self.expression(operand, env)?;
                coerce(&typed, ty).ok_or_else(|| operator::mismatch(test, &[typed], place(operand)))?
            }
            None => self.expression(operand, env)?,
        };
        Ok(Typed::new(format!("({} {test})", operand.sql), Type::Bool))
    }
}

/// The common type of expressions, or why there is none.
pub(crate) fn common_type(typed: &[Typed], what: &str, span: std::ops::Range<usize>) -> Outcome<Type> {
    supertype(&typed.iter().collect::<Vec<_>>()).ok_or_else(|| {
        let types: Vec<String> = typed.iter().map(|one| one.ty.to_string()).collect();
        let types = types.join(", ");
        let message = match what {
            "Array elements" => format!("Array elements of types {{{types}}} do not have a common supertype"),
            "CASE" => format!(
                "No matching signature for operator CASE; all THEN/ELSE arguments must be coercible to a common type \
                 but found: {types}"
            ),
            "GREATEST" | "LEAST" => format!("No matching signature for function {what} for argument types: {types}"),
            _ => format!("No matching signature for operator {what} for argument types: {types}"),
        };
        Untranslatable::invalid(message, span)
    })
}

/// The place of a part of the tree, for a message.
pub(crate) fn at(part: &impl Spanned) -> std::ops::Range<usize> {
    place(part)
}
