//! What travels between the studio and a worker: frames of JSON, each after its length in four bytes, low byte first.

use std::io::{self, Read, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Number, Value as Json, json};

use extension_values::field_name;
use extension_values::{Date, DateTime, Time, Timestamp, Type, Value};

/// The largest answer taken from a worker.
const LARGEST_FRAME: u32 = 1 << 30;

/// A function for a worker to hold.
pub(super) struct Define<'a> {
    pub id: u64,
    pub name: &'a str,
    pub body: &'a str,
    pub entry_point: &'a str,
    pub parameters: Vec<(&'a str, Json)>,
    pub returns: Json,
}

impl Define<'_> {
    pub fn frame(&self) -> Json {
        json!({
            "do": "define",
            "id": self.id,
            "name": self.name,
            "body": self.body,
            "entry": self.entry_point,
            "parameters": self.parameters,
            "returns": self.returns,
        })
    }
}

pub(super) fn call(id: u64, rows: &[Vec<Value>]) -> Json {
    let rows: Vec<Json> = rows.iter().map(|row| row.iter().map(sent).collect()).collect();
    json!({ "do": "call", "id": id, "rows": rows })
}

pub(super) fn forget(id: u64) -> Json {
    json!({ "do": "forget", "id": id })
}

pub(super) fn write(to: &mut impl Write, frame: &Json) -> io::Result<()> {
    let bytes = serde_json::to_vec(frame)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

pub(super) fn read(from: &mut impl Read) -> io::Result<Json> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LARGEST_FRAME {
        return Err(io::Error::other("the worker's answer is too large"));
    }
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// A type as a worker reads it: a name, `["ARRAY", type]` or `["STRUCT", [[name, type]…]]`.
pub(super) fn type_name(data_type: &Type) -> Json {
    match data_type {
        Type::Array(element) => json!(["ARRAY", type_name(element)]),
        Type::Struct(fields) => {
            let fields: Vec<Json> = fields
                .iter()
                .enumerate()
                .map(|(index, (name, field))| json!([field_name(name, index), type_name(field)]))
                .collect();
            json!(["STRUCT", fields])
        }
        plain => Json::from(plain.to_string()),
    }
}

fn sent(cell: &Value) -> Json {
    match cell {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::from(*value),
        Value::Int64(number)
        | Value::Time(Time(number))
        | Value::DateTime(DateTime(number))
        | Value::Timestamp(Timestamp(number)) => Json::from(*number),
        Value::Date(Date(days)) => Json::from(*days),
        // JSON has no name for what is not finite; Python's `float` reads these.
        Value::Float64(number) => {
            Number::from_f64(*number).map_or_else(|| Json::from(number.to_string()), Json::Number)
        }
        Value::Numeric(text) | Value::String(text) | Value::Json(text) => Json::from(text.as_str()),
        Value::Bytes(bytes) => Json::from(BASE64_STANDARD.encode(bytes)),
        // Refused when the function is created.
        Value::Interval(_) | Value::Geography(_) => Json::Null,
        Value::Array(elements) => elements.iter().map(sent).collect(),
        Value::Struct(fields) => fields.iter().map(|(_, field)| sent(field)).collect(),
    }
}

/// A value as the worker sent it; none when it is not of the type, which a sound worker never sends.
pub(super) fn received(value: Json, wanted: &Type) -> Option<Value> {
    Some(match (wanted, value) {
        (_, Json::Null) => Value::Null,
        (Type::Bool, Json::Bool(value)) => Value::Bool(value),
        (Type::Int64, Json::Number(number)) => Value::Int64(number.as_i64()?),
        (Type::Float64, Json::Number(number)) => Value::Float64(number.as_f64()?),
        (Type::Float64, Json::String(text)) => Value::Float64(text.parse().ok()?),
        (Type::Numeric | Type::BigNumeric, Json::String(text)) => Value::Numeric(text),
        (Type::String, Json::String(text)) => Value::String(text),
        (Type::Bytes, Json::String(text)) => Value::Bytes(BASE64_STANDARD.decode(text).ok()?),
        (Type::Date, Json::Number(days)) => Value::Date(Date(days.as_i64()?.try_into().ok()?)),
        (Type::Time, Json::Number(number)) => Value::Time(Time(number.as_i64()?)),
        (Type::DateTime, Json::Number(number)) => Value::DateTime(DateTime(number.as_i64()?)),
        (Type::Timestamp, Json::Number(number)) => Value::Timestamp(Timestamp(number.as_i64()?)),
        (Type::Array(element), Json::Array(entries)) => {
            Value::Array(entries.into_iter().map(|entry| received(entry, element)).collect::<Option<_>>()?)
        }
        (Type::Struct(fields), Json::Array(entries)) if fields.len() == entries.len() => Value::Struct(
            fields
                .iter()
                .zip(entries)
                .map(|((name, field), entry)| Some((name.clone(), received(entry, field)?)))
                .collect::<Option<_>>()?,
        ),
        _ => return None,
    })
}

/// What a worker says went wrong.
#[derive(Debug)]
pub(super) struct Complaint {
    /// As `ValueError`.
    pub kind: String,
    pub message: String,
    pub line: Option<u32>,
}

/// The results, or the complaint.
pub(super) fn answer(frame: Json) -> Result<Vec<Json>, Complaint> {
    let mut members = match frame {
        Json::Object(members) => members,
        _ => Map::new(),
    };
    let Some(Json::Object(complaint)) = members.remove("complaint") else {
        return Ok(match members.remove("values") {
            Some(Json::Array(values)) => values,
            _ => Vec::new(),
        });
    };
    let text = |key: &str| complaint.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let line = complaint.get("line").and_then(Json::as_u64).and_then(|line| line.try_into().ok());
    Err(Complaint { kind: text("kind"), message: text("message"), line })
}
