//! Arrow arrays as values, on their way out of DuckDB.

use duckdb::arrow::array::{Array, AsArray, StructArray};
use duckdb::arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    IntervalMonthDayNanoType, Time64MicrosecondType, Time64NanosecondType, TimeUnit, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};

use crate::value::{Date, DateTime, Interval, Time, Timestamp, Type, Value};

/// The values of a column, each read as `data_type`; an error names what cannot be read.
pub(crate) fn values(array: &dyn Array, data_type: &Type) -> Result<Vec<Value>, String> {
    (0..array.len()).map(|row| read(array, row, data_type)).collect()
}

/// One value of a column.
pub(crate) fn read(array: &dyn Array, row: usize, data_type: &Type) -> Result<Value, String> {
    if array.is_null(row) || array.data_type() == &DataType::Null {
        return Ok(Value::Null);
    }
    Ok(match (array.data_type(), data_type) {
        (DataType::Boolean, _) => Value::Bool(array.as_boolean().value(row)),
        (DataType::Float64, _) => Value::Float64(array.as_primitive::<Float64Type>().value(row)),
        (DataType::Float32, _) => Value::Float64(array.as_primitive::<Float32Type>().value(row).into()),
        (DataType::Decimal128(_, scale), Type::Int64) => {
            let number = array.as_primitive::<Decimal128Type>().value(row) / 10_i128.pow((*scale).max(0) as u32);
            Value::Int64(i64::try_from(number).map_err(|_| format!("int64 overflow: {number}"))?)
        }
        (DataType::Decimal128(_, scale), _) => {
            Value::Numeric(decimal(array.as_primitive::<Decimal128Type>().value(row), (*scale).max(0) as usize))
        }
        (DataType::Utf8, Type::Json) => Value::Json(array.as_string::<i32>().value(row).to_owned()),
        (DataType::Utf8, _) => Value::String(array.as_string::<i32>().value(row).to_owned()),
        (DataType::LargeUtf8, Type::Json) => Value::Json(array.as_string::<i64>().value(row).to_owned()),
        (DataType::LargeUtf8, _) => Value::String(array.as_string::<i64>().value(row).to_owned()),
        (DataType::Utf8View, Type::Json) => Value::Json(array.as_string_view().value(row).to_owned()),
        (DataType::Utf8View, _) => Value::String(array.as_string_view().value(row).to_owned()),
        (DataType::Binary, _) => bytes(array.as_binary::<i32>().value(row), data_type),
        (DataType::LargeBinary, _) => bytes(array.as_binary::<i64>().value(row), data_type),
        (DataType::BinaryView, _) => bytes(array.as_binary_view().value(row), data_type),
        (DataType::Date32, _) => Value::Date(Date(array.as_primitive::<Date32Type>().value(row))),
        (DataType::Time64(TimeUnit::Microsecond), _) => {
            Value::Time(Time(array.as_primitive::<Time64MicrosecondType>().value(row)))
        }
        (DataType::Time64(TimeUnit::Nanosecond), _) => {
            Value::Time(Time(array.as_primitive::<Time64NanosecondType>().value(row) / 1000))
        }
        (DataType::Timestamp(unit, zone), _) => {
            let micros = micros(array, row, unit);
            if zone.is_some() { Value::Timestamp(Timestamp(micros)) } else { Value::DateTime(DateTime(micros)) }
        }
        (DataType::Interval(_), _) => {
            let interval = array.as_primitive::<IntervalMonthDayNanoType>().value(row);
            Value::Interval(Interval {
                months: interval.months,
                days: interval.days,
                micros: interval.nanoseconds / 1000,
            })
        }
        (DataType::List(_), Type::Array(element)) => {
            Value::Array(values(array.as_list::<i32>().value(row).as_ref(), element)?)
        }
        (DataType::LargeList(_), Type::Array(element)) => {
            Value::Array(values(array.as_list::<i64>().value(row).as_ref(), element)?)
        }
        (DataType::FixedSizeList(..), Type::Array(element)) => {
            Value::Array(values(array.as_fixed_size_list().value(row).as_ref(), element)?)
        }
        (DataType::Struct(_), Type::Struct(fields)) => structure(array.as_struct(), row, fields)?,
        (found, _) => match whole(array, row) {
            Some(number) => Value::Int64(number),
            None => return Err(format!("A value of {found} cannot be read as {data_type}")),
        },
    })
}

fn structure(array: &StructArray, row: usize, fields: &[(String, Type)]) -> Result<Value, String> {
    let field = |(column, (name, data_type)): (&std::sync::Arc<dyn Array>, &(String, Type))| {
        Ok((name.clone(), read(column.as_ref(), row, data_type)?))
    };
    Ok(Value::Struct(array.columns().iter().zip(fields).map(field).collect::<Result<_, String>>()?))
}

fn bytes(bytes: &[u8], data_type: &Type) -> Value {
    match data_type {
        Type::Geography => Value::Geography(bytes.to_vec()),
        _ => Value::Bytes(bytes.to_vec()),
    }
}

fn micros(array: &dyn Array, row: usize, unit: &TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => array.as_primitive::<TimestampSecondType>().value(row).saturating_mul(1_000_000),
        TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().value(row).saturating_mul(1000),
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().value(row),
        TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().value(row).div_euclid(1000),
    }
}

fn whole(array: &dyn Array, row: usize) -> Option<i64> {
    Some(match array.data_type() {
        DataType::Int8 => array.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => array.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => array.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row),
        DataType::UInt8 => array.as_primitive::<UInt8Type>().value(row).into(),
        DataType::UInt16 => array.as_primitive::<UInt16Type>().value(row).into(),
        DataType::UInt32 => array.as_primitive::<UInt32Type>().value(row).into(),
        DataType::UInt64 => i64::try_from(array.as_primitive::<UInt64Type>().value(row)).ok()?,
        _ => return None,
    })
}

/// A whole number of parts as decimal text without needless zeros.
fn decimal(unscaled: i128, scale: usize) -> String {
    let digits = format!("{:0>width$}", unscaled.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let fraction = fraction.trim_end_matches('0');
    let sign = if unscaled < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}
