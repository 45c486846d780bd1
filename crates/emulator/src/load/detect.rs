//! The types that a file's values show, as `autodetect` finds them.

use extension_engine::{Column, Date, Timestamp, Type};
use serde_json::{Map, Value as Json};

/// The columns that some objects have, in the order in which they come up.
pub fn columns<'j>(objects: impl Iterator<Item = &'j Map<String, Json>>) -> Vec<Column> {
    let mut found: Vec<(String, Option<Type>)> = Vec::new();
    for (key, value) in objects.flatten() {
        let shown = shown(value);
        match found.iter_mut().find(|(name, _)| name == key) {
            Some((_, data_type)) => *data_type = common(data_type.take(), shown),
            None => found.push((key.clone(), shown)),
        }
    }
    found.into_iter().map(|(name, data_type)| Column::new(name, data_type.unwrap_or(Type::String))).collect()
}

/// The type that a value shows; none for NULL and for an array of nothing.
fn shown(value: &Json) -> Option<Type> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(_) => Type::Bool,
        Json::Number(number) if number.is_i64() => Type::Int64,
        Json::Number(_) => Type::Float64,
        Json::String(text) => temporal(text).unwrap_or(Type::String),
        Json::Array(items) => Type::array(items.iter().map(shown).fold(None, common)?),
        Json::Object(members) => {
            let fields = columns([members].into_iter());
            Type::Struct(fields.into_iter().map(|field| (field.name, field.data_type)).collect())
        }
    })
}

/// The type that holds what both hold.
pub fn common(one: Option<Type>, other: Option<Type>) -> Option<Type> {
    match (one, other) {
        (None, only) | (only, None) => only,
        (Some(one), Some(other)) if one == other => Some(one),
        (Some(Type::Int64 | Type::Float64), Some(Type::Int64 | Type::Float64)) => Some(Type::Float64),
        (Some(Type::Date | Type::Timestamp), Some(Type::Date | Type::Timestamp)) => Some(Type::Timestamp),
        (Some(Type::Array(one)), Some(Type::Array(other))) => common(Some(*one), Some(*other)).map(Type::array),
        (Some(Type::Struct(mut fields)), Some(Type::Struct(others))) => {
            for (name, data_type) in others {
                match fields.iter_mut().find(|(own, _)| *own == name) {
                    Some((_, own)) => *own = common(Some(own.clone()), Some(data_type)).unwrap_or(Type::String),
                    None => fields.push((name, data_type)),
                }
            }
            Some(Type::Struct(fields))
        }
        _ => Some(Type::String),
    }
}

/// The type that a text shows.
pub fn of_text(text: &str) -> Type {
    let text = text.trim();
    match text {
        _ if text.parse::<i64>().is_ok() => Type::Int64,
        _ if text.parse::<f64>().is_ok() => Type::Float64,
        _ if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => Type::Bool,
        _ => temporal(text).unwrap_or(Type::String),
    }
}

fn temporal(text: &str) -> Option<Type> {
    // Most texts are none, and are told by their first letter.
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if text.len() == 10 && text.parse::<Date>().is_ok() {
        return Some(Type::Date);
    }
    (text.len() > 10 && text.contains(':') && text.parse::<Timestamp>().is_ok()).then_some(Type::Timestamp)
}
