//! Runs a script's tree.

mod alter;
mod check;
mod coerce;
mod columns;
mod dynamic;
mod evaluate;
mod exceptions;
mod flow;
mod frames;
mod functions;
mod information_schema;
mod procedures;
mod scope;
mod statement;
mod system;
mod tables;
mod tell;
mod wording;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use super::Script;
use crate::cancel::Cancel;
use crate::catalog::Path;
use crate::database::{Database, Executed, Run};
use crate::failure::{Failure, FailureKind, Frame as Told, Place};
use crate::given::Given;
use crate::listing::Name;
use crate::table::Table;
use crate::watch::Bounds;
pub(crate) use check::{check, kind};
use exceptions::Raised;
use frames::{Frame, Origin, Parameters};
use functions::TemporaryFunctions;
use system::System;

/// One run of a script, with all that it sets.
pub(crate) struct Session<'d> {
    database: &'d Database,
    given: &'d Given<'d>,
    bounds: Bounds,
    /// The script that was run, and what it called, innermost last. Never empty.
    frames: Vec<Frame>,
    /// What the exception handlers around the running statement handle, innermost last.
    handled: Vec<Raised>,
    system: System,
    functions: TemporaryFunctions,
    executed: Vec<Executed>,
    last_result: Option<Arc<Table>>,
    /// The tables and views that were read or written.
    referenced: RefCell<BTreeSet<Path>>,
}

/// What goes on after a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Flow {
    Next,
    Break(Option<String>),
    Continue(Option<String>),
    Return,
}

/// A failure on its way out.
#[derive(Debug, Clone)]
struct Thrown {
    failure: Failure,
    /// Whether a RAISE of the script's own threw it.
    is_raised: bool,
    /// The text of the statement that failed.
    statement: Option<String>,
}

type Outcome<T> = Result<T, Box<Thrown>>;

/// A message of DuckDB's as BigQuery would word it.
pub(crate) fn worded(message: &str) -> String {
    wording::worded(message).1
}

/// What a session of the warehouse keeps from one script to the next.
#[derive(Default)]
pub(crate) struct Kept {
    functions: TemporaryFunctions,
    variables: Option<Frame>,
    system: Option<System>,
}

/// Runs a whole script on a database.
pub(crate) fn run<'d>(
    database: &'d Database,
    source: &str,
    given: &'d Given<'d>,
    cancel: &Cancel,
) -> Result<Run, Failure> {
    let script = read(source)?;
    let mut session = Session::new(database, &script, given, cancel);
    database.take_in_duckdb();
    let outcome = database.within(&session.bounds.clone(), || {
        if given.keeps { session.statements(&script.body.statements) } else { session.block(&script.body) }
    });
    session.leave_transaction();
    let tables = session.tables();
    let (executed, last_result) = session.leave();
    match outcome {
        Ok(_) => Ok(Run { statements: executed, last_result, tables, in_duckdb: database.take_in_duckdb() }),
        Err(thrown) => Err(Failure { executed: executed.into(), ..thrown.failure }),
    }
}

fn read(source: &str) -> Result<Script, Failure> {
    super::read(source).map_err(|error| Failure {
        kind: FailureKind::Syntax,
        message: error.message,
        place: Place::of(source, error.span),
        frames: Vec::new(),
        executed: Box::default(),
    })
}

impl<'d> Session<'d> {
    fn new(database: &'d Database, script: &Script, given: &'d Given<'d>, cancel: &Cancel) -> Self {
        let limit = given.time.unwrap_or(database.settings.limits.time);
        let bounds = Bounds { deadline: Instant::now() + limit, cancel: cancel.clone() };
        let kept = if given.keeps { database.kept.take() } else { Kept::default() };
        let mut frame = Frame::new(Origin::Script, script.source.clone());
        if let Some(variables) = kept.variables {
            frame.take_variables(variables);
        }
        frame.parameters = Parameters::given(given);
        let mut system = kept.system.unwrap_or_else(|| System::new(&database.settings));
        system.start(given);
        Self {
            database,
            given,
            bounds,
            frames: vec![frame],
            handled: Vec::new(),
            system,
            functions: kept.functions,
            executed: Vec::new(),
            last_result: None,
            referenced: RefCell::default(),
        }
    }

    /// The end of the run: what it has executed, and its last result.
    fn leave(mut self) -> (Vec<Executed>, Option<Arc<Table>>) {
        if self.given.keeps {
            let variables = Some(self.frames.swap_remove(0));
            *self.database.kept.borrow_mut() = Kept { functions: self.functions, variables, system: Some(self.system) };
        }
        (self.executed, self.last_result)
    }

    fn tables(&self) -> Vec<Name> {
        self.referenced.borrow().iter().filter_map(Name::of).collect()
    }
}

impl Session<'_> {
    fn frame(&self) -> &Frame {
        // The first frame is never taken off.
        &self.frames[self.frames.len() - 1]
    }

    fn frame_mut(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// A failure at a place of the text that is being run.
    fn fail(&self, kind: FailureKind, message: impl Into<String>, span: Range<usize>) -> Box<Thrown> {
        let place = |depth: usize, frame: &Frame| {
            let innermost = depth + 1 == self.frames.len();
            Place::of(&frame.source, if innermost { span.clone() } else { frame.at.clone() })
        };
        let mut told: Vec<Told> = Vec::new();
        for (depth, frame) in self.frames.iter().enumerate().skip(1).rev() {
            told.push(Told {
                routine: frame.routine(),
                source: frame.source.to_string(),
                place: place(depth, frame),
                body: frame.body(),
            });
        }
        let place = place(0, &self.frames[0]);
        let failure = Failure { kind, message: message.into(), place, frames: told, executed: Box::default() };
        let frame = self.frame();
        let statement = frame.source.get(frame.at.clone()).map(str::to_owned);
        Box::new(Thrown { failure, is_raised: false, statement })
    }

    fn invalid(&self, message: impl Into<String>, span: &Range<usize>) -> Box<Thrown> {
        self.fail(FailureKind::Invalid, message, span.clone())
    }

    fn runtime(&self, message: impl Into<String>, span: &Range<usize>) -> Box<Thrown> {
        self.fail(FailureKind::Runtime, message, span.clone())
    }

    fn not_available(&self, what: impl Into<String>, span: &Range<usize>) -> Box<Thrown> {
        let what = what.into();
        let message = format!("{what} is not available offline");
        self.fail(FailureKind::NotAvailable { what }, message, span.clone())
    }

    /// Stops the script where its time is over or somebody wants it stopped.
    fn check_bounds(&self, span: &Range<usize>) -> Outcome<()> {
        if self.bounds.cancel.is_cancelled() {
            return Err(self.fail(FailureKind::Cancelled, "The run was cancelled", span.clone()));
        }
        // Packages are installed on nobody's time.
        if Instant::now() >= self.bounds.deadline + self.database.foreign.installing() {
            let seconds = self.given.time.unwrap_or(self.database.settings.limits.time).as_secs_f64();
            let message = format!("The script ran longer than its limit of {seconds} s");
            return Err(self.fail(FailureKind::Limit, message, span.clone()));
        }
        Ok(())
    }
}
