//! Runs a script's tree.

mod alter;
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
mod wording;

use std::ops::Range;
use std::time::Instant;

use crate::cancel::Cancel;
use crate::database::{Database, Executed, Run};
use crate::failure::{Failure, FailureKind, Frame as Told, Place};
use crate::table::Table;
use crate::watch::Bounds;
use exceptions::Raised;
use frames::{Frame, Origin};
use functions::TemporaryFunctions;
use system::System;

/// One run of a script, with all that it sets.
pub(crate) struct Session<'d> {
    database: &'d Database,
    bounds: Bounds,
    /// The script that was run, and what it called, innermost last. Never empty.
    frames: Vec<Frame>,
    /// What the exception handlers around the running statement handle, innermost last.
    handled: Vec<Raised>,
    system: System,
    functions: TemporaryFunctions,
    executed: Vec<Executed>,
    last_result: Option<Table>,
    /// The tables as they were when a transaction began.
    before_transaction: Option<std::collections::BTreeMap<crate::catalog::Path, crate::catalog::Relation>>,
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

/// Runs a whole script on a database.
pub(crate) fn run(database: &Database, source: &str, cancel: &Cancel) -> Result<Run, Failure> {
    let script = super::read(source).map_err(|error| Failure {
        kind: FailureKind::Syntax,
        message: error.message,
        place: Place::of(source, error.span),
        frames: Vec::new(),
        executed: Box::default(),
    })?;
    let settings = &database.settings;
    let bounds = Bounds { deadline: Instant::now() + settings.limits.time, cancel: cancel.clone() };
    let mut session = Session {
        database,
        bounds,
        frames: vec![Frame::new(Origin::Script, script.source.clone())],
        handled: Vec::new(),
        system: System::new(settings),
        functions: TemporaryFunctions::default(),
        executed: Vec::new(),
        last_result: None,
        before_transaction: None,
    };
    database.take_in_duckdb();
    let outcome = database.within(&session.bounds.clone(), || session.block(&script.body));
    session.leave_transaction();
    match outcome {
        Ok(_) => Ok(Run {
            statements: session.executed,
            last_result: session.last_result,
            in_duckdb: database.take_in_duckdb(),
        }),
        Err(thrown) => Err(Failure { executed: session.executed.into(), ..thrown.failure }),
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
            told.push(Told { routine: frame.routine(), source: frame.source.to_string(), place: place(depth, frame) });
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
            let seconds = self.database.settings.limits.time.as_secs_f64();
            let message = format!("The script ran longer than its limit of {seconds} s");
            return Err(self.fail(FailureKind::Limit, message, span.clone()));
        }
        Ok(())
    }
}
