//! Numbers, texts, bytes, NULL, parameters and typed literals such as `DATE '2024-02-29'`.

use sqlparser::ast::{TypedString, Value as Written, ValueWithSpan};

use crate::duck;
use crate::translate::Untranslatable;
use crate::translate::data_type::read;
use crate::translate::environment::{Outcome, Translator};
use crate::translate::place::bytes;
use crate::translate::typed::{Literal, Typed};
use crate::value::{Type, Value};

use super::cast::{Mode, cast};

impl Translator<'_> {
    pub(super) fn value(&self, value: &ValueWithSpan) -> Outcome<Typed> {
        let span = bytes(value.span);
        Ok(match &value.value {
            Written::Number(digits, _) => return number(digits, span),
            Written::SingleQuotedString(text) | Written::DoubleQuotedString(text) => Typed::text(text),
            Written::SingleQuotedByteStringLiteral(text) => {
                let bytes = Value::Bytes(crate::parse::bytes_of(text));
                Typed::new(duck::literal(&bytes, &Type::Bytes), Type::Bytes)
            }
            Written::Boolean(true) => Typed::new("true", Type::Bool),
            Written::Boolean(false) => Typed::new("false", Type::Bool),
            Written::Null => Typed::null(),
            Written::Placeholder(mark) => {
                let position = mark.trim_start_matches('?').parse().unwrap_or(0);
                let found = self.scope.positional_parameter(position);
                let missing = || Untranslatable::invalid("Query parameter number out of range", span.clone());
                constant(&found.ok_or_else(missing)?)
            }
            other => return Err(Untranslatable::not_available(other.to_string(), span)),
        })
    }

    pub(super) fn typed_string(&self, typed: &TypedString) -> Outcome<Typed> {
        let ty = read(&typed.data_type, bytes(typed.value.span))?;
        let text = match &typed.value.value {
            Written::SingleQuotedString(text) | Written::DoubleQuotedString(text) => text,
            other => return Err(Untranslatable::not_available(other.to_string(), bytes(typed.value.span))),
        };
        let invalid = || Untranslatable::invalid(format!("Invalid {ty} literal: \"{text}\""), bytes(typed.value.span));
        let parsed = match ty {
            Type::Date => text.parse().map(Value::Date).ok(),
            Type::DateTime => text.parse().map(Value::DateTime).ok(),
            Type::Time => text.parse().map(Value::Time).ok(),
            Type::Timestamp => match text.parse() {
                Ok(timestamp) => Some(Value::Timestamp(timestamp)),
                // With a zone's name.
                Err(_) => return cast(&Typed::text(text), &ty, Mode::Cast, bytes(typed.value.span)),
            },
            Type::Numeric | Type::BigNumeric => decimal(text).map(Value::Numeric),
            Type::Json => return cast_json(text, &invalid),
            _ => None,
        };
        parsed.map(|value| Typed::new(duck::literal(&value, &ty), ty.clone())).ok_or_else(invalid)
    }
}

fn cast_json(text: &str, invalid: &dyn Fn() -> Untranslatable) -> Outcome<Typed> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| invalid())?;
    Ok(Typed::new(duck::literal(&Value::Json(value.to_string()), &Type::Json), Type::Json))
}

/// A number of a variable or a parameter.
pub(crate) fn constant((ty, value): &(Type, Value)) -> Typed {
    Typed { sql: duck::literal(value, ty), ty: ty.clone(), literal: Literal::Known(value.clone()) }
}

/// A decimal number's text, when it is one.
pub(crate) fn decimal(text: &str) -> Option<String> {
    let digits = text.trim();
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let plain = mantissa.chars().all(|it| it.is_ascii_digit() || it == '.')
        && mantissa.matches('.').count() <= 1
        && mantissa.contains(|it: char| it.is_ascii_digit());
    (plain && exponent.parse::<i32>().is_ok()).then(|| digits.trim_start_matches('+').to_owned())
}

fn number(digits: &str, span: std::ops::Range<usize>) -> Outcome<Typed> {
    let invalid = |kind: &str| Untranslatable::invalid(format!("Invalid {kind} literal: {digits}"), span.clone());
    let hexadecimal = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    if let Some(hexadecimal) = hexadecimal {
        let value = u64::from_str_radix(hexadecimal, 16).map_err(|_| invalid("hex integer"))?;
        return Ok(integer(&(value as i64).to_string()));
    }
    if digits.chars().all(|it| it.is_ascii_digit()) {
        // The least INT64 is written with a minus before a number that is none by itself.
        if digits.parse::<i64>().is_err() && digits != "9223372036854775808" {
            return Err(invalid("integer"));
        }
        return Ok(integer(digits));
    }
    let value: f64 = digits.parse().map_err(|_| invalid("floating point"))?;
    if !value.is_finite() {
        return Err(invalid("floating point"));
    }
    let sql = format!("CAST('{digits}' AS DOUBLE)");
    Ok(Typed { sql, ty: Type::Float64, literal: Literal::Float(digits.to_owned()) })
}

pub(super) fn integer(digits: &str) -> Typed {
    let sql = format!("CAST({digits} AS BIGINT)");
    Typed { sql, ty: Type::Int64, literal: Literal::Integer(digits.to_owned()) }
}
