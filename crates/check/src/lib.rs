//! Rules over an extension package: one rule, one file.
//!
//! [`check`] runs every rule of [`rules`] over a package in memory and returns the [`Problem`]s in the order of
//! the files and of the places in them. A rule's documentation is its manual page, and is there at run time
//! ([`Rule::explanation`]).
//!
//! An *error* says that packaging, installing or running would fail or corrupt something. A *warning* says that
//! something is against the documented format, or probably not meant. A package that installs today has no error.

mod context;
mod problem;
mod report;
mod rule;
mod rules;
mod schema;
mod suggest;
#[cfg(test)]
mod testing;

use extension_model::Package;

use crate::context::Context;
pub use crate::problem::{Problem, Severity};
pub use crate::rule::Rule;
pub use crate::rules::rules;

/// Every problem of a package, sorted by file and place.
pub fn check(package: &Package) -> Vec<Problem> {
    let mut problems = Vec::new();
    Context::new(package).visit(rules::ALL, &mut problems);
    problems.sort_by(Problem::reading_order);
    problems.dedup();
    problems
}
