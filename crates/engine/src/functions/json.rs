//! JSON: paths, scalars and conversions.

use serde_json::Value as Json;

use super::ScalarFunction;
use super::casts::float_text;
use super::rows::{float64, function, int64, string, text};
use crate::value::Value;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_json_parse", "S>J", |row| {
            let parsed: Json = serde_json::from_str(text(row, 0))
                .map_err(|error| format!("Invalid input to PARSE_JSON: syntax error while parsing value: {error}"))?;
            Ok(Value::Json(parsed.to_string()))
        }),
        // In text, a JSON null is an SQL NULL.
        function("bq_json_query", "SSB>S", |row| {
            let found = at(text(row, 0), text(row, 1))?.filter(|found| !found.is_null());
            Ok(found.map_or(Value::Null, |found| Value::String(found.to_string())))
        }),
        function("bq_json_query_json", "JS>J", |row| {
            Ok(at(text(row, 0), text(row, 1))?.map_or(Value::Null, |found| Value::Json(found.to_string())))
        }),
        function("bq_json_value", "SSB>S", |row| {
            Ok(at(text(row, 0), text(row, 1))?.and_then(|found| scalar(&found)).map_or(Value::Null, Value::String))
        }),
        function("bq_json_array", "SSB>[S]", |row| match at(text(row, 0), text(row, 1))? {
            Some(Json::Array(items)) => {
                Ok(Value::Array(items.iter().map(|item| Value::String(item.to_string())).collect()))
            }
            _ => Ok(Value::Null),
        }),
        function("bq_json_value_array", "SSB>[S]", |row| match at(text(row, 0), text(row, 1))? {
            Some(Json::Array(items)) => {
                // Of anything but scalars there is no array of texts.
                if items.iter().any(|item| item.is_array() || item.is_object()) {
                    return Ok(Value::Null);
                }
                Ok(Value::Array(items.iter().map(|item| scalar(item).map_or(Value::Null, Value::String)).collect()))
            }
            _ => Ok(Value::Null),
        }),
        function("bq_json_field", "JS>J", |row| {
            let found = read(text(row, 0))?.get(text(row, 1)).map(|found| Value::Json(found.to_string()));
            Ok(found.unwrap_or(Value::Null))
        }),
        function("bq_json_item", "JI>J", |row| {
            let place = usize::try_from(int64(row, 1)).ok();
            let whole = read(text(row, 0))?;
            let found = place.and_then(|place| whole.get(place)).map(|found| Value::Json(found.to_string()));
            Ok(found.unwrap_or(Value::Null))
        }),
        function("bq_json_type", "J>S", |row| {
            string(match read(text(row, 0))? {
                Json::Null => "null",
                Json::Bool(_) => "boolean",
                Json::Number(_) => "number",
                Json::String(_) => "string",
                Json::Array(_) => "array",
                Json::Object(_) => "object",
            })
        }),
        function("bq_json_keys", "SI>[S]", |row| {
            let mut keys = Vec::new();
            collect_keys(&read(text(row, 0))?, "", int64(row, 1), &mut keys);
            keys.sort();
            keys.dedup();
            Ok(Value::Array(keys.into_iter().map(Value::String).collect()))
        }),
        function("bq_json_strip_nulls", "J>J", |row| Ok(Value::Json(stripped(read(text(row, 0))?).to_string()))),
        function("bq_json_pretty", "S>S", |row| {
            let whole = read(text(row, 0))?;
            string(serde_json::to_string_pretty(&whole).map_err(|error| error.to_string())?)
        }),
        function("bq_json_quote", "S>S", |row| {
            let quoted = Json::String(text(row, 0).to_owned()).to_string();
            string(quoted.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"))
        }),
        function("bq_json_number", "F>S", |row| {
            let number = float64(row, 0);
            string(match number {
                number if number.is_nan() => "\"NaN\"".to_owned(),
                number if number.is_infinite() => {
                    if number > 0.0 { "\"Infinity\"" } else { "\"-Infinity\"" }.to_owned()
                }
                number => float_text(number),
            })
        }),
        function("bq_json_string", "J>S", |row| match read(text(row, 0))? {
            Json::String(text) => string(text),
            other => Err(format!("The provided JSON input is not a string: {other}")),
        }),
        function("bq_json_bool", "J>B", |row| match read(text(row, 0))? {
            Json::Bool(value) => Ok(Value::Bool(value)),
            other => Err(format!("The provided JSON input is not a boolean: {other}")),
        }),
        function("bq_json_int64", "J>I", |row| {
            let whole = read(text(row, 0))?;
            let refusal = || format!("The provided JSON number: {whole} cannot be converted to an integer");
            integer(&whole).map(Value::Int64).ok_or_else(refusal)
        }),
        function("bq_json_float64", "J>F", |row| match read(text(row, 0))? {
            Json::Number(number) => Ok(number.as_f64().map_or(Value::Null, Value::Float64)),
            other => Err(format!("The provided JSON input is not a number: {other}")),
        }),
        function(
            "bq_json_lax_string",
            "J>S",
            |row| Ok(scalar(&read(text(row, 0))?).map_or(Value::Null, Value::String)),
        ),
        function("bq_json_lax_bool", "J>B", |row| {
            let value = match read(text(row, 0))? {
                Json::Bool(value) => Some(value),
                Json::Number(number) => number.as_f64().map(|number| number != 0.0),
                Json::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
                Json::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
                _ => None,
            };
            Ok(value.map_or(Value::Null, Value::Bool))
        }),
        function("bq_json_lax_int64", "J>I", |row| {
            let value = match read(text(row, 0))? {
                Json::Bool(value) => Some(i64::from(value)),
                Json::Number(number) => number.as_i64().or_else(|| whole_number(number.as_f64()?.round())),
                Json::String(text) => text.trim().parse::<f64>().ok().and_then(|number| whole_number(number.round())),
                _ => None,
            };
            Ok(value.map_or(Value::Null, Value::Int64))
        }),
        function("bq_json_lax_float64", "J>F", |row| {
            let value = match read(text(row, 0))? {
                Json::Number(number) => number.as_f64(),
                Json::String(text) => text.trim().parse().ok(),
                _ => None,
            };
            Ok(value.map_or(Value::Null, Value::Float64))
        }),
    ]
}

fn read(whole: &str) -> Result<Json, String> {
    serde_json::from_str(whole).map_err(|error| format!("Invalid JSON: {error}"))
}

fn whole_number(number: f64) -> Option<i64> {
    ((i64::MIN as f64)..(i64::MAX as f64)).contains(&number).then_some(number as i64)
}

fn integer(value: &Json) -> Option<i64> {
    let Json::Number(number) = value else { return None };
    number.as_i64().or_else(|| number.as_f64().filter(|it| it.fract() == 0.0).and_then(whole_number))
}

/// A scalar as text; nothing for null, arrays and objects.
fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Bool(_) | Json::Number(_) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// What is at a path; nothing where there is nothing, and in what is no JSON.
fn at(whole: &str, path: &str) -> Result<Option<Json>, String> {
    let steps = steps(path).ok_or_else(|| format!("Invalid JSONPath: {path}"))?;
    let Ok(mut value) = serde_json::from_str::<Json>(whole) else { return Ok(None) };
    for step in steps {
        let next = match (&mut value, &step) {
            (Json::Object(fields), name) => fields.get_mut(name).map(Json::take),
            (Json::Array(items), place) => {
                place.parse::<usize>().ok().and_then(|place| items.get_mut(place)).map(Json::take)
            }
            _ => None,
        };
        match next {
            Some(next) => value = next,
            None => return Ok(None),
        }
    }
    Ok(Some(value))
}

/// The steps of `$.a["b"][0]`.
fn steps(path: &str) -> Option<Vec<String>> {
    let mut rest = path.strip_prefix('$')?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(name) = rest.strip_prefix('.') {
            if let Some(quoted) = name.strip_prefix('"') {
                let end = quoted.find('"')?;
                steps.push(quoted[..end].to_owned());
                rest = &quoted[end + 1..];
            } else {
                let end = name.find(['.', '[']).unwrap_or(name.len());
                if end == 0 {
                    return None;
                }
                steps.push(name[..end].to_owned());
                rest = &name[end..];
            }
        } else {
            let inside = rest.strip_prefix('[')?;
            let quote = inside.chars().next().filter(|it| matches!(it, '\'' | '"'));
            let (step, behind) = match quote {
                Some(quote) => {
                    inside[1..].split_once(quote).and_then(|(step, rest)| Some((step, rest.strip_prefix(']')?)))?
                }
                None => inside.split_once(']').filter(|(step, _)| step.trim().parse::<usize>().is_ok())?,
            };
            steps.push(if quote.is_some() { step.to_owned() } else { step.trim().to_owned() });
            rest = behind;
        }
    }
    Some(steps)
}

fn collect_keys(value: &Json, before: &str, depth: i64, keys: &mut Vec<String>) {
    let Json::Object(fields) = value else { return };
    if depth < 1 {
        return;
    }
    for (name, field) in fields {
        let plain = name.chars().all(|it| it.is_alphanumeric() || it == '_');
        let own = if plain { name.clone() } else { format!("\"{name}\"") };
        let path = if before.is_empty() { own } else { format!("{before}.{own}") };
        keys.push(path.clone());
        collect_keys(field, &path, depth - 1, keys);
    }
}

fn stripped(value: Json) -> Json {
    match value {
        Json::Object(fields) => Json::Object(
            fields.into_iter().map(|(name, field)| (name, stripped(field))).filter(|(_, it)| !it.is_null()).collect(),
        ),
        Json::Array(items) => Json::Array(items.into_iter().map(stripped).filter(|it| !it.is_null()).collect()),
        other => other,
    }
}
