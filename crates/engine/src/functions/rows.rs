//! Functions that are computed row by row, for those whose work outweighs the way there.

use duckdb::arrow::array::Array;
use duckdb::arrow::datatypes::DataType;

use super::{Arguments, ScalarFunction, Signature};
use crate::duck;
use crate::value::{Type, Value};

/// What one row of a function answers.
pub(super) type Row = Result<Value, String>;

/// Types by a letter each: Bool, Int64, Float64, Numeric, String, bYtes, Date, dateTime, Clock (TIME), timeStamp → `Z`,
/// interVal, Json; `[X]` is an array. NUMERIC and INTERVAL can be results only: DuckDB does not hand them to functions,
/// which get their texts instead.
fn types(letters: &str) -> Vec<Type> {
    let mut types = Vec::new();
    let mut in_array = false;
    for letter in letters.chars() {
        let ty = match letter {
            'B' => Type::Bool,
            'I' => Type::Int64,
            'F' => Type::Float64,
            'N' => Type::Numeric,
            'S' => Type::String,
            'Y' => Type::Bytes,
            'D' => Type::Date,
            'T' => Type::DateTime,
            'C' => Type::Time,
            'Z' => Type::Timestamp,
            'V' => Type::Interval,
            'J' => Type::Json,
            '[' => {
                in_array = true;
                continue;
            }
            _ => {
                in_array = false;
                continue;
            }
        };
        types.push(if in_array { Type::array(ty) } else { ty });
    }
    types
}

/// A function by its signatures, `"SI>S|YI>Y"`. It answers NULL when an argument is NULL.
pub(super) fn function(name: &str, signatures: &str, body: fn(&[Value]) -> Row) -> ScalarFunction {
    let signatures: Vec<Signature> = signatures
        .split('|')
        .filter_map(|signature| {
            let (parameters, result) = signature.split_once('>')?;
            Some(Signature::new(types(parameters), types(result).pop()?))
        })
        .collect();
    let known = signatures.clone();
    ScalarFunction::new(name, signatures, move |arguments| {
        let signature = known.iter().find(|signature| fits(signature, arguments));
        let signature = signature.ok_or("A function got arguments of other types than it takes")?;
        let mut results = Vec::with_capacity(arguments.rows());
        let mut row = Vec::with_capacity(arguments.len());
        for at in 0..arguments.rows() {
            row.clear();
            for (place, ty) in signature.parameters.iter().enumerate() {
                row.push(arguments.value(place, at, ty)?);
            }
            results.push(if row.iter().any(Value::is_null) { Value::Null } else { body(&row)? });
        }
        let results: Vec<&Value> = results.iter().collect();
        duck::array(&results, &signature.result).map_err(|error| error.to_string())
    })
}

fn fits(signature: &Signature, arguments: &Arguments) -> bool {
    let fits = |(place, ty): (usize, &Type)| arguments.any(place).is_ok_and(|array| holds(array, ty));
    signature.parameters.len() == arguments.len() && signature.parameters.iter().enumerate().all(fits)
}

fn holds(array: &dyn Array, ty: &Type) -> bool {
    match (array.data_type(), ty) {
        (DataType::Boolean, Type::Bool)
        | (DataType::Int64, Type::Int64)
        | (DataType::Float64, Type::Float64)
        | (DataType::Utf8, Type::String | Type::Json)
        | (DataType::Binary, Type::Bytes)
        | (DataType::Date32, Type::Date)
        | (DataType::Time64(_), Type::Time)
        | (DataType::Timestamp(_, None), Type::DateTime)
        | (DataType::Timestamp(_, Some(_)), Type::Timestamp) => true,
        (DataType::List(item), Type::Array(element)) => matches!(
            (item.data_type(), element.as_ref()),
            (DataType::Utf8, Type::String)
                | (DataType::Int64, Type::Int64)
                | (DataType::Float64, Type::Float64)
                | (DataType::Null, _)
        ),
        _ => false,
    }
}

/// The text of an argument.
pub(super) fn text(values: &[Value], place: usize) -> &str {
    match values.get(place) {
        Some(Value::String(text) | Value::Json(text) | Value::Numeric(text)) => text,
        _ => "",
    }
}

pub(super) fn int64(values: &[Value], place: usize) -> i64 {
    if let Some(Value::Int64(number)) = values.get(place) { *number } else { 0 }
}

pub(super) fn float64(values: &[Value], place: usize) -> f64 {
    if let Some(Value::Float64(number)) = values.get(place) { *number } else { 0.0 }
}

pub(super) fn boolean(values: &[Value], place: usize) -> bool {
    matches!(values.get(place), Some(Value::Bool(true)))
}

pub(super) fn bytes(values: &[Value], place: usize) -> &[u8] {
    if let Some(Value::Bytes(bytes)) = values.get(place) { bytes } else { &[] }
}

/// The answer that is a text.
pub(super) fn string(text: impl Into<String>) -> Row {
    Ok(Value::String(text.into()))
}
