//! Rows in Arrow.

use std::ops::ControlFlow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    Time64MicrosecondType, Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, RecordBatch, StructArray};
use arrow_ipc::reader::StreamReader;
use arrow_schema::{DataType, TimeUnit};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use super::kind::{Kind, Zone};
use super::moment::{self, Instant};
use super::{Taker, json, semi, unreadable};
use crate::WarehouseError;

/// Reads a piece of a result, row by row.
pub(super) fn read(piece: &[u8], kinds: &[Kind], take: &mut Taker<'_>) -> Result<ControlFlow<()>, WarehouseError> {
    if piece.is_empty() {
        return Ok(ControlFlow::Continue(()));
    }
    let broken = |_| unreadable("a piece of the result is no Arrow stream");
    for batch in StreamReader::try_new(piece, None).map_err(broken)? {
        if give(&batch.map_err(broken)?, kinds, take)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn give(batch: &RecordBatch, kinds: &[Kind], take: &mut Taker<'_>) -> Result<ControlFlow<()>, WarehouseError> {
    if batch.num_columns() != kinds.len() {
        return Err(unreadable("a piece of the result has more or fewer columns than the others"));
    }
    for row in 0..batch.num_rows() {
        let cells = batch.columns().iter().zip(kinds).enumerate();
        let values =
            cells.map(|(at, (column, kind))| value(column, row, *kind).ok_or_else(|| not_read(column.data_type(), at)));
        if take(values.collect::<Result<_, _>>()?).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn not_read(data_type: &DataType, column: usize) -> WarehouseError {
    WarehouseError::refused(
        format!("Column {} of the result holds what is not read here: {data_type}", column + 1),
        "Make text of it in SQL: …::VARCHAR",
    )
}

fn value(column: &dyn Array, row: usize, kind: Kind) -> Option<Value> {
    if column.is_null(row) {
        return Some(Value::Null);
    }
    match kind {
        Kind::Number { scale } => decimal(column, row, scale),
        Kind::Float => float(column, row),
        Kind::Boolean => Some(Value::from(column.as_boolean_opt()?.value(row))),
        Kind::Date => moment::date(column.as_primitive_opt::<Date32Type>()?.value(row).into()),
        Kind::Time { scale } => moment::time(match column.data_type() {
            DataType::Time64(TimeUnit::Microsecond) => {
                Instant::scaled(column.as_primitive::<Time64MicrosecondType>().value(row), 6)
            }
            DataType::Time64(_) => Instant::scaled(column.as_primitive::<Time64NanosecondType>().value(row), 9),
            _ => Instant::scaled(integer(column, row)?, scale),
        }),
        Kind::Timestamp { scale, zone } => timestamp(column, row, scale, zone),
        Kind::Binary => Some(Value::from(BASE64_STANDARD.encode(bytes(column, row)?))),
        Kind::Semi => Some(semi::parse(text(column, row)?)),
        Kind::Text => Some(Value::from(text(column, row)?)),
    }
}

fn integer(column: &dyn Array, row: usize) -> Option<i64> {
    Some(match column.data_type() {
        DataType::Int8 => column.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => column.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row),
        _ => return None,
    })
}

/// A number that counts units of ten to the power of minus `scale`.
fn decimal(column: &dyn Array, row: usize, scale: u32) -> Option<Value> {
    let units = match column.data_type() {
        DataType::Decimal128(..) => column.as_primitive::<Decimal128Type>().value(row),
        // A number that Snowflake may send as a double, where it has no fraction to lose.
        DataType::Float64 => return float(column, row),
        _ => integer(column, row)?.into(),
    };
    if scale == 0 {
        return Some(json::number(units.to_string()));
    }
    let places = scale as usize;
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if units < 0 { "-" } else { "" };
    Some(Value::from(format!("{sign}{whole}.{fraction}")))
}

fn float(column: &dyn Array, row: usize) -> Option<Value> {
    let number = match column.data_type() {
        DataType::Float32 => column.as_primitive::<Float32Type>().value(row).into(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row),
        _ => return None,
    };
    Some(json::float(number))
}

fn text(column: &dyn Array, row: usize) -> Option<&str> {
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row)),
        _ => None,
    }
}

fn bytes(column: &dyn Array, row: usize) -> Option<&[u8]> {
    match column.data_type() {
        DataType::Binary => Some(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(column.as_binary::<i64>().value(row)),
        DataType::FixedSizeBinary(_) => Some(column.as_fixed_size_binary().value(row)),
        _ => None,
    }
}

fn timestamp(column: &dyn Array, row: usize, scale: u32, zone: Zone) -> Option<Value> {
    let instant = match column.data_type() {
        DataType::Struct(_) => return apart(column.as_struct(), row, scale, zone),
        DataType::Timestamp(TimeUnit::Second, _) => {
            Instant::scaled(column.as_primitive::<TimestampSecondType>().value(row), 0)
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            Instant::scaled(column.as_primitive::<TimestampMillisecondType>().value(row), 3)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            Instant::scaled(column.as_primitive::<TimestampMicrosecondType>().value(row), 6)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            Instant::scaled(column.as_primitive::<TimestampNanosecondType>().value(row), 9)
        }
        _ => Instant::scaled(integer(column, row)?, scale),
    };
    moment::timestamp(instant, zone, None)
}

/// A timestamp in parts: seconds and nanoseconds apart, or one number of `scale`; and perhaps its offset.
fn apart(parts: &StructArray, row: usize, scale: u32, zone: Zone) -> Option<Value> {
    let part = |name: &str| parts.column_by_name(name).filter(|part| !part.is_null(row));
    // Some servers mark the parts as missing, not the whole.
    let Some(epoch) = part("epoch") else { return Some(Value::Null) };
    let epoch = integer(epoch, row)?;
    let instant = match part("fraction") {
        Some(fraction) => Instant { seconds: epoch, nanoseconds: integer(fraction, row)? },
        None => Instant::scaled(epoch, scale),
    };
    let offset = part("timezone").and_then(|offset| integer(offset, row));
    moment::timestamp(instant, zone, offset)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int32Array, Int64Array, StringArray};
    use arrow_schema::Field;
    use serde_json::json;

    use super::*;

    fn parts(epoch: i64, fraction: Option<i32>, offset: Option<i32>) -> StructArray {
        let mut fields: Vec<(Arc<Field>, ArrayRef)> =
            vec![(Arc::new(Field::new("epoch", DataType::Int64, true)), Arc::new(Int64Array::from(vec![epoch])))];
        for (name, value) in [("fraction", fraction), ("timezone", offset)] {
            if let Some(value) = value {
                let field = Arc::new(Field::new(name, DataType::Int32, true));
                fields.push((field, Arc::new(Int32Array::from(vec![value]))));
            }
        }
        StructArray::from(fields)
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let tz = Kind::Timestamp { scale: 9, zone: Zone::Own };
        let ntz = Kind::Timestamp { scale: 3, zone: Zone::None };
        let wide = Decimal128Array::from(vec![-1_250]).with_precision_and_scale(38, 2).unwrap();
        let cells: Vec<(ArrayRef, Kind, Value)> = vec![
            (Arc::new(Int64Array::from(vec![7])), Kind::Number { scale: 0 }, json!(7)),
            (Arc::new(Int64Array::from(vec![-5])), Kind::Number { scale: 2 }, json!("-0.05")),
            (Arc::new(wide), Kind::Number { scale: 2 }, json!("-12.50")),
            (Arc::new(StringArray::from(vec!["[1]"])), Kind::Semi, json!([1])),
            (Arc::new(BooleanArray::from(vec![true])), Kind::Boolean, json!(true)),
            (Arc::new(Date32Array::from(vec![19_724])), Kind::Date, json!("2024-01-02")),
            (Arc::new(Int64Array::from(vec![36_672_000])), Kind::Time { scale: 3 }, json!("10:11:12")),
            (Arc::new(Int64Array::from(vec![1_704_164_645_500])), ntz, json!("2024-01-02 03:04:05.500000")),
            (Arc::new(parts(1_704_164_645, Some(0), Some(1500))), tz, json!("2024-01-02 04:04:05+01:00")),
            (Arc::new(StringArray::from(vec![None::<&str>])), Kind::Text, Value::Null),
        ];
        for (column, kind, meant) in cells {
            assert_eq!(value(&column, 0, kind), Some(meant), "{kind:?}");
        }
    }

    #[test]
    fn a_type_that_does_not_fit_is_told() {
        assert_eq!(value(&StringArray::from(vec!["x"]), 0, Kind::Number { scale: 0 }), None);
    }
}
