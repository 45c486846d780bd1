use crate::{Date, DateTime, Interval, Time, Timestamp, Type};

/// A value of BigQuery's.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int64(i64),
    Float64(f64),
    /// NUMERIC and BIGNUMERIC, as decimal text without needless zeros.
    Numeric(String),
    String(String),
    Bytes(Vec<u8>),
    Date(Date),
    Time(Time),
    DateTime(DateTime),
    Timestamp(Timestamp),
    Interval(Interval),
    /// As JSON text.
    Json(String),
    /// As WKB.
    Geography(Vec<u8>),
    Array(Vec<Value>),
    /// A field without a name has the empty name.
    Struct(Vec<(String, Value)>),
}

impl Value {
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The type that the value alone shows: none for NULL, and for an array of nothing but NULLs.
    pub fn data_type(&self) -> Option<Type> {
        Some(match self {
            Self::Null => return None,
            Self::Bool(_) => Type::Bool,
            Self::Int64(_) => Type::Int64,
            Self::Float64(_) => Type::Float64,
            Self::Numeric(_) => Type::Numeric,
            Self::String(_) => Type::String,
            Self::Bytes(_) => Type::Bytes,
            Self::Date(_) => Type::Date,
            Self::Time(_) => Type::Time,
            Self::DateTime(_) => Type::DateTime,
            Self::Timestamp(_) => Type::Timestamp,
            Self::Interval(_) => Type::Interval,
            Self::Json(_) => Type::Json,
            Self::Geography(_) => Type::Geography,
            Self::Array(items) => Type::Array(Box::new(items.iter().find_map(Self::data_type)?)),
            Self::Struct(fields) => {
                let typed = |(name, value): &(String, Self)| Some((name.clone(), value.data_type()?));
                Type::Struct(fields.iter().map(typed).collect::<Option<_>>()?)
            }
        })
    }
}
