//! Which values fit which variables.

use std::ops::Range;

use super::{Outcome, Session};
use crate::value::{Date, DateTime, Time, Timestamp, Type, Value};

impl Session<'_> {
    /// A value for a variable or parameter of another type, where BigQuery converts it by itself.
    pub(super) fn coerced(&self, value: Value, found: &Type, wanted: &Type, span: &Range<usize>) -> Outcome<Value> {
        coerce(value, found, wanted).ok_or_else(|| self.invalid(format!("Expected type {wanted}; found {found}"), span))
    }

    /// The value that a string literal is where a type is wanted.
    pub(super) fn literal_as(&self, text: &str, wanted: &Type, span: &Range<usize>) -> Outcome<Value> {
        let bad = || self.invalid(format!("Could not cast literal {text:?} to type {wanted}"), span);
        match wanted {
            Type::Date => text.parse::<Date>().map(Value::Date).map_err(|_| bad()),
            Type::Time => text.parse::<Time>().map(Value::Time).map_err(|_| bad()),
            Type::DateTime => text.parse::<DateTime>().map(Value::DateTime).map_err(|_| bad()),
            Type::Timestamp => text.parse::<Timestamp>().map(Value::Timestamp).map_err(|_| bad()),
            _ => Err(self.invalid(format!("Expected type {wanted}; found STRING"), span)),
        }
    }
}

fn coerce(value: Value, found: &Type, wanted: &Type) -> Option<Value> {
    Some(match (value, found, wanted) {
        (value, found, wanted) if found == wanted => value,
        // A bare NULL is an INT64 to those who ask, and fits everything.
        (Value::Null, Type::Int64, _) => Value::Null,
        (Value::Null, found, wanted) => coerce(sample(found)?, found, wanted).map(|_| Value::Null)?,
        (Value::Int64(number), _, Type::Float64) => Value::Float64(number as f64),
        (Value::Int64(number), _, Type::Numeric | Type::BigNumeric) => Value::Numeric(number.to_string()),
        (Value::Numeric(text), _, Type::Float64) => Value::Float64(text.parse().ok()?),
        (Value::Numeric(text), _, Type::Numeric | Type::BigNumeric) => Value::Numeric(text),
        (Value::Date(date), _, Type::DateTime) => Value::DateTime(DateTime(i64::from(date.0) * 86_400_000_000)),
        (Value::Array(items), Type::Array(_), Type::Array(_)) if items.is_empty() => Value::Array(items),
        (Value::Array(items), Type::Array(found), Type::Array(wanted)) => {
            Value::Array(items.into_iter().map(|item| coerce(item, found, wanted)).collect::<Option<_>>()?)
        }
        (Value::Struct(values), Type::Struct(found), Type::Struct(wanted)) if found.len() == wanted.len() => {
            let mut fields = Vec::with_capacity(values.len());
            for ((_, value), ((_, found), (name, wanted))) in values.into_iter().zip(found.iter().zip(wanted)) {
                fields.push((name.clone(), coerce(value, found, wanted)?));
            }
            Value::Struct(fields)
        }
        _ => return None,
    })
}

/// Some value of a type, to ask whether its type could be converted.
fn sample(data_type: &Type) -> Option<Value> {
    Some(match data_type {
        Type::Int64 => Value::Int64(0),
        Type::Numeric | Type::BigNumeric => Value::Numeric("0".into()),
        Type::Date => Value::Date(Date(0)),
        Type::Array(_) => Value::Array(Vec::new()),
        Type::Struct(fields) => {
            let field =
                |(name, data_type): &(String, Type)| Some((name.clone(), sample(data_type).unwrap_or(Value::Null)));
            Value::Struct(fields.iter().map(field).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_loses_nothing_is_converted() {
        assert_eq!(coerce(Value::Int64(1), &Type::Int64, &Type::Float64), Some(Value::Float64(1.0)));
        assert_eq!(coerce(Value::Null, &Type::Int64, &Type::String), Some(Value::Null));
        assert_eq!(coerce(Value::Null, &Type::String, &Type::Int64), None);
        assert_eq!(coerce(Value::Float64(1.0), &Type::Float64, &Type::Int64), None);
        assert_eq!(coerce(Value::String("1".into()), &Type::String, &Type::Int64), None);
        let (ints, floats) = (Type::array(Type::Int64), Type::array(Type::Float64));
        let array = |items: Vec<Value>| Some(Value::Array(items));
        assert_eq!(coerce(Value::Array(vec![Value::Int64(1)]), &ints, &floats), array(vec![Value::Float64(1.0)]));
        assert_eq!(coerce(Value::Array(vec![]), &ints, &Type::array(Type::String)), array(vec![]));
    }
}
