//! JSON, of both families.

use sqlparser::ast::Function;

use crate::translate::Untranslatable;
use crate::translate::call::{arguments, name_span};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::registry::Family;
use crate::translate::text::json_text;
use crate::translate::typed::{Literal, Typed};
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "JSON",
    notes: &[
        "A JSON value is kept as it was written, without blanks: fields stay in their order, where BigQuery may sort them.",
    ],
    rows: &[
        // A bare NULL is taken for text, which comes first for that.
        ("JSON_EXTRACT", "STRING, STRING -> STRING", "bq_json_query({0}, {1}, true)"),
        ("JSON_EXTRACT", "JSON, STRING -> JSON", "bq_json_query_json({0}, {1})"),
        ("JSON_QUERY", "STRING, STRING -> STRING", "bq_json_query({0}, {1}, false)"),
        ("JSON_QUERY", "JSON, STRING -> JSON", "bq_json_query_json({0}, {1})"),
        ("JSON_EXTRACT_SCALAR", "STRING -> STRING", "bq_json_value({0}, '$', true)"),
        ("JSON_EXTRACT_SCALAR", "STRING, STRING -> STRING", "bq_json_value({0}, {1}, true)"),
        ("JSON_EXTRACT_SCALAR", "JSON -> STRING", "bq_json_value(CAST({0} AS VARCHAR), '$', true)"),
        ("JSON_EXTRACT_SCALAR", "JSON, STRING -> STRING", "bq_json_value(CAST({0} AS VARCHAR), {1}, true)"),
        ("JSON_VALUE", "STRING -> STRING", "bq_json_value({0}, '$', false)"),
        ("JSON_VALUE", "STRING, STRING -> STRING", "bq_json_value({0}, {1}, false)"),
        ("JSON_VALUE", "JSON -> STRING", "bq_json_value(CAST({0} AS VARCHAR), '$', false)"),
        ("JSON_VALUE", "JSON, STRING -> STRING", "bq_json_value(CAST({0} AS VARCHAR), {1}, false)"),
        ("JSON_EXTRACT_ARRAY", "STRING -> ARRAY<STRING>", "bq_json_array({0}, '$', true)"),
        ("JSON_EXTRACT_ARRAY", "STRING, STRING -> ARRAY<STRING>", "bq_json_array({0}, {1}, true)"),
        ("JSON_EXTRACT_ARRAY", "JSON -> ARRAY<JSON>", "CAST(bq_json_array(CAST({0} AS VARCHAR), '$', true) AS JSON[])"),
        (
            "JSON_EXTRACT_ARRAY",
            "JSON, STRING -> ARRAY<JSON>",
            "CAST(bq_json_array(CAST({0} AS VARCHAR), {1}, true) AS JSON[])",
        ),
        ("JSON_QUERY_ARRAY", "STRING -> ARRAY<STRING>", "bq_json_array({0}, '$', false)"),
        ("JSON_QUERY_ARRAY", "STRING, STRING -> ARRAY<STRING>", "bq_json_array({0}, {1}, false)"),
        ("JSON_QUERY_ARRAY", "JSON -> ARRAY<JSON>", "CAST(bq_json_array(CAST({0} AS VARCHAR), '$', false) AS JSON[])"),
        (
            "JSON_QUERY_ARRAY",
            "JSON, STRING -> ARRAY<JSON>",
            "CAST(bq_json_array(CAST({0} AS VARCHAR), {1}, false) AS JSON[])",
        ),
        ("JSON_EXTRACT_STRING_ARRAY", "STRING -> ARRAY<STRING>", "bq_json_value_array({0}, '$', true)"),
        ("JSON_EXTRACT_STRING_ARRAY", "STRING, STRING -> ARRAY<STRING>", "bq_json_value_array({0}, {1}, true)"),
        ("JSON_EXTRACT_STRING_ARRAY", "JSON -> ARRAY<STRING>", "bq_json_value_array(CAST({0} AS VARCHAR), '$', true)"),
        (
            "JSON_EXTRACT_STRING_ARRAY",
            "JSON, STRING -> ARRAY<STRING>",
            "bq_json_value_array(CAST({0} AS VARCHAR), {1}, true)",
        ),
        ("JSON_VALUE_ARRAY", "STRING -> ARRAY<STRING>", "bq_json_value_array({0}, '$', false)"),
        ("JSON_VALUE_ARRAY", "STRING, STRING -> ARRAY<STRING>", "bq_json_value_array({0}, {1}, false)"),
        ("JSON_VALUE_ARRAY", "JSON -> ARRAY<STRING>", "bq_json_value_array(CAST({0} AS VARCHAR), '$', false)"),
        ("JSON_VALUE_ARRAY", "JSON, STRING -> ARRAY<STRING>", "bq_json_value_array(CAST({0} AS VARCHAR), {1}, false)"),
        ("JSON_TYPE", "JSON -> STRING", "bq_json_type({0})"),
        ("JSON_KEYS", "JSON -> ARRAY<STRING>", "bq_json_keys(CAST({0} AS VARCHAR), 100)"),
        ("JSON_KEYS", "JSON, INT64 -> ARRAY<STRING>", "bq_json_keys(CAST({0} AS VARCHAR), {1})"),
        ("JSON_STRIP_NULLS", "JSON -> JSON", "bq_json_strip_nulls({0})"),
    ],
    custom: &[
        ("PARSE_JSON", "STRING[, wide_number_mode => STRING] -> JSON", parse),
        ("TO_JSON", "any -> JSON", to_json),
        ("TO_JSON_STRING", "any[, BOOL] -> STRING", to_json_string),
        ("JSON_ARRAY", "any... -> JSON", array),
        ("JSON_OBJECT", "STRING, any... -> JSON", object),
    ],
};

fn parse(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let wrong = || {
        let types: Vec<_> = given.iter().map(|(_, typed)| typed.ty.to_string()).collect();
        let message = format!("No matching signature for function PARSE_JSON for argument types: {}", types.join(", "));
        Untranslatable::invalid(message, name_span(function))
    };
    match given.as_slice() {
        [(None, text)] | [(None, text), (Some(_) | None, _)] => {
            let text = crate::translate::coerce::coerce(text, &Type::String).ok_or_else(wrong)?;
            Ok(Typed::new(format!("bq_json_parse({})", text.sql), Type::Json))
        }
        _ => Err(wrong()),
    }
}

fn to_json(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let value = one(&given, function)?;
    let sql = format!("CAST({} AS JSON)", json_text(translator, value));
    // An SQL NULL is the JSON null.
    Ok(Typed::new(sql, Type::Json))
}

fn to_json_string(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let value = one(&given, function)?;
    let text = json_text(translator, value);
    let sql = match given.get(1) {
        None => text,
        Some((_, pretty)) if pretty.ty == Type::Bool => {
            format!("(CASE WHEN {} THEN bq_json_pretty({text}) ELSE {text} END)", pretty.sql)
        }
        Some((_, other)) => {
            let message = format!(
                "No matching signature for function TO_JSON_STRING for argument types: {}, {}",
                value.ty, other.ty
            );
            return Err(Untranslatable::invalid(message, name_span(function)));
        }
    };
    Ok(Typed::new(sql, Type::String))
}

fn array(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let items: Vec<_> = given.iter().map(|(_, typed)| json_text(translator, typed)).collect();
    let items = if items.is_empty() { "''".to_owned() } else { items.join(" || ',' || ") };
    Ok(Typed::new(format!("CAST('[' || {items} || ']' AS JSON)"), Type::Json))
}

fn object(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let refused = |message: &str| Err(Untranslatable::invalid(message, name_span(function)));
    if given.len() % 2 != 0 {
        return refused("No matching signature for function JSON_OBJECT: the number of its arguments must be even");
    }
    let mut pieces = Vec::with_capacity(given.len() / 2);
    for pair in given.chunks(2) {
        let [(_, key), (_, value)] = pair else { continue };
        if key.ty != Type::String || matches!(key.literal, Literal::Null) {
            return refused("The keys of JSON_OBJECT must be of type STRING");
        }
        pieces.push(format!("{} || ':' || {}", json_text(translator, key), json_text(translator, value)));
    }
    let pieces = if pieces.is_empty() { "''".to_owned() } else { pieces.join(" || ',' || ") };
    Ok(Typed::new(format!("bq_json_parse('{{' || {pieces} || '}}')"), Type::Json))
}

fn one<'g>(given: &'g [(Option<String>, Typed)], function: &Function) -> Outcome<&'g Typed> {
    given.first().map(|(_, typed)| typed).ok_or_else(|| {
        Untranslatable::invalid("No matching signature for function TO_JSON with no arguments", name_span(function))
    })
}
