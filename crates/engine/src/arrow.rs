//! Arrow's columns as values, for those who read files that hold them.

use duckdb::arrow::array::{Array, ArrayRef};
use duckdb::arrow::compute::cast;
use duckdb::arrow::datatypes::DataType;

use crate::duck;
use crate::value::{Type, Value};

/// The type that holds what a column of Arrow's holds; none where there is none.
pub fn column_type(data_type: &DataType) -> Option<Type> {
    Some(match data_type {
        DataType::Boolean => Type::Bool,
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => Type::Int64,
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 => Type::Int64,
        DataType::Float16 | DataType::Float32 | DataType::Float64 => Type::Float64,
        DataType::Decimal128(_, scale) => {
            if *scale <= 9 {
                Type::Numeric
            } else {
                Type::BigNumeric
            }
        }
        DataType::Decimal256(..) => Type::BigNumeric,
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Type::String,
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => Type::Bytes,
        DataType::Date32 | DataType::Date64 => Type::Date,
        DataType::Time32(_) | DataType::Time64(_) => Type::Time,
        DataType::Timestamp(_, None) => Type::DateTime,
        DataType::Timestamp(_, Some(_)) => Type::Timestamp,
        DataType::Interval(_) => Type::Interval,
        DataType::List(item) | DataType::LargeList(item) | DataType::FixedSizeList(item, _) => {
            Type::array(column_type(item.data_type())?)
        }
        DataType::Struct(fields) => {
            let field = |field: &duckdb::arrow::datatypes::FieldRef| {
                Some((field.name().clone(), column_type(field.data_type())?))
            };
            Type::Struct(fields.iter().map(field).collect::<Option<_>>()?)
        }
        DataType::Dictionary(_, values) => column_type(values)?,
        _ => return None,
    })
}

/// The values of a column, each read as `data_type`.
///
/// # Errors
/// When a value has no place in that type.
pub fn values(column: &ArrayRef, data_type: &Type) -> Result<Vec<Value>, String> {
    let plain = match column.data_type() {
        DataType::Dictionary(_, values) => values.as_ref().clone(),
        DataType::Float16 => DataType::Float64,
        DataType::FixedSizeBinary(_) => DataType::Binary,
        DataType::Date64 => DataType::Date32,
        DataType::Time32(_) => DataType::Time64(duckdb::arrow::datatypes::TimeUnit::Microsecond),
        DataType::Decimal256(_, scale) => DataType::Decimal128(38, *scale),
        _ => return duck::values(column.as_ref(), data_type),
    };
    let column = cast(column, &plain).map_err(|error| error.to_string())?;
    duck::values(column.as_ref(), data_type)
}
