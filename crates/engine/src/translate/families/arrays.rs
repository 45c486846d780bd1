//! Arrays.

use sqlparser::ast::{Expr, Function};

use crate::translate::Untranslatable;
use crate::translate::call::{arguments, name_span, plain};
use crate::translate::coerce::{convert, supertype};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::expression::{interval, text_of};
use crate::translate::place::place;
use crate::translate::registry::Family;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Arrays",
    notes: &[],
    rows: &[
        ("ARRAY_LENGTH", "ARRAY<T> -> INT64", "len({0})"),
        ("ARRAY_REVERSE", "ARRAY<T> -> ARRAY<T>", "list_reverse({0})"),
        (
            "ARRAY_FIRST",
            "ARRAY<T> -> T",
            "(CASE WHEN bq_check(len({0}) > 0, 'ARRAY_FIRST cannot get the first element of an empty array') THEN list_extract({0}, 1) END)",
        ),
        (
            "ARRAY_LAST",
            "ARRAY<T> -> T",
            "(CASE WHEN bq_check(len({0}) > 0, 'ARRAY_LAST cannot get the last element of an empty array') THEN list_extract({0}, -1) END)",
        ),
        (
            "ARRAY_SLICE",
            "ARRAY<T>, INT64, INT64 -> ARRAY<T>",
            "list_slice({0}, CASE WHEN {1} < 0 THEN greatest({1} + len({0}) + 1, 1) ELSE {1} + 1 END, CASE WHEN {2} < 0 THEN {2} + len({0}) + 1 ELSE {2} + 1 END)",
        ),
        ("ARRAY_INCLUDES", "ARRAY<T>, T -> BOOL", "list_contains({0}, {1})"),
        ("GENERATE_ARRAY", "INT64, INT64 -> ARRAY<INT64>", "generate_series({0}, {1})"),
        ("GENERATE_ARRAY", "INT64, INT64, INT64 -> ARRAY<INT64>", "bq_generate_array({0}, {1}, {2})"),
        ("GENERATE_ARRAY", "FLOAT64, FLOAT64 -> ARRAY<FLOAT64>", "bq_generate_array({0}, {1}, CAST(1 AS DOUBLE))"),
        ("GENERATE_ARRAY", "FLOAT64, FLOAT64, FLOAT64 -> ARRAY<FLOAT64>", "bq_generate_array({0}, {1}, {2})"),
    ],
    custom: &[
        ("ARRAY_CONCAT", "ARRAY<T>... -> ARRAY<T>", concat),
        ("ARRAY_TO_STRING", "ARRAY<T>, STRING[, STRING] -> STRING", to_string),
        ("GENERATE_DATE_ARRAY", "DATE, DATE[, INTERVAL n part] -> ARRAY<DATE>", generate_dates),
        ("GENERATE_TIMESTAMP_ARRAY", "TIMESTAMP, TIMESTAMP, INTERVAL n part -> ARRAY<TIMESTAMP>", generate_timestamps),
    ],
};

fn concat(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let typed: Vec<&Typed> = given.iter().map(|(_, typed)| typed).collect();
    if typed.iter().any(|one| one.is_null()) {
        let message = "The argument to ARRAY_CONCAT must be an array type but was NULL";
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let ty = supertype(&typed).filter(|ty| matches!(ty, Type::Array(_))).ok_or_else(|| {
        let types: Vec<_> = typed.iter().map(|typed| typed.ty.to_string()).collect();
        let message =
            format!("No matching signature for function ARRAY_CONCAT for argument types: {}", types.join(", "));
        Untranslatable::invalid(message, name_span(function))
    })?;
    let sqls: Vec<_> = typed.iter().map(|one| convert(one, &ty).sql).collect();
    let all: Vec<_> = sqls.iter().map(|sql| format!("{sql} IS NOT NULL")).collect();
    let sql = format!("(CASE WHEN {} THEN flatten([{}]) END)", all.join(" AND "), sqls.join(", "));
    Ok(Typed::new(sql, ty))
}

fn to_string(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 2, 3)?;
    let array = translator.expression(given[0], env)?;
    let delimiter = translator.expect(given[1], &Type::String, "The second argument of ARRAY_TO_STRING", env)?;
    let Type::Array(element) = &array.ty else {
        let message = format!("No matching signature for function ARRAY_TO_STRING for argument types: {}", array.ty);
        return Err(Untranslatable::invalid(message, place(given[0])));
    };
    let item = Typed::new("item", (**element).clone());
    let text = text_of(&item).ok_or_else(|| {
        let message = format!("No matching signature for function ARRAY_TO_STRING for argument types: {}", array.ty);
        Untranslatable::invalid(message, place(given[0]))
    })?;
    if element.as_ref() == &Type::Bytes {
        return Err(Untranslatable::not_available("ARRAY_TO_STRING of BYTES", place(given[0])));
    }
    let texts = match given.get(2) {
        Some(null) => {
            let null = translator.expect(null, &Type::String, "The third argument of ARRAY_TO_STRING", env)?;
            format!("list_transform({}, lambda item: coalesce({text}, {}))", array.sql, null.sql)
        }
        None => {
            format!("list_transform(list_filter({}, lambda item: item IS NOT NULL), lambda item: {text})", array.sql)
        }
    };
    // An array without items makes an empty text.
    let sql = format!(
        "(CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN coalesce(array_to_string({texts}, {1}), '') END)",
        array.sql, delimiter.sql
    );
    Ok(Typed::new(sql, Type::String))
}

/// The step of a generated array: so many parts.
fn step(translator: &Translator, expr: &Expr, env: &Env) -> Outcome<String> {
    let wrong = || Untranslatable::invalid("The step must be an INTERVAL of parts", place(expr));
    let Expr::Interval(written) = expr else { return Err(wrong()) };
    let part = written.leading_field.as_ref().ok_or_else(wrong)?.to_string().to_uppercase();
    let amount = translator.amount(&written.value, env)?;
    let amount = format!("(CASE WHEN bq_check({0} != 0, 'Sequence step cannot be 0.') THEN {0} END)", amount.sql);
    interval(&amount, &part).ok_or_else(wrong)
}

fn generate_dates(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 2, 3)?;
    let start = translator.expect(given[0], &Type::Date, "The start of GENERATE_DATE_ARRAY", env)?;
    let end = translator.expect(given[1], &Type::Date, "The end of GENERATE_DATE_ARRAY", env)?;
    let step = given.get(2).map_or(Ok("INTERVAL 1 DAY".to_owned()), |expr| step(translator, expr, env))?;
    let sql = format!("CAST(generate_series({}, {}, {step}) AS DATE[])", start.sql, end.sql);
    Ok(Typed::new(sql, Type::array(Type::Date)))
}

fn generate_timestamps(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 3, 3)?;
    let start = translator.expect(given[0], &Type::Timestamp, "The start of GENERATE_TIMESTAMP_ARRAY", env)?;
    let end = translator.expect(given[1], &Type::Timestamp, "The end of GENERATE_TIMESTAMP_ARRAY", env)?;
    let step = step(translator, given[2], env)?;
    let sql = format!("generate_series({}, {}, {step})", start.sql, end.sql);
    Ok(Typed::new(sql, Type::array(Type::Timestamp)))
}
