//! What came of a test, as values that every face shows.

use extension_model::PackagePath;
use extension_model::text::Place;
use serde::Serialize;
use ts_rs::TS;

use crate::{Agreement, Difference, Statement, Table, TableColumn};

/// Which case of which component.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
#[ts(export)]
pub struct CaseKey {
    /// The component's folder.
    pub component: String,
    pub id: String,
}

/// How tables are named while a case runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Mode {
    /// By project, dataset and name.
    #[default]
    Qualified,
    /// By name alone, as temporary tables of a session.
    Session,
}

/// One of the two calls of a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RunKind {
    Dry,
    Full,
}

impl RunKind {
    /// The file of the component that holds its statements.
    pub fn file(self) -> &'static str {
        match self {
            Self::Dry => "src/dryrun.sql",
            Self::Full => "src/fullrun.sql",
        }
    }

    pub fn told(self) -> &'static str {
        match self {
            Self::Dry => "dry run",
            Self::Full => "full run",
        }
    }
}

/// Something to tell the user: what happened, and where in the package.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Told {
    pub message: String,
    pub path: Option<PackagePath>,
    pub place: Option<Place>,
    /// Which call it happened in.
    pub run: Option<RunKind>,
    /// The statement that it happened in, where that was made while running.
    pub dynamic: Option<Dynamic>,
}

/// A statement that EXECUTE IMMEDIATE was given.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Dynamic {
    pub sql: String,
    /// Where in it.
    pub place: Place,
}

impl Told {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// With where it is; lines and columns count from 1.
    pub fn at(mut self, path: Option<PackagePath>, line: usize, column: usize) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.path = path;
        self.place = Some(Place { line: small(line), column: small(column) });
        self
    }
}

/// Every case that was run, in the order in which they were asked for.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Report {
    pub engine: String,
    pub results: Vec<CaseResult>,
    /// Test tables that could not be removed from the warehouse, each with the reason.
    pub left_behind: Vec<String>,
    /// Of the wall clock.
    pub milliseconds: f64,
}

impl Report {
    pub fn count(&self, counted: impl Fn(&Outcome) -> bool) -> usize {
        self.results.iter().filter(|result| counted(&result.outcome)).count()
    }

    /// Whether nothing failed. What is not runnable here has not.
    pub fn is_green(&self) -> bool {
        self.results.iter().all(|result| matches!(result.outcome, Outcome::Passed | Outcome::NotRunnable { .. }))
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CaseResult {
    pub case: CaseKey,
    /// What made the result.
    pub engine: String,
    pub mode: Mode,
    pub outcome: Outcome,
    /// What the reference lets pass and is probably not meant.
    pub warnings: Vec<Warning>,
    /// What each output held. Empty when the case did not run to its end.
    pub outputs: Vec<OutputResult>,
    /// What was executed, dry run first.
    pub statements: Vec<Statement>,
    /// In a warehouse: whether the offline engine brings the same, where that was asked for.
    pub offline: Option<Agreement>,
    pub milliseconds: f64,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export, rename = "CaseOutcome")]
pub enum Outcome {
    Passed,
    /// It ran to its end with other results than expected.
    Failed {
        differences: Vec<Difference>,
    },
    /// It did not run to its end.
    Broken {
        told: Told,
    },
    /// The engine lacks something that the warehouse has.
    NotRunnable {
        told: Told,
    },
    Cancelled,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Warning {
    pub message: String,
    /// The output it is about.
    pub output: String,
    pub dry: Vec<TableColumn>,
    pub full: Vec<TableColumn>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct OutputResult {
    pub name: String,
    /// With the first rows, as many as are kept.
    pub dry: Table,
    pub full: Table,
    #[ts(type = "number")]
    pub dry_count: usize,
    /// How many rows the full run wrote.
    #[ts(type = "number")]
    pub full_count: usize,
}
