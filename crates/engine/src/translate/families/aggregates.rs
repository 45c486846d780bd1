//! Aggregates.

use sqlparser::ast::{Expr, Function};

use crate::translate::Untranslatable;
use crate::translate::aggregate::{Clauses, is_star};
use crate::translate::call::{name_span, plain};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::registry::{Family, MISSING};
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Aggregates",
    notes: &["The approximate ones are exact.", "ARRAY_AGG keeps the order of its rows where BigQuery promises none."],
    rows: &[
        ("COUNTIF", "BOOL -> INT64", "count({distinct}CASE WHEN {0} THEN 1 END){over}"),
        ("SUM", "INT64 -> INT64", "CAST(sum({distinct}{0}){over} AS BIGINT)"),
        ("SUM", "FLOAT64 -> FLOAT64", "sum({distinct}{0}){over}"),
        ("SUM", "NUMERIC -> NUMERIC", "CAST(sum({distinct}{0}){over} AS DECIMAL(38, 9))"),
        ("SUM", "BIGNUMERIC -> BIGNUMERIC", "CAST(sum({distinct}{0}){over} AS DECIMAL(38, 9))"),
        ("SUM", "INTERVAL -> INTERVAL", MISSING),
        ("AVG", "INT64 -> FLOAT64", "avg({distinct}{0}){over}"),
        ("AVG", "FLOAT64 -> FLOAT64", "avg({distinct}{0}){over}"),
        (
            "AVG",
            "NUMERIC -> NUMERIC",
            "bq_decimal_divide(CAST(sum({distinct}{0}){over} AS VARCHAR), CAST(nullif(count({distinct}{0}){over}, 0) AS VARCHAR))",
        ),
        ("MIN", "T -> T", "min({0}){over}"),
        ("MAX", "T -> T", "max({0}){over}"),
        ("ANY_VALUE", "T -> T", "any_value({0}){over}"),
        ("MAX_BY", "T, U -> T", "arg_max({0}, {1}){over}"),
        ("MIN_BY", "T, U -> T", "arg_min({0}, {1}){over}"),
        ("LOGICAL_AND", "BOOL -> BOOL", "bool_and({0}){over}"),
        ("LOGICAL_OR", "BOOL -> BOOL", "bool_or({0}){over}"),
        ("BIT_AND", "INT64 -> INT64", "bit_and({0}){over}"),
        ("BIT_OR", "INT64 -> INT64", "bit_or({0}){over}"),
        ("BIT_XOR", "INT64 -> INT64", "bit_xor({distinct}{0}){over}"),
        ("STDDEV", "FLOAT64 -> FLOAT64", "stddev_samp({distinct}{0}){over}"),
        ("STDDEV_SAMP", "FLOAT64 -> FLOAT64", "stddev_samp({distinct}{0}){over}"),
        ("STDDEV_POP", "FLOAT64 -> FLOAT64", "stddev_pop({distinct}{0}){over}"),
        ("VARIANCE", "FLOAT64 -> FLOAT64", "var_samp({distinct}{0}){over}"),
        ("VAR_SAMP", "FLOAT64 -> FLOAT64", "var_samp({distinct}{0}){over}"),
        ("VAR_POP", "FLOAT64 -> FLOAT64", "var_pop({distinct}{0}){over}"),
        ("CORR", "FLOAT64, FLOAT64 -> FLOAT64", "corr({0}, {1}){over}"),
        ("COVAR_POP", "FLOAT64, FLOAT64 -> FLOAT64", "covar_pop({0}, {1}){over}"),
        ("COVAR_SAMP", "FLOAT64, FLOAT64 -> FLOAT64", "covar_samp({0}, {1}){over}"),
        ("APPROX_COUNT_DISTINCT", "T -> INT64", "count(DISTINCT {0}){over}"),
        ("GROUPING", "T -> INT64", "CAST(grouping({0}) AS BIGINT)"),
    ],
    custom: &[
        ("COUNT", "* | [DISTINCT] any -> INT64", count),
        ("ARRAY_AGG", "[DISTINCT] T [IGNORE NULLS] [ORDER BY …] [LIMIT n] -> ARRAY<T>", array_agg),
        ("ARRAY_CONCAT_AGG", "ARRAY<T> [ORDER BY …] [LIMIT n] -> ARRAY<T>", array_concat_agg),
        ("STRING_AGG", "[DISTINCT] STRING[, STRING] [ORDER BY …] [LIMIT n] -> STRING", string_agg),
        ("APPROX_QUANTILES", "[DISTINCT] T, INT64 -> ARRAY<T>", approx_quantiles),
        ("APPROX_TOP_COUNT", "T, INT64 -> ARRAY<STRUCT<value T, count INT64>>", approx_top_count),
        ("APPROX_TOP_SUM", "T, U, INT64 -> ARRAY<STRUCT<value T, sum U>>", approx_top_sum),
    ],
};

/// An aggregate's argument sees rows as they are.
fn inside<'e>(env: &Env<'e>) -> Env<'e> {
    Env { filter: None, ..env.clone() }
}

fn count(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let clauses = Clauses::read(translator, function, env)?;
    if is_star(function) && clauses.distinct {
        return Err(Untranslatable::invalid("COUNT(*) cannot be used with DISTINCT", name_span(function)));
    }
    if is_star(function) {
        return Ok(Typed::new(format!("count(*){}", clauses.behind()), Type::Int64));
    }
    let value = translator.expression(plain(function, 1, 1)?[0], &inside(env))?;
    let sql = format!("count({}{}){}", clauses.distinct(), value.sql, clauses.behind());
    Ok(Typed::new(sql, Type::Int64))
}

/// Cuts a list off at LIMIT.
fn limited(list: String, clauses: &Clauses) -> String {
    match &clauses.limit {
        Some(limit) => format!("list_slice({list}, 1, {limit})"),
        None => list,
    }
}

fn array_agg(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let value = translator.expression(plain(function, 1, 1)?[0], &inside(env))?;
    if let Type::Array(_) = value.ty {
        let message = "The argument to ARRAY_AGG must not be an array type but was ".to_owned() + &value.ty.to_string();
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let mut clauses = Clauses::read(translator, function, env)?;
    if clauses.ignore_nulls {
        clauses.add_filter(&format!("{} IS NOT NULL", value.sql));
    }
    let list = format!("list({}{}{}){}", clauses.distinct(), value.sql, clauses.ordered(), clauses.behind());
    Ok(Typed::new(limited(list, &clauses), Type::array(value.ty)))
}

fn array_concat_agg(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let value = translator.expression(plain(function, 1, 1)?[0], &inside(env))?;
    let Type::Array(_) = value.ty else {
        let message = format!("No matching signature for function ARRAY_CONCAT_AGG for argument types: {}", value.ty);
        return Err(Untranslatable::invalid(message, name_span(function)));
    };
    let mut clauses = Clauses::read(translator, function, env)?;
    clauses.add_filter(&format!("{} IS NOT NULL", value.sql));
    let list = format!("list({}{}){}", value.sql, clauses.ordered(), clauses.behind());
    Ok(Typed::new(format!("flatten({})", limited(list, &clauses)), value.ty))
}

fn string_agg(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 1, 2)?;
    let value = translator.expect(given[0], &Type::String, "The argument of STRING_AGG", &inside(env))?;
    let delimiter = match given.get(1) {
        Some(expr) => translator.expect(expr, &Type::String, "The delimiter of STRING_AGG", &inside(env))?.sql,
        None => "','".to_owned(),
    };
    let mut clauses = Clauses::read(translator, function, env)?;
    if clauses.limit.is_none() {
        let order = clauses.ordered();
        let sql = format!("string_agg({}{}, {delimiter}{order}){}", clauses.distinct(), value.sql, clauses.behind());
        return Ok(Typed::new(sql, Type::String));
    }
    clauses.add_filter(&format!("{} IS NOT NULL", value.sql));
    let list = format!("list({}{}{}){}", clauses.distinct(), value.sql, clauses.ordered(), clauses.behind());
    Ok(Typed::new(format!("array_to_string({}, {delimiter})", limited(list, &clauses)), Type::String))
}

fn approx_quantiles(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 2, 2)?;
    let value = translator.expression(given[0], &inside(env))?;
    let number =
        translator.expression(given[1], &inside(env))?.as_integer().filter(|number| (1..=10_000).contains(number));
    let number = number.ok_or_else(|| {
        let message = "The second argument of APPROX_QUANTILES must be a positive integer literal";
        Untranslatable::invalid(message, place(given[1]))
    })?;
    let clauses = Clauses::read(translator, function, env)?;
    let points: Vec<_> = (0..=number).map(|at| format!("{:?}", at as f64 / number as f64)).collect();
    let distinct = clauses.distinct();
    let sql = format!("quantile_disc({distinct}{}, [{}]){}", value.sql, points.join(", "), clauses.behind());
    Ok(Typed::new(sql, Type::array(value.ty)))
}

fn approx_top_count(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 2, 2)?;
    let value = translator.expression(given[0], &inside(env))?;
    let number = how_many(translator, function, given[1], 2, env)?;
    let clauses = Clauses::read(translator, function, env)?;
    // NULL is counted as any other value: a struct around it is no NULL.
    let entries = format!("map_entries(histogram({{'v': {}}}){})", value.sql, clauses.behind());
    let totals = format!("list_transform({entries}, lambda entry: {{n: CAST(entry.value AS BIGINT), v: entry.key.v}})");
    Ok(top(&totals, &number, value.ty, "count", Type::Int64))
}

fn approx_top_sum(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 3, 3)?;
    let value = translator.expression(given[0], &inside(env))?;
    let weight = translator.expression(given[1], &inside(env))?;
    let total = match weight.ty {
        Type::Int64 => "BIGINT",
        Type::Float64 => "DOUBLE",
        Type::Numeric | Type::BigNumeric => "DECIMAL(38, 9)",
        _ => {
            let types = [&value.ty, &weight.ty].map(ToString::to_string).join(", ");
            let message =
                format!("No matching signature for aggregate function APPROX_TOP_SUM for argument types: {types}");
            return Err(Untranslatable::invalid(message, name_span(function)));
        }
    };
    let number = how_many(translator, function, given[2], 3, env)?;
    let clauses = Clauses::read(translator, function, env)?;
    let rows = format!("list({{'v': {}, 'w': {}}}){}", value.sql, weight.sql, clauses.behind());
    let sql = "list_transform([{rows}], lambda rows: list_transform(\
               list_distinct(list_transform(rows, lambda row: {'v': row.v})), \
               lambda one: {'n': CAST(list_sum(list_transform(\
               list_filter(rows, lambda row: row.v IS NOT DISTINCT FROM one.v), lambda row: row.w)) AS {total}), \
               'v': one.v}))[1]";
    let totals = sql.replace("{rows}", &rows).replace("{total}", total);
    Ok(top(&totals, &number, value.ty, "sum", weight.ty))
}

/// How many groups are wanted: the last argument of an approximate top.
fn how_many(translator: &Translator, function: &Function, given: &Expr, argument: usize, env: &Env) -> Outcome<String> {
    let name = function.name.to_string().to_ascii_uppercase();
    let ordinal = if argument == 2 { "second" } else { "third" };
    let number = translator.expect(given, &Type::Int64, &format!("The {ordinal} argument of {name}"), env)?;
    if number.sql.starts_with("CAST(NULL") {
        let message = format!("Argument {argument} to {name} must be non-NULL");
        return Err(Untranslatable::invalid(message, place(given)));
    }
    Ok(number.sql)
}

/// The largest of a list of `{n: total, v: value}`, the ones without a total last.
fn top(totals: &str, number: &str, value: Type, total_name: &str, total: Type) -> Typed {
    let keyed = format!("list_transform({totals}, lambda one: {{z: one.n IS NULL, n: -one.n, v: one.v}})");
    let largest = format!("list_slice(list_sort({keyed}), 1, {number})");
    let sql = format!("list_transform({largest}, lambda one: {{'value': one.v, '{total_name}': -one.n}})");
    let fields = vec![("value".to_owned(), value), (total_name.to_owned(), total)];
    Typed::new(sql, Type::array(Type::Struct(fields)))
}
