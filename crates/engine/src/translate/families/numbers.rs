//! Arithmetic.

use sqlparser::ast::Function;

use crate::translate::call::plain;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::registry::Family;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Numbers",
    notes: &[
        "BIGNUMERIC has the range of NUMERIC: 38 digits, nine of them behind the point.",
        "Lengths and precisions, `NUMERIC(10, 2)`, round in CAST and are not kept with a column.",
    ],
    rows: &[
        ("+", "INT64, INT64 -> INT64", "({0} + {1})"),
        ("+", "FLOAT64, FLOAT64 -> FLOAT64", "({0} + {1})"),
        ("+", "NUMERIC, NUMERIC -> NUMERIC", "CAST({0} + {1} AS DECIMAL(38, 9))"),
        ("+", "BIGNUMERIC, BIGNUMERIC -> BIGNUMERIC", "CAST({0} + {1} AS DECIMAL(38, 9))"),
        ("+", "DATE, INT64 -> DATE", "({0} + CAST({1} AS INTEGER))"),
        ("+", "INT64, DATE -> DATE", "({1} + CAST({0} AS INTEGER))"),
        ("+", "DATE, INTERVAL -> DATETIME", "({0} + {1})"),
        ("+", "INTERVAL, DATE -> DATETIME", "({1} + {0})"),
        ("+", "DATETIME, INTERVAL -> DATETIME", "({0} + {1})"),
        ("+", "INTERVAL, DATETIME -> DATETIME", "({1} + {0})"),
        ("+", "TIMESTAMP, INTERVAL -> TIMESTAMP", "({0} + {1})"),
        ("+", "INTERVAL, TIMESTAMP -> TIMESTAMP", "({1} + {0})"),
        ("+", "INTERVAL, INTERVAL -> INTERVAL", "({0} + {1})"),
        ("+", "INT64 -> INT64", "{0}"),
        ("+", "FLOAT64 -> FLOAT64", "{0}"),
        ("+", "NUMERIC -> NUMERIC", "{0}"),
        ("-", "INT64 -> INT64", "(-{0})"),
        ("-", "FLOAT64 -> FLOAT64", "(-{0})"),
        ("-", "NUMERIC -> NUMERIC", "(-{0})"),
        ("-", "BIGNUMERIC -> BIGNUMERIC", "(-{0})"),
        ("-", "INTERVAL -> INTERVAL", "(-{0})"),
        ("-", "INT64, INT64 -> INT64", "({0} - {1})"),
        ("-", "FLOAT64, FLOAT64 -> FLOAT64", "({0} - {1})"),
        ("-", "NUMERIC, NUMERIC -> NUMERIC", "CAST({0} - {1} AS DECIMAL(38, 9))"),
        ("-", "BIGNUMERIC, BIGNUMERIC -> BIGNUMERIC", "CAST({0} - {1} AS DECIMAL(38, 9))"),
        ("-", "DATE, INT64 -> DATE", "({0} - CAST({1} AS INTEGER))"),
        ("-", "DATE, INTERVAL -> DATETIME", "({0} - {1})"),
        ("-", "DATETIME, INTERVAL -> DATETIME", "({0} - {1})"),
        ("-", "TIMESTAMP, INTERVAL -> TIMESTAMP", "({0} - {1})"),
        ("-", "INTERVAL, INTERVAL -> INTERVAL", "({0} - {1})"),
        ("-", "DATE, DATE -> INTERVAL", "to_days(CAST(date_diff('day', {1}, {0}) AS INTEGER))"),
        ("-", "DATETIME, DATETIME -> INTERVAL", "to_microseconds(epoch_us({0}) - epoch_us({1}))"),
        ("-", "TIMESTAMP, TIMESTAMP -> INTERVAL", "to_microseconds(epoch_us({0}) - epoch_us({1}))"),
        ("*", "INT64, INT64 -> INT64", "({0} * {1})"),
        ("*", "FLOAT64, FLOAT64 -> FLOAT64", "({0} * {1})"),
        ("*", "NUMERIC, NUMERIC -> NUMERIC", "bq_decimal_multiply(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR))"),
        (
            "*",
            "BIGNUMERIC, BIGNUMERIC -> BIGNUMERIC",
            "bq_decimal_multiply(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR))",
        ),
        ("*", "INTERVAL, INT64 -> INTERVAL", "({0} * {1})"),
        ("*", "INT64, INTERVAL -> INTERVAL", "({1} * {0})"),
        ("/", "FLOAT64, FLOAT64 -> FLOAT64", "bq_divide({0}, {1})"),
        ("/", "NUMERIC, NUMERIC -> NUMERIC", "bq_decimal_divide(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR))"),
        ("/", "BIGNUMERIC, BIGNUMERIC -> BIGNUMERIC", "bq_decimal_divide(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR))"),
        ("ABS", "INT64 -> INT64", "abs({0})"),
        ("ABS", "FLOAT64 -> FLOAT64", "abs({0})"),
        ("ABS", "NUMERIC -> NUMERIC", "abs({0})"),
        ("ABS", "BIGNUMERIC -> BIGNUMERIC", "abs({0})"),
        ("SIGN", "INT64 -> INT64", "CAST(sign({0}) AS BIGINT)"),
        ("SIGN", "FLOAT64 -> FLOAT64", "(CASE WHEN isnan({0}) THEN {0} ELSE CAST(sign({0}) AS DOUBLE) END)"),
        ("SIGN", "NUMERIC -> NUMERIC", "CAST(sign({0}) AS DECIMAL(38, 9))"),
        ("ROUND", "FLOAT64 -> FLOAT64", "round({0})"),
        ("ROUND", "NUMERIC -> NUMERIC", "CAST(round({0}) AS DECIMAL(38, 9))"),
        ("ROUND", "BIGNUMERIC -> BIGNUMERIC", "CAST(round({0}) AS DECIMAL(38, 9))"),
        ("ROUND", "FLOAT64, INT64 -> FLOAT64", "bq_round({0}, {1})"),
        ("ROUND", "NUMERIC, INT64 -> NUMERIC", "bq_decimal_round(CAST({0} AS VARCHAR), {1})"),
        ("TRUNC", "FLOAT64 -> FLOAT64", "trunc({0})"),
        ("TRUNC", "NUMERIC -> NUMERIC", "CAST(trunc({0}) AS DECIMAL(38, 9))"),
        ("TRUNC", "FLOAT64, INT64 -> FLOAT64", "bq_trunc({0}, {1})"),
        ("TRUNC", "NUMERIC, INT64 -> NUMERIC", "bq_decimal_trunc(CAST({0} AS VARCHAR), {1})"),
        ("CEIL", "FLOAT64 -> FLOAT64", "ceil({0})"),
        ("CEIL", "NUMERIC -> NUMERIC", "CAST(ceil({0}) AS DECIMAL(38, 9))"),
        ("CEILING", "FLOAT64 -> FLOAT64", "ceil({0})"),
        ("CEILING", "NUMERIC -> NUMERIC", "CAST(ceil({0}) AS DECIMAL(38, 9))"),
        ("FLOOR", "FLOAT64 -> FLOAT64", "floor({0})"),
        ("FLOOR", "NUMERIC -> NUMERIC", "CAST(floor({0}) AS DECIMAL(38, 9))"),
        ("DIV", "INT64, INT64 -> INT64", "bq_div({0}, {1})"),
        (
            "DIV",
            "NUMERIC, NUMERIC -> NUMERIC",
            "CAST(trunc(bq_decimal_divide(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR))) AS DECIMAL(38, 9))",
        ),
        ("MOD", "INT64, INT64 -> INT64", "bq_mod({0}, {1})"),
        ("MOD", "NUMERIC, NUMERIC -> NUMERIC", "CAST({0} % nullif({1}, 0) AS DECIMAL(38, 9))"),
        ("SAFE_DIVIDE", "FLOAT64, FLOAT64 -> FLOAT64", "({0} / nullif({1}, 0))"),
        (
            "SAFE_DIVIDE",
            "NUMERIC, NUMERIC -> NUMERIC",
            "bq_decimal_divide(CAST({0} AS VARCHAR), CAST(nullif({1}, 0) AS VARCHAR))",
        ),
        ("SAFE_ADD", "INT64, INT64 -> INT64", "TRY({0} + {1})"),
        ("SAFE_ADD", "FLOAT64, FLOAT64 -> FLOAT64", "({0} + {1})"),
        ("SAFE_ADD", "NUMERIC, NUMERIC -> NUMERIC", "TRY(CAST({0} + {1} AS DECIMAL(38, 9)))"),
        ("SAFE_SUBTRACT", "INT64, INT64 -> INT64", "TRY({0} - {1})"),
        ("SAFE_SUBTRACT", "FLOAT64, FLOAT64 -> FLOAT64", "({0} - {1})"),
        ("SAFE_SUBTRACT", "NUMERIC, NUMERIC -> NUMERIC", "TRY(CAST({0} - {1} AS DECIMAL(38, 9)))"),
        ("SAFE_MULTIPLY", "INT64, INT64 -> INT64", "TRY({0} * {1})"),
        ("SAFE_MULTIPLY", "FLOAT64, FLOAT64 -> FLOAT64", "({0} * {1})"),
        (
            "SAFE_MULTIPLY",
            "NUMERIC, NUMERIC -> NUMERIC",
            "TRY(bq_decimal_multiply(CAST({0} AS VARCHAR), CAST({1} AS VARCHAR)))",
        ),
        ("SAFE_NEGATE", "INT64 -> INT64", "TRY(-{0})"),
        ("SAFE_NEGATE", "FLOAT64 -> FLOAT64", "(-{0})"),
        ("IEEE_DIVIDE", "FLOAT64, FLOAT64 -> FLOAT64", "({0} / {1})"),
        ("POW", "FLOAT64, FLOAT64 -> FLOAT64", "bq_pow({0}, {1})"),
        ("POW", "NUMERIC, NUMERIC -> NUMERIC", "CAST(pow(CAST({0} AS DOUBLE), CAST({1} AS DOUBLE)) AS DECIMAL(38, 9))"),
        ("POWER", "FLOAT64, FLOAT64 -> FLOAT64", "bq_pow({0}, {1})"),
        (
            "POWER",
            "NUMERIC, NUMERIC -> NUMERIC",
            "CAST(pow(CAST({0} AS DOUBLE), CAST({1} AS DOUBLE)) AS DECIMAL(38, 9))",
        ),
        ("SQRT", "FLOAT64 -> FLOAT64", "bq_math('SQRT', {0})"),
        ("SQRT", "NUMERIC -> NUMERIC", "CAST(bq_math('SQRT', CAST({0} AS DOUBLE)) AS DECIMAL(38, 9))"),
        ("CBRT", "FLOAT64 -> FLOAT64", "cbrt({0})"),
        ("EXP", "FLOAT64 -> FLOAT64", "bq_math('EXP', {0})"),
        ("EXP", "NUMERIC -> NUMERIC", "CAST(bq_math('EXP', CAST({0} AS DOUBLE)) AS DECIMAL(38, 9))"),
        ("LN", "FLOAT64 -> FLOAT64", "bq_math('LN', {0})"),
        ("LN", "NUMERIC -> NUMERIC", "CAST(bq_math('LN', CAST({0} AS DOUBLE)) AS DECIMAL(38, 9))"),
        ("LOG", "FLOAT64 -> FLOAT64", "bq_math('LN', {0})"),
        ("LOG", "FLOAT64, FLOAT64 -> FLOAT64", "(bq_math('LN', {0}) / bq_math('LN', {1}))"),
        ("LOG", "NUMERIC -> NUMERIC", "CAST(bq_math('LN', CAST({0} AS DOUBLE)) AS DECIMAL(38, 9))"),
        ("LOG10", "FLOAT64 -> FLOAT64", "bq_math('LOG10', {0})"),
        ("LOG10", "NUMERIC -> NUMERIC", "CAST(bq_math('LOG10', CAST({0} AS DOUBLE)) AS DECIMAL(38, 9))"),
        ("SIN", "FLOAT64 -> FLOAT64", "sin({0})"),
        ("COS", "FLOAT64 -> FLOAT64", "cos({0})"),
        ("TAN", "FLOAT64 -> FLOAT64", "tan({0})"),
        ("COT", "FLOAT64 -> FLOAT64", "bq_divide(1, tan({0}))"),
        ("SEC", "FLOAT64 -> FLOAT64", "bq_divide(1, cos({0}))"),
        ("CSC", "FLOAT64 -> FLOAT64", "bq_divide(1, sin({0}))"),
        ("ASIN", "FLOAT64 -> FLOAT64", "bq_math('ASIN', {0})"),
        ("ACOS", "FLOAT64 -> FLOAT64", "bq_math('ACOS', {0})"),
        ("ATAN", "FLOAT64 -> FLOAT64", "atan({0})"),
        ("ATAN2", "FLOAT64, FLOAT64 -> FLOAT64", "atan2({0}, {1})"),
        ("SINH", "FLOAT64 -> FLOAT64", "bq_math('SINH', {0})"),
        ("COSH", "FLOAT64 -> FLOAT64", "bq_math('COSH', {0})"),
        ("TANH", "FLOAT64 -> FLOAT64", "tanh({0})"),
        ("ASINH", "FLOAT64 -> FLOAT64", "asinh({0})"),
        ("ACOSH", "FLOAT64 -> FLOAT64", "bq_math('ACOSH', {0})"),
        ("ATANH", "FLOAT64 -> FLOAT64", "bq_math('ATANH', {0})"),
        ("IS_INF", "FLOAT64 -> BOOL", "isinf({0})"),
        ("IS_NAN", "FLOAT64 -> BOOL", "isnan({0})"),
        ("RAND", "-> FLOAT64", "random()"),
        (
            "RANGE_BUCKET",
            "T, ARRAY<T> -> INT64",
            "(CASE WHEN {0} IS NOT NULL THEN len(list_filter({1}, lambda point: point <= {0})) END)",
        ),
    ],
    custom: &[("GREATEST", "T... -> T", greatest), ("LEAST", "T... -> T", least)],
};

fn greatest(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    extreme(translator, function, env, "greatest")
}

fn least(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    extreme(translator, function, env, "least")
}

/// NULL when any argument is, and NaN likewise.
fn extreme(translator: &Translator, function: &Function, env: &Env, name: &str) -> Outcome<Typed> {
    let (values, ty) = translator.common(&plain(function, 1, usize::MAX)?, &name.to_uppercase(), env)?;
    let sqls: Vec<_> = values.iter().map(|value| value.sql.as_str()).collect();
    let none: Vec<_> = sqls.iter().map(|sql| format!("{sql} IS NULL")).collect();
    let not_a_number = if ty == Type::Float64 {
        let any: Vec<_> = sqls.iter().map(|sql| format!("isnan({sql})")).collect();
        format!(" WHEN {} THEN CAST('nan' AS DOUBLE)", any.join(" OR "))
    } else {
        String::new()
    };
    let sql = format!("(CASE WHEN {} THEN NULL{not_a_number} ELSE {name}({}) END)", none.join(" OR "), sqls.join(", "));
    Ok(Typed::new(sql, ty))
}
