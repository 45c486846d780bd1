//! Values as Arrow arrays, on their way into DuckDB.

use std::sync::Arc;

use duckdb::arrow::array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int64Array,
    IntervalMonthDayNanoArray, ListArray, StringArray, StructArray, Time64MicrosecondArray, TimestampMicrosecondArray,
};
use duckdb::arrow::buffer::{NullBuffer, OffsetBuffer};
use duckdb::arrow::datatypes::{Field, IntervalMonthDayNano};
use duckdb::arrow::error::ArrowError;

use super::types::{arrow_fields, arrow_type};
use crate::value::{Type, Value};

/// The digits behind the point of DECIMAL(38, 9).
const SCALE: usize = 9;

/// Values of one type as one array. A value of another type is an error, which names it.
pub(crate) fn array(values: &[&Value], data_type: &Type) -> Result<ArrayRef, ArrowError> {
    let wrong = |value: &Value| ArrowError::CastError(format!("{value:?} is no {data_type}"));
    macro_rules! each {
        ($array:ty, $($pattern:pat => $result:expr),+) => {
            values.iter().map(|value| match value {
                Value::Null => Ok(None),
                $($pattern => Ok(Some($result)),)+
                other => Err(wrong(other)),
            }).collect::<Result<$array, ArrowError>>()?
        };
    }
    Ok(match data_type {
        Type::Bool => Arc::new(each!(BooleanArray, Value::Bool(it) => *it)),
        Type::Int64 => Arc::new(each!(Int64Array, Value::Int64(it) => *it)),
        Type::Float64 => Arc::new(each!(Float64Array, Value::Float64(it) => *it, Value::Int64(it) => *it as f64)),
        Type::String => Arc::new(each!(StringArray, Value::String(it) => it.as_str())),
        Type::Json => Arc::new(each!(StringArray, Value::Json(it) | Value::String(it) => it.as_str())),
        Type::Bytes => Arc::new(each!(BinaryArray, Value::Bytes(it) => it.as_slice())),
        Type::Geography => Arc::new(each!(BinaryArray, Value::Geography(it) => it.as_slice())),
        Type::Date => Arc::new(each!(Date32Array, Value::Date(it) => it.0)),
        Type::Time => Arc::new(each!(Time64MicrosecondArray, Value::Time(it) => it.0)),
        Type::DateTime => Arc::new(each!(TimestampMicrosecondArray, Value::DateTime(it) => it.0)),
        Type::Timestamp => {
            Arc::new(each!(TimestampMicrosecondArray, Value::Timestamp(it) => it.0).with_timezone("UTC"))
        }
        Type::Interval => Arc::new(each!(IntervalMonthDayNanoArray,
            Value::Interval(it) => IntervalMonthDayNano::new(it.months, it.days, it.micros.saturating_mul(1000)))),
        Type::Numeric | Type::BigNumeric => {
            let number = |value: &&Value| match value {
                Value::Null => Ok(None),
                Value::Numeric(text) => unscaled(text).map(Some).ok_or_else(|| wrong(value)),
                Value::Int64(number) => Ok(Some(i128::from(*number) * 10_i128.pow(SCALE as u32))),
                other => Err(wrong(other)),
            };
            let numbers: Decimal128Array = values.iter().map(number).collect::<Result<_, _>>()?;
            Arc::new(numbers.with_precision_and_scale(38, SCALE as i8)?)
        }
        Type::Array(element) => list(values, data_type, element)?,
        Type::Struct(fields) => structure(values, data_type, fields)?,
    })
}

fn list(values: &[&Value], data_type: &Type, element: &Type) -> Result<ArrayRef, ArrowError> {
    let mut items = Vec::new();
    let mut lengths = Vec::with_capacity(values.len());
    let mut present = Vec::with_capacity(values.len());
    for value in values {
        let before = items.len();
        match value {
            Value::Array(elements) => items.extend(elements),
            Value::Null => {}
            other => return Err(ArrowError::CastError(format!("{other:?} is no {data_type}"))),
        }
        lengths.push(items.len() - before);
        present.push(!value.is_null());
    }
    let field = Arc::new(Field::new("item", arrow_type(element), true));
    let offsets = OffsetBuffer::from_lengths(lengths);
    Ok(Arc::new(ListArray::try_new(field, offsets, array(&items, element)?, Some(NullBuffer::from(present)))?))
}

fn structure(values: &[&Value], data_type: &Type, fields: &[(String, Type)]) -> Result<ArrayRef, ArrowError> {
    let mut columns: Vec<Vec<&Value>> = vec![Vec::with_capacity(values.len()); fields.len()];
    for value in values {
        match value {
            Value::Struct(held) if held.len() == fields.len() => {
                columns.iter_mut().zip(held).for_each(|(column, (_, value))| column.push(value));
            }
            Value::Null => columns.iter_mut().for_each(|column| column.push(&Value::Null)),
            other => return Err(ArrowError::CastError(format!("{other:?} is no {data_type}"))),
        }
    }
    let arrays = columns.iter().zip(fields).map(|(column, (_, data_type))| array(column, data_type));
    let present: Vec<bool> = values.iter().map(|value| !value.is_null()).collect();
    let arrays = arrays.collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(StructArray::try_new(arrow_fields(fields), arrays, Some(NullBuffer::from(present)))?))
}

/// Decimal text as a whole number of billionths, further digits rounded half away from zero.
fn unscaled(text: &str) -> Option<i128> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // How many digits of all stand before the unit of billionths.
    let wanted = whole.len() as i32 + exponent + SCALE as i32;
    let mut number: i128 = 0;
    let mut digits = whole.bytes().chain(fraction.bytes());
    for _ in 0..wanted.clamp(0, 60) {
        let digit = digits.next().unwrap_or(b'0');
        let digit = digit.is_ascii_digit().then(|| i128::from(digit - b'0'))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    let next = if wanted >= 0 { digits.next() } else { None };
    if digits.any(|digit| !digit.is_ascii_digit()) {
        return None;
    }
    number += i128::from(next.is_some_and(|digit| (b'5'..=b'9').contains(&digit)));
    Some(if negative { -number } else { number })
}
