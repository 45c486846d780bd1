//! What DuckDB itself lacks, as scalar functions registered with it.
//!
//! A family is a file with a function `functions() -> Vec<ScalarFunction>`, named in [`all`]. A [`ScalarFunction`] has a
//! name, signatures in BigQuery's types and a body that gets the arguments of many rows at once as Arrow arrays and
//! gives back one array. `hash.rs` is the example to follow.
//!
//! - NULL: a body is called for rows with NULL arguments too, and says itself what comes of them. Only where an argument
//!   is NULL for every row (a bare NULL in the script) DuckDB answers NULL without a call. A function that must see
//!   those as well takes one struct of its arguments, which is never NULL: the translation packs it.
//! - Errors: `Err(message)` fails the statement with that message, as BigQuery would word it, without a prefix.
//!   `SAFE.f(…)` is the translation's, through a twin that answers NULL (see [`ScalarFunction::safe`]).
//! - Aggregates are scalar functions over an array: `ST_UNION_AGG(x)` becomes `st_union_agg(list(x))`, which serves
//!   GROUP BY, FILTER, ORDER BY and windows alike.
//! - Bodies in JavaScript and Python: a database has one [`Foreign`]. `create` at CREATE FUNCTION gives the name that
//!   DuckDB has for it; `watch` before a script runs bounds its calls; `take_failure` after a statement failed says
//!   whether a body was why; `installing` is time that is not the script's.
//! - A function that answers row by row, and NULL to NULL, is a line in a table of `native.rs`, as in `geography`.
//! - Names start with `bq_`, so that none of DuckDB's own is meant.

mod addresses;
mod arguments;
mod casts;
mod clocks;
mod errors;
mod foreign;
mod formats;
pub(crate) mod geography;
pub(crate) mod h3;
mod hash;
mod javascript;
mod json;
mod native;
mod numbers;
mod python;
pub(crate) mod quadbin;
mod regexps;
mod rows;
mod scalar;
mod strings;
mod time_formats;

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use duckdb::Connection;

pub use arguments::Arguments;
pub(crate) use foreign::NOTHING;
pub use foreign::{Declaration, Foreign, ForeignFailure, Language};
pub use scalar::{Body, ScalarFunction, Signature};
pub(crate) use strings::quoted;

use crate::error::EngineError;

/// Every function that a database offers besides DuckDB's own.
fn all() -> Vec<ScalarFunction> {
    let families = [
        addresses::functions,
        casts::functions,
        clocks::functions,
        errors::functions,
        formats::functions,
        hash::functions,
        json::functions,
        numbers::functions,
        regexps::functions,
        strings::functions,
        time_formats::functions,
    ];
    let natives = geography::natives().chain(h3::NATIVES).chain(quadbin::NATIVES);
    let written = families.iter().flat_map(|family| family());
    written.chain(natives.filter_map(native::Native::function)).collect()
}

/// The functions of [`all`] by their names.
static KNOWN: LazyLock<HashMap<String, ScalarFunction>> =
    LazyLock::new(|| all().into_iter().map(|function| (function.name.clone(), function)).collect());

/// Which functions a database knows already, whichever session told it. Most scripts need few, and telling a database of
/// all takes longer than running a script.
#[derive(Debug, Default)]
pub(crate) struct Registered(Mutex<HashSet<&'static str>>);

impl Registered {
    /// Makes known to a database what a statement calls.
    pub fn prepare(&self, connection: &Connection, sql: &str) -> Result<(), EngineError> {
        let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
        for (at, _) in sql.match_indices("bq_") {
            let name = sql[at..].split(|character| !is_part(character)).next().unwrap_or_default();
            let Some((name, function)) = KNOWN.get_key_value(name) else { continue };
            self.once(name, || function.register(connection))?;
        }
        Ok(())
    }

    /// Makes all functions known: a transaction would not see those that come later, and would take its own along when
    /// it is rolled back.
    pub fn prepare_all(&self, connection: &Connection) -> Result<(), EngineError> {
        KNOWN.iter().try_for_each(|(name, function)| self.once(name, || function.register(connection)))
    }

    /// Does what makes something known, unless that was done. Others wait until it is.
    pub fn once<E>(&self, name: &'static str, register: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.contains(name) {
            register()?;
            known.insert(name);
        }
        Ok(())
    }
}
