//! JSON values as the engine's, and back.

use crate::{Type, Value as Held};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Number, Value};

use super::wkb;

/// A sample row's value as its column's type has it. The error says what it is instead.
pub fn to_value(value: &Value, data_type: &Type) -> Result<Held, String> {
    let wrong = || format!("{value} is none");
    let number = || value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).ok_or_else(wrong);
    let text = || value.as_str().ok_or_else(wrong);
    Ok(match (data_type, value) {
        (_, Value::Null) => Held::Null,
        (Type::Bool, Value::Bool(value)) => Held::Bool(*value),
        (Type::Bool, Value::String(text)) if text.eq_ignore_ascii_case("true") => Held::Bool(true),
        (Type::Bool, Value::String(text)) if text.eq_ignore_ascii_case("false") => Held::Bool(false),
        (Type::Int64, Value::Number(number)) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Held::Int64(integer),
            (None, Some(float)) if float.fract() == 0.0 && float.abs() < 9.0e15 => Held::Int64(float as i64),
            _ => return Err(wrong()),
        },
        (Type::Int64, Value::String(text)) => Held::Int64(text.trim().parse().map_err(|_| wrong())?),
        (Type::Float64, _) => Held::Float64(number()?),
        (Type::Numeric | Type::BigNumeric, Value::Number(number)) => Held::Numeric(number.to_string()),
        (Type::Numeric | Type::BigNumeric, Value::String(text)) => {
            number()?;
            Held::Numeric(text.trim().to_owned())
        }
        (Type::String, Value::String(text)) => Held::String(text.clone()),
        (Type::String, other) => Held::String(other.to_string()),
        (Type::Bytes, _) => Held::Bytes(BASE64_STANDARD.decode(text()?).map_err(|_| wrong())?),
        (Type::Date, _) => Held::Date(text()?.trim().parse().map_err(|_| wrong())?),
        (Type::Time, _) => Held::Time(text()?.trim().parse().map_err(|_| wrong())?),
        (Type::DateTime, _) => Held::DateTime(text()?.trim().parse().map_err(|_| wrong())?),
        (Type::Timestamp, _) => Held::Timestamp(text()?.trim().parse().map_err(|_| wrong())?),
        (Type::Json, Value::String(text)) => match serde_json::from_str::<Value>(text) {
            Ok(_) => Held::Json(text.clone()),
            Err(_) => Held::Json(value.to_string()),
        },
        (Type::Json, other) => Held::Json(other.to_string()),
        (Type::Geography, _) => Held::Geography(wkb::from_wkt(text()?).ok_or_else(wrong)?),
        (Type::Array(element), Value::Array(entries)) => {
            Held::Array(entries.iter().map(|entry| to_value(entry, element)).collect::<Result<_, _>>()?)
        }
        (Type::Struct(fields), Value::Object(members)) => Held::Struct(
            fields
                .iter()
                .map(|(name, field)| Ok((name.clone(), to_value(members.get(name).unwrap_or(&Value::Null), field)?)))
                .collect::<Result<_, String>>()?,
        ),
        _ => return Err(wrong()),
    })
}

/// A value as fixtures have it.
pub fn from_value(value: Held) -> Result<Value, String> {
    Ok(match value {
        Held::Null => Value::Null,
        Held::Bool(value) => Value::from(value),
        Held::Int64(number) => Value::from(number),
        Held::Float64(number) => match Number::from_f64(number) {
            Some(number) => Value::Number(number),
            None if number.is_nan() => Value::from("nan"),
            None => Value::from(if number > 0.0 { "inf" } else { "-inf" }),
        },
        Held::Numeric(text) | Held::String(text) => Value::from(text),
        Held::Bytes(bytes) => Value::from(BASE64_STANDARD.encode(bytes)),
        Held::Date(date) => Value::from(date.to_string()),
        Held::Time(time) => Value::from(time.to_string()),
        Held::DateTime(moment) => Value::from(moment.to_string()),
        // The clients write the zone out.
        Held::Timestamp(moment) => Value::from(moment.to_string().replace("+00", "+00:00")),
        Held::Interval(interval) => Value::from(interval.to_string()),
        Held::Json(text) => serde_json::from_str(&text).unwrap_or(Value::String(text)),
        Held::Geography(bytes) => Value::from(wkb::to_wkt(&bytes).ok_or("A geography cannot be read")?),
        Held::Array(items) => Value::Array(items.into_iter().map(from_value).collect::<Result<_, _>>()?),
        Held::Struct(fields) => {
            let field = |(at, (name, value)): (usize, (String, Held))| {
                let name = if name.is_empty() { format!("_field_{}", at + 1) } else { name };
                Ok((name, from_value(value)?))
            };
            Value::Object(fields.into_iter().enumerate().map(field).collect::<Result<Map<_, _>, String>>()?)
        }
    })
}
