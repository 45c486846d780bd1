//! A test run's result, in the formats of those who read it.

mod differences;
pub mod junit;
pub mod text;

use std::path::Path;

use extension_model::Package;
use extension_testing::{CaseResult, Mode, Report, Told};

/// A package and what came of its tests.
pub struct Tested<'a> {
    pub root: &'a Path,
    pub package: &'a Package,
    pub report: &'a Report,
}

impl Tested<'_> {
    /// What happened and where, on one line.
    fn sentence(&self, told: &Told) -> String {
        shown_told(self.root, told)
    }
}

/// What happened and where, on one line.
pub fn shown_told(root: &Path, told: &Told) -> String {
    let message = message(told);
    match (&told.path, told.place) {
        (Some(path), Some(place)) => {
            format!("{}:{}:{}: {message}", super::shown(root, path), place.line, place.column)
        }
        (Some(path), None) => format!("{}: {message}", super::shown(root, path)),
        _ => message,
    }
}

/// What happened, and in which run.
fn message(told: &Told) -> String {
    let run = told.run.map(|run| format!("{}: ", run.told())).unwrap_or_default();
    format!("{run}{}", told.message.trim())
}

/// The case's name in its component, with how it ran where that is not the usual way.
pub fn case_name(id: &str, mode: Mode) -> String {
    format!("{id}{}", if mode == Mode::Session { " (session)" } else { "" })
}

/// The case as it is called: its component and its name.
fn title(result: &CaseResult) -> String {
    format!("{} {}", result.case.component, case_name(&result.case.id, result.mode))
}
