//! Conditional expressions and errors.

use sqlparser::ast::Function;

use crate::translate::call::plain;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::registry::Family;
use crate::translate::typed::{Literal, Typed};
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Conditions",
    notes: &["SESSION_USER answers `local@extension-studio`."],
    rows: &[
        ("IF", "BOOL, T, T -> T", "(CASE WHEN {0} THEN {1} ELSE {2} END)"),
        ("IFNULL", "T, T -> T", "coalesce({0}, {1})"),
        ("COALESCE", "T... -> T", "coalesce({*})"),
        ("NULLIF", "T, T -> T", "nullif({0}, {1})"),
        ("NULLIFZERO", "INT64 -> INT64", "nullif({0}, 0)"),
        ("NULLIFZERO", "FLOAT64 -> FLOAT64", "nullif({0}, 0)"),
        ("ZEROIFNULL", "INT64 -> INT64", "coalesce({0}, 0)"),
        ("ZEROIFNULL", "FLOAT64 -> FLOAT64", "coalesce({0}, 0)"),
        ("SESSION_USER", "-> STRING", "'local@extension-studio'"),
        ("GENERATE_UUID", "-> STRING", "CAST(gen_random_uuid() AS VARCHAR)"),
    ],
    custom: &[("ERROR", "STRING -> any type", error)],
};

/// `ERROR('…')` may stand where anything is wanted.
fn error(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let message = translator.expect(plain(function, 1, 1)?[0], &Type::String, "The argument of ERROR", env)?;
    let sql = format!("bq_error(coalesce({}, 'NULL'))", message.sql);
    Ok(Typed { sql: format!("CAST({sql} AS BIGINT)"), ty: Type::Int64, literal: Literal::Raised(sql) })
}
