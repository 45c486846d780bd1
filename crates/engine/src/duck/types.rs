//! BigQuery's types as DuckDB's, and back.

use duckdb::arrow::datatypes::{DataType, Field, Fields, IntervalUnit, TimeUnit};
use duckdb::core::{LogicalTypeHandle, LogicalTypeId};

use super::literal::identifier;
use crate::value::{Type, field_name};

/// How DuckDB writes the type that holds a type: `STRUCT("name" VARCHAR)[]`.
pub fn duckdb_type(data_type: &Type) -> String {
    match data_type {
        Type::Bool => "BOOLEAN".into(),
        Type::Int64 => "BIGINT".into(),
        Type::Float64 => "DOUBLE".into(),
        Type::Numeric | Type::BigNumeric => "DECIMAL(38, 9)".into(),
        Type::String => "VARCHAR".into(),
        Type::Bytes => "BLOB".into(),
        Type::Date => "DATE".into(),
        Type::Time => "TIME".into(),
        Type::DateTime => "TIMESTAMP".into(),
        Type::Timestamp => "TIMESTAMPTZ".into(),
        Type::Interval => "INTERVAL".into(),
        Type::Json => "JSON".into(),
        Type::Geography => "GEOMETRY".into(),
        Type::Array(element) => format!("{}[]", duckdb_type(element)),
        Type::Struct(fields) => {
            let field = |(place, (name, data_type)): (usize, &(String, Type))| {
                format!("{} {}", identifier(&field_name(name, place)), duckdb_type(data_type))
            };
            let fields: Vec<_> = fields.iter().enumerate().map(field).collect();
            format!("STRUCT({})", fields.join(", "))
        }
    }
}

/// The type of a DuckDB value, as BigQuery would see it; what DuckDB has and BigQuery has not becomes what can hold it.
pub(crate) fn from_duckdb(handle: &LogicalTypeHandle) -> Option<Type> {
    Some(match handle.id() {
        LogicalTypeId::Boolean => Type::Bool,
        LogicalTypeId::Tinyint
        | LogicalTypeId::Smallint
        | LogicalTypeId::Integer
        | LogicalTypeId::Bigint
        | LogicalTypeId::UTinyint
        | LogicalTypeId::USmallint
        | LogicalTypeId::UInteger
        | LogicalTypeId::UBigint
        | LogicalTypeId::Hugeint
        | LogicalTypeId::UHugeint
        // A bare NULL is INT64.
        | LogicalTypeId::SqlNull => Type::Int64,
        LogicalTypeId::Float | LogicalTypeId::Double => Type::Float64,
        LogicalTypeId::Decimal => Type::Numeric,
        LogicalTypeId::Varchar if handle.get_alias().as_deref() == Some("JSON") => Type::Json,
        LogicalTypeId::Varchar | LogicalTypeId::Uuid | LogicalTypeId::Enum => Type::String,
        LogicalTypeId::Blob => Type::Bytes,
        LogicalTypeId::Date => Type::Date,
        LogicalTypeId::Time | LogicalTypeId::TimeNs => Type::Time,
        LogicalTypeId::Timestamp
        | LogicalTypeId::TimestampS
        | LogicalTypeId::TimestampMs
        | LogicalTypeId::TimestampNs => Type::DateTime,
        LogicalTypeId::TimestampTZ => Type::Timestamp,
        LogicalTypeId::Interval => Type::Interval,
        LogicalTypeId::Geometry => Type::Geography,
        LogicalTypeId::List | LogicalTypeId::Array => Type::array(from_duckdb(&handle.child(0))?),
        LogicalTypeId::Struct => {
            let field = |place| {
                let name = handle.child_name(place);
                let unnamed = name == field_name("", place);
                Some((if unnamed { String::new() } else { name }, from_duckdb(&handle.child(place))?))
            };
            Type::Struct((0..handle.num_children()).map(field).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// DuckDB's own handle of the type that holds a type.
pub(crate) fn handle(data_type: &Type) -> LogicalTypeHandle {
    let id = match data_type {
        Type::Bool => LogicalTypeId::Boolean,
        Type::Int64 => LogicalTypeId::Bigint,
        Type::Float64 => LogicalTypeId::Double,
        Type::Numeric | Type::BigNumeric => return LogicalTypeHandle::decimal(38, 9),
        Type::String => LogicalTypeId::Varchar,
        Type::Bytes => LogicalTypeId::Blob,
        Type::Date => LogicalTypeId::Date,
        Type::Time => LogicalTypeId::Time,
        Type::DateTime => LogicalTypeId::Timestamp,
        Type::Timestamp => LogicalTypeId::TimestampTZ,
        Type::Interval => LogicalTypeId::Interval,
        Type::Geography => LogicalTypeId::Geometry,
        Type::Json => {
            let mut json = LogicalTypeHandle::from(LogicalTypeId::Varchar);
            json.set_alias("JSON");
            return json;
        }
        Type::Array(element) => return LogicalTypeHandle::list(&handle(element)),
        Type::Struct(fields) => {
            let names: Vec<_> = fields.iter().enumerate().map(|(place, (name, _))| field_name(name, place)).collect();
            let fields: Vec<_> =
                names.iter().zip(fields).map(|(name, (_, data_type))| (name.as_str(), handle(data_type))).collect();
            return LogicalTypeHandle::struct_type(&fields);
        }
    };
    id.into()
}

/// The Arrow type in which values of a type go to DuckDB and come from it.
pub(crate) fn arrow_type(data_type: &Type) -> DataType {
    match data_type {
        Type::Bool => DataType::Boolean,
        Type::Int64 => DataType::Int64,
        Type::Float64 => DataType::Float64,
        Type::Numeric | Type::BigNumeric => DataType::Decimal128(38, 9),
        Type::String | Type::Json => DataType::Utf8,
        Type::Bytes | Type::Geography => DataType::Binary,
        Type::Date => DataType::Date32,
        Type::Time => DataType::Time64(TimeUnit::Microsecond),
        Type::DateTime => DataType::Timestamp(TimeUnit::Microsecond, None),
        Type::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Type::Interval => DataType::Interval(IntervalUnit::MonthDayNano),
        Type::Array(element) => DataType::List(Field::new("item", arrow_type(element), true).into()),
        Type::Struct(fields) => DataType::Struct(arrow_fields(fields)),
    }
}

pub(super) fn arrow_fields(fields: &[(String, Type)]) -> Fields {
    let field = |(place, (name, data_type)): (usize, &(String, Type))| {
        Field::new(field_name(name, place), arrow_type(data_type), true)
    };
    fields.iter().enumerate().map(field).collect()
}
