//! Parquet.

use axum::body::Bytes;
use extension_engine::{Column, Table, Type, Value, arrow, json::to_value};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::unreadable;
use crate::error::ApiError;

/// The rows of a file, with these columns or with its own.
pub fn read(file: &Bytes, columns: Option<Vec<Column>>) -> Result<Table, ApiError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(file.clone()).map_err(unreadable)?;
    let mut own = Vec::new();
    for field in builder.schema().fields() {
        let data_type = arrow::column_type(field.data_type()).ok_or_else(|| {
            unreadable(format!("The column {} has the type {}, which is not served", field.name(), field.data_type()))
        })?;
        own.push(Column::new(field.name(), data_type));
    }
    // What is described more closely than Parquet can: a DATETIME, a GEOGRAPHY.
    let columns = columns.unwrap_or_default();
    let described =
        |own: &Column| columns.iter().find(|it| it.name.eq_ignore_ascii_case(&own.name)).unwrap_or(own).clone();
    let wanted: Vec<_> = own.iter().map(described).collect();
    let mut rows = Vec::new();
    for batch in builder.build().map_err(unreadable)? {
        let batch = batch.map_err(unreadable)?;
        let first = rows.len();
        rows.resize_with(first + batch.num_rows(), || Vec::with_capacity(own.len()));
        for ((column, own), wanted) in batch.columns().iter().zip(&own).zip(&wanted) {
            let values = arrow::values(column, &own.data_type).map_err(unreadable)?;
            for (row, value) in rows[first..].iter_mut().zip(values) {
                row.push(converted(value, &own.data_type, &wanted.data_type).ok_or_else(|| {
                    unreadable(format!("The column {} is {}, not {}", own.name, own.data_type, wanted.data_type))
                })?);
            }
        }
    }
    Ok(Table::new(wanted, rows))
}

/// A value of one type as one of another that says more of it.
fn converted(value: Value, own: &Type, wanted: &Type) -> Option<Value> {
    if own == wanted {
        return Some(value);
    }
    Some(match (value, wanted) {
        (Value::Null, _) => Value::Null,
        (Value::Int64(number), Type::Float64) => Value::Float64(number as f64),
        (Value::Int64(number), Type::Numeric | Type::BigNumeric) => Value::Numeric(number.to_string()),
        (Value::Numeric(text), Type::Numeric | Type::BigNumeric) => Value::Numeric(text),
        (Value::DateTime(moment), Type::Timestamp) => Value::Timestamp(extension_engine::Timestamp(moment.0)),
        (Value::Timestamp(moment), Type::DateTime) => Value::DateTime(extension_engine::DateTime(moment.0)),
        (Value::Array(items), Type::Array(element)) => {
            let Type::Array(own) = own else { return None };
            Value::Array(items.into_iter().map(|item| converted(item, own, element)).collect::<Option<_>>()?)
        }
        (Value::Struct(values), Type::Struct(wanted)) => {
            let Type::Struct(own) = own else { return None };
            let mut fields = Vec::with_capacity(wanted.len());
            for (name, wanted) in wanted {
                let at = own.iter().position(|(own, _)| own == name);
                let value = match at {
                    Some(at) => converted(values.get(at)?.1.clone(), &own[at].1, wanted)?,
                    None => Value::Null,
                };
                fields.push((name.clone(), value));
            }
            Value::Struct(fields)
        }
        (Value::String(text), wanted) => to_value(&serde_json::Value::String(text), wanted).ok()?,
        _ => return None,
    })
}
