//! Operators. What they take is in the families' tables under their signs, as functions' signatures are.

use sqlparser::ast::{BinaryOperator, Expr, UnaryOperator};

use crate::translate::Untranslatable;
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::families::joined;
use crate::translate::place::place;
use crate::translate::registry;
use crate::translate::typed::{Literal, Typed};
use crate::value::Type;

impl Translator<'_> {
    pub(super) fn binary(&self, left: &Expr, op: &BinaryOperator, right: &Expr, env: &Env) -> Outcome<Typed> {
        let sign = match op {
            BinaryOperator::And | BinaryOperator::Or => return self.logical(left, op, right, env),
            BinaryOperator::Eq => "=",
            BinaryOperator::NotEq => "!=",
            BinaryOperator::Lt => "<",
            BinaryOperator::LtEq => "<=",
            BinaryOperator::Gt => ">",
            BinaryOperator::GtEq => ">=",
            BinaryOperator::Plus => "+",
            BinaryOperator::Minus => "-",
            BinaryOperator::Multiply => "*",
            BinaryOperator::Divide => "/",
            BinaryOperator::StringConcat => "||",
            BinaryOperator::BitwiseAnd => "&",
            BinaryOperator::BitwiseOr => "|",
            BinaryOperator::BitwiseXor => "^",
            BinaryOperator::PGBitwiseShiftLeft => "<<",
            BinaryOperator::PGBitwiseShiftRight => ">>",
            other => return Err(Untranslatable::invalid(format!("Syntax error: Unexpected \"{other}\""), place(left))),
        };
        let given = [self.expression(left, env)?, self.expression(right, env)?];
        for (typed, operand) in given.iter().zip([left, right]) {
            not_null(typed, sign, operand)?;
        }
        if matches!(sign, "=" | "!=" | "<" | "<=" | ">" | ">=") {
            comparable(&given, sign, left)?;
        }
        if let ("||", Some(joined)) = (sign, joined(&given)) {
            return Ok(joined);
        }
        self.operator(sign, &given, place(left))
    }

    /// An operator's result by the table.
    pub(crate) fn operator(&self, sign: &str, given: &[Typed], span: std::ops::Range<usize>) -> Outcome<Typed> {
        let named: Vec<_> = given.iter().map(|typed| (None, typed.clone())).collect();
        let found = registry::resolve(sign, &named);
        found.ok_or_else(|| mismatch(sign, given, span))
    }

    fn logical(&self, left: &Expr, op: &BinaryOperator, right: &Expr, env: &Env) -> Outcome<Typed> {
        let given = [self.expression(left, env)?, self.expression(right, env)?];
        let [Some(left), Some(right)] = [&given[0], &given[1]].map(|typed| coerce(typed, &Type::Bool)) else {
            return Err(mismatch(&op.to_string(), &given, place(left)));
        };
        Ok(Typed::new(format!("({} {op} {})", left.sql, right.sql), Type::Bool))
    }

    pub(super) fn unary(&self, op: UnaryOperator, operand: &Expr, env: &Env) -> Outcome<Typed> {
        let sign = match op {
            UnaryOperator::Not => {
                let typed = self.expression(operand, env)?;
                not_null(&typed, "NOT", operand)?;
                let operand = coerce(&typed, &Type::Bool).ok_or_else(|| mismatch("NOT", &[typed], place(operand)))?;
                return Ok(Typed::new(format!("(NOT {})", operand.sql), Type::Bool));
            }
            UnaryOperator::Minus => "-",
            UnaryOperator::Plus => "+",
            UnaryOperator::BitwiseNot => "~",
            other => return Err(Untranslatable::not_available(other.to_string(), place(operand))),
        };
        let typed = self.expression(operand, env)?;
        not_null(&typed, sign, operand)?;
        if sign == "-" {
            match &typed.literal {
                Literal::Integer(digits) => {
                    let negative = super::literal::integer(&format!("-{digits}"));
                    return Ok(negative);
                }
                Literal::Float(digits) => {
                    let sql = format!("CAST('-{digits}' AS DOUBLE)");
                    return Ok(Typed { sql, ty: Type::Float64, literal: Literal::Float(format!("-{digits}")) });
                }
                _ => {}
            }
        }
        self.operator(sign, &[typed], place(operand))
    }

    pub(super) fn distinct(&self, left: &Expr, test: &str, right: &Expr, env: &Env) -> Outcome<Typed> {
        let (typed, _) = self.common(&[left, right], test, env)?;
        Ok(Typed::new(format!("({} {test} {})", typed[0].sql, typed[1].sql), Type::Bool))
    }

    pub(super) fn between(&self, operand: &Expr, negated: bool, low: &Expr, high: &Expr, env: &Env) -> Outcome<Typed> {
        let (typed, _) = self.common(&[operand, low, high], "BETWEEN", env)?;
        let not = if negated { "NOT " } else { "" };
        let [value, low, high] = [0, 1, 2].map(|place| typed[place].sql.as_str());
        Ok(Typed::new(format!("({value} {not}BETWEEN {low} AND {high})"), Type::Bool))
    }
}

/// A bare NULL says too little for an operator.
pub(super) fn not_null(typed: &Typed, sign: &str, operand: &Expr) -> Outcome<()> {
    if !typed.is_null() || !matches!(operand, Expr::Value(_) | Expr::Nested(_)) {
        return Ok(());
    }
    Err(Untranslatable::invalid(format!("Operands of {sign} cannot be literal NULL"), place(operand)))
}

/// Why an operator has no result for its operands.
pub(super) fn mismatch(sign: &str, given: &[Typed], span: std::ops::Range<usize>) -> Untranslatable {
    let temporal = |ty: &Type| matches!(ty, Type::Date | Type::DateTime | Type::Timestamp | Type::Time);
    let text = given.iter().find_map(Typed::as_text);
    if let (Some(text), Some(other)) = (text, given.iter().find(|typed| temporal(&typed.ty))) {
        return Untranslatable::invalid(format!("Could not cast literal \"{text}\" to type {}", other.ty), span);
    }
    let types: Vec<_> = given.iter().map(|typed| typed.ty.to_string()).collect();
    let message = format!("No matching signature for operator {sign} for argument types: {}", types.join(", "));
    Untranslatable::invalid(message, span)
}

fn comparable(given: &[Typed; 2], sign: &str, left: &Expr) -> Outcome<()> {
    let equality = matches!(sign, "=" | "!=");
    let fits = |ty: &Type| match ty {
        Type::Json | Type::Geography => false,
        Type::Struct(_) => equality,
        Type::Array(_) => false,
        _ => true,
    };
    match given.iter().find(|one| !fits(&one.ty)) {
        None => Ok(()),
        Some(one) => {
            let kind = if equality { "Equality" } else { "Less than" };
            let message = format!("{kind} is not defined for arguments of type {}", one.ty);
            Err(Untranslatable::invalid(message, place(left)))
        }
    }
}
