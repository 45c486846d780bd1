//! Types as they are written.

use std::ops::Range;

use sqlparser::ast::{ArrayElemTypeDef, DataType, ExactNumberInfo};

use super::Untranslatable;
use super::environment::Outcome;
use crate::value::Type;

/// The type that is written. Its length or precision, `STRING(10)`, is not kept.
pub(crate) fn read(written: &DataType, span: Range<usize>) -> Outcome<Type> {
    Ok(match written {
        DataType::Bool | DataType::Boolean => Type::Bool,
        DataType::Int64
        | DataType::BigInt(_)
        | DataType::Int(_)
        | DataType::Integer(_)
        | DataType::SmallInt(_)
        | DataType::TinyInt(_) => Type::Int64,
        DataType::Float64 => Type::Float64,
        DataType::Numeric(_) | DataType::Decimal(_) => Type::Numeric,
        DataType::BigNumeric(_) | DataType::BigDecimal(_) => Type::BigNumeric,
        DataType::String(_) => Type::String,
        DataType::Bytes(_) => Type::Bytes,
        DataType::Date => Type::Date,
        DataType::Time(..) => Type::Time,
        DataType::Datetime(_) => Type::DateTime,
        DataType::Timestamp(..) => Type::Timestamp,
        DataType::Interval { .. } => Type::Interval,
        DataType::JSON => Type::Json,
        DataType::Array(ArrayElemTypeDef::AngleBracket(element)) => Type::array(read(element, span)?),
        DataType::Struct(fields, _) => {
            let field = |field: &sqlparser::ast::StructField| {
                let name = field.field_name.as_ref().map_or(String::new(), |name| name.value.clone());
                Ok((name, read(&field.field_type, span.clone())?))
            };
            Type::Struct(fields.iter().map(field).collect::<Outcome<_>>()?)
        }
        other => {
            let name = other.to_string();
            let simple = Type::simple(name.split('(').next().unwrap_or(&name).trim_matches('`'));
            return simple.ok_or_else(|| Untranslatable::invalid(format!("Type not found: {name}"), span));
        }
    })
}

/// The digits after the point that a NUMERIC type keeps, when it says so.
pub(crate) fn scale(written: &DataType) -> Option<(u64, i64)> {
    let (DataType::Numeric(info) | DataType::Decimal(info) | DataType::BigNumeric(info) | DataType::BigDecimal(info)) =
        written
    else {
        return None;
    };
    match info {
        ExactNumberInfo::None => None,
        ExactNumberInfo::Precision(precision) => Some((*precision, 0)),
        ExactNumberInfo::PrecisionAndScale(precision, scale) => Some((*precision, *scale)),
    }
}
