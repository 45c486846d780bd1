//! Values as BigQuery's REST interface writes them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use extension_engine::{Type, Value};
use extension_geography::Geography;
use serde_json::{Value as Json, json};

pub fn value(value: &Value, ty: &Type) -> Json {
    match (value, ty) {
        (Value::Null, Type::Array(_)) => json!([]),
        (Value::Null, _) => Json::Null,
        (Value::Array(items), Type::Array(element)) => {
            Json::Array(items.iter().map(|item| json!({ "v": self::value(item, element) })).collect())
        }
        (Value::Struct(values), Type::Struct(fields)) => {
            let cells = values.iter().zip(fields).map(|((_, value), (_, ty))| json!({ "v": self::value(value, ty) }));
            json!({ "f": cells.collect::<Vec<_>>() })
        }
        (value, _) => Json::String(text(value)),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Int64(number) => number.to_string(),
        Value::Float64(number) if number.is_nan() => "NaN".into(),
        Value::Float64(number) if number.is_infinite() => if *number > 0.0 { "+Inf" } else { "-Inf" }.into(),
        Value::Float64(number) => number.to_string(),
        Value::Numeric(text) | Value::String(text) | Value::Json(text) => text.clone(),
        Value::Bytes(bytes) => STANDARD.encode(bytes),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => time.to_string(),
        Value::DateTime(at) => at.to_string().replace(' ', "T"),
        Value::Timestamp(at) => format!("{}.{:06}", at.0.div_euclid(1_000_000), at.0.rem_euclid(1_000_000)),
        Value::Interval(interval) => interval.to_string(),
        Value::Geography(wkb) => Geography::from_wkb(wkb).map_or_else(|error| error.to_string(), |it| it.to_wkt()),
        other => format!("{other:?}"),
    }
}

/// Whether two renderings mean the same: numbers may be written in several ways, and so may fractions of a second.
pub fn alike(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Json::Object(one), Json::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(name, own)| other.get(name).is_some_and(|it| alike(own, it)))
        }
        (Json::String(one), Json::String(other)) => {
            one == other || same_number(one, other) || same_clock(one, other) || same_shape(one, other)
        }
        _ => one == other,
    }
}

fn same_number(one: &str, other: &str) -> bool {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => (one - other).abs() <= 1e-12 * one.abs().max(1.0),
        _ => false,
    }
}

/// Texts with coordinates: the same words, and numbers that are near enough.
fn same_shape(one: &str, other: &str) -> bool {
    let is_shape = |text: &str| text.starts_with(|first: char| first.is_ascii_uppercase()) && text.contains('(');
    let parts = |text: &str| -> Vec<String> {
        let text = text.replace(" (", "(").replace(", ", ",");
        let pieces = text.split_inclusive(['(', ')', ',', ' ']);
        pieces.map(str::trim).map(str::to_owned).collect()
    };
    let near = |(one, other): (&String, &String)| {
        let bare = |text: &str| text.trim_end_matches([')', ',']).to_owned();
        let gap = |one: f64, other: f64| (one - other).abs() < 1e-9;
        one == other || bare(one).parse().ok().zip(bare(other).parse().ok()).is_some_and(|(one, other)| gap(one, other))
    };
    let (ones, others) = (parts(one), parts(other));
    is_shape(one) && ones.len() == others.len() && ones.iter().zip(&others).all(near)
}

fn same_clock(one: &str, other: &str) -> bool {
    let short = |text: &str| match text.split_once('.') {
        Some(_) if text.contains(':') => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        _ => text.to_owned(),
    };
    short(one) == short(other)
}
