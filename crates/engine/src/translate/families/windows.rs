//! Functions that can only stand before OVER.

use sqlparser::ast::Function;

use crate::translate::Untranslatable;
use crate::translate::aggregate::Clauses;
use crate::translate::call::{name_span, path, plain};
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::registry::Family;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Windows",
    notes: &[],
    rows: &[
        ("ROW_NUMBER", "-> INT64", "row_number(){only_over}"),
        ("RANK", "-> INT64", "rank(){only_over}"),
        ("DENSE_RANK", "-> INT64", "dense_rank(){only_over}"),
        ("PERCENT_RANK", "-> FLOAT64", "percent_rank(){only_over}"),
        ("CUME_DIST", "-> FLOAT64", "cume_dist(){only_over}"),
        ("NTILE", "INT64 -> INT64", "ntile({0}){only_over}"),
        ("LAG", "T -> T", "lag({0}){only_over}"),
        ("LAG", "T, INT64 -> T", "lag({0}, {1}){only_over}"),
        ("LAG", "T, INT64, T -> T", "lag({0}, {1}, {2}){only_over}"),
        ("LEAD", "T -> T", "lead({0}){only_over}"),
        ("LEAD", "T, INT64 -> T", "lead({0}, {1}){only_over}"),
        ("LEAD", "T, INT64, T -> T", "lead({0}, {1}, {2}){only_over}"),
        ("FIRST_VALUE", "T -> T", "first_value({0}{nulls}){only_over}"),
        ("LAST_VALUE", "T -> T", "last_value({0}{nulls}){only_over}"),
        ("NTH_VALUE", "T, INT64 -> T", "nth_value({0}, {1}{nulls}){only_over}"),
    ],
    custom: &[
        ("PERCENTILE_CONT", "FLOAT64, FLOAT64 [IGNORE | RESPECT NULLS] -> FLOAT64", percentile),
        ("PERCENTILE_DISC", "T, FLOAT64 [IGNORE | RESPECT NULLS] -> T", percentile),
    ],
};

fn percentile(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let name = path(function).join(".").to_uppercase();
    if function.over.is_none() {
        let message = format!("Analytic function {name} cannot be called without an OVER clause");
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let given = plain(function, 2, 2)?;
    let mut value = translator.expression(given[0], env)?;
    let point = translator.expect(given[1], &Type::Float64, &format!("The second argument of {name}"), env)?;
    let quantile = if name.ends_with("CONT") { "quantile_cont" } else { "quantile_disc" };
    if name.ends_with("CONT") {
        value = coerce(&value, &Type::Float64).ok_or_else(|| {
            let message =
                format!("No matching signature for function {name} for argument types: {}, {}", value.ty, point.ty);
            Untranslatable::invalid(message, place(given[0]))
        })?;
    }
    let clauses = Clauses::read(translator, function, env)?;
    let sql = format!("{quantile}({}, {}){}", value.sql, point.sql, clauses.behind());
    Ok(Typed::new(sql, value.ty))
}
