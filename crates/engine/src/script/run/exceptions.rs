//! Errors that a script handles or raises itself.

use std::ops::Range;

use super::{Flow, Outcome, Session, Thrown};
use crate::failure::{Failure, FailureKind, Place};
use crate::script::{Expression, Statement};
use crate::value::{Type, Value};

/// An error that a handler is handling.
pub(super) struct Raised {
    thrown: Thrown,
    trace: Vec<Level>,
}

/// A step of the way to an error.
struct Level {
    /// The routine's path; none for the script itself and for dynamic statements.
    location: Option<String>,
    line: usize,
    column: usize,
}

impl Thrown {
    /// Whether an exception handler gets it: a limit, a cancellation or a lack of the engine's own ends the script.
    pub(super) fn can_be_handled(&self) -> bool {
        match self.failure.kind {
            FailureKind::Syntax | FailureKind::Invalid | FailureKind::Runtime => true,
            FailureKind::NotAvailable { .. } | FailureKind::Limit | FailureKind::Cancelled => false,
        }
    }
}

impl Session<'_> {
    /// Runs an exception handler.
    pub(super) fn handle(&mut self, thrown: Thrown, handler: &[Statement]) -> Outcome<Flow> {
        self.handled.push(self.raised(thrown));
        self.frame_mut().open_block();
        let depth = self.frames.len();
        let outcome = self.statements(handler);
        self.frames.truncate(depth);
        self.frame_mut().close_block();
        self.handled.pop();
        outcome
    }

    pub(super) fn raise(&mut self, message: Option<&Expression>, span: &Range<usize>) -> Outcome<Flow> {
        let Some(message) = message else {
            return match self.handled.last() {
                Some(raised) => Err(Box::new(raised.thrown.clone())),
                None => {
                    Err(self.invalid("Cannot re-raise an existing exception outside of an exception handler", span))
                }
            };
        };
        let message = match self.evaluate_as(message, &Type::String)? {
            Value::String(message) => message,
            _ => return Err(self.invalid("RAISE with a NULL message is not allowed", &message.span)),
        };
        let mut thrown = self.runtime(message, span);
        thrown.is_raised = true;
        Err(thrown)
    }

    /// `@@error.message` and its siblings.
    pub(super) fn error_variable(&self, name: &str) -> Option<(Type, Value)> {
        let raised = self.handled.last();
        let text = |text: Option<String>| (Type::String, text.map_or(Value::Null, Value::String));
        Some(match name.to_ascii_lowercase().as_str() {
            "message" => text(raised.map(Raised::message)),
            "statement_text" => text(raised.and_then(|raised| raised.thrown.statement.clone())),
            "formatted_stack_trace" => text(raised.map(Raised::formatted_trace)),
            "stack_trace" => (stack_trace_type(), raised.map_or(Value::Null, Raised::trace)),
            _ => return None,
        })
    }

    fn raised(&self, thrown: Thrown) -> Raised {
        let Failure { place, frames, .. } = &thrown.failure;
        let level =
            |location: Option<String>, place: &Place| Level { location, line: place.line, column: place.column };
        let mut trace: Vec<_> = frames.iter().map(|frame| level(frame.routine.clone(), &frame.place)).collect();
        trace.push(level(None, place));
        Raised { thrown, trace }
    }
}

impl Raised {
    fn message(&self) -> String {
        let Failure { message, place, frames, .. } = &self.thrown.failure;
        if self.thrown.is_raised {
            return message.clone();
        }
        let place = frames.first().map_or(place, |frame| &frame.place);
        format!("Query error: {message} at [{}:{}]", place.line, place.column)
    }

    fn formatted_trace(&self) -> String {
        let line = |level: &Level| match &level.location {
            Some(location) => format!("At {location}[{}:{}]", level.line, level.column),
            None => format!("At [{}:{}]", level.line, level.column),
        };
        self.trace.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn trace(&self) -> Value {
        let level = |level: &Level| {
            Value::Struct(vec![
                ("line".into(), Value::Int64(level.line as i64)),
                ("column".into(), Value::Int64(level.column as i64)),
                ("filename".into(), Value::Null),
                ("location".into(), level.location.clone().map_or(Value::Null, Value::String)),
            ])
        };
        Value::Array(self.trace.iter().map(level).collect())
    }
}

fn stack_trace_type() -> Type {
    Type::array(Type::Struct(vec![
        ("line".into(), Type::Int64),
        ("column".into(), Type::Int64),
        ("filename".into(), Type::String),
        ("location".into(), Type::String),
    ]))
}
