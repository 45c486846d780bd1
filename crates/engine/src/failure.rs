use std::ops::Range;

use crate::database::Executed;

/// Why a script did not run to its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    pub kind: FailureKind,
    /// Reads like the warehouse's own.
    pub message: String,
    /// Where in the source that was run.
    pub place: Place,
    /// How it came there, innermost first. Empty when it happened in the source itself.
    pub frames: Vec<Frame>,
    /// What had been executed by then, in that order.
    pub executed: Box<[Executed]>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailureKind {
    /// The text is no script.
    Syntax,
    /// It is one, but names something that is not there or puts types together that do not fit.
    Invalid,
    /// It failed on the rows it was run on, or raised an error itself.
    Runtime,
    /// The warehouse can, the offline engine cannot.
    NotAvailable {
        /// A function, a statement or a feature by its name in SQL.
        what: String,
    },
    /// It used more than [`Limits`](crate::Limits) allows.
    Limit,
    Cancelled,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// In bytes from the start of the source.
    pub span: Range<usize>,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// A source inside the source: a procedure's body, or a statement that EXECUTE IMMEDIATE was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The routine's path as BigQuery writes it (`project.dataset.name`); none for a dynamic statement.
    pub routine: Option<String>,
    /// What the place counts in: the CREATE PROCEDURE statement, or the text that was executed.
    pub source: String,
    /// Where in `source`.
    pub place: Place,
    /// Where the procedure's BEGIN is in `source`, in bytes; 0 outside of procedures.
    pub body: usize,
}

impl Place {
    /// The place of a span of bytes in a source.
    pub fn of(source: &str, span: Range<usize>) -> Self {
        let mut start = span.start.min(source.len());
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        let before = &source[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { span, line, column: before[line_start..].chars().count() + 1 }
    }
}
