//! The engine's failures in BigQuery's words and reasons.

use extension_engine::{Failure, FailureKind, Frame};
use serde_json::{Value, json};

use crate::error::{ApiError, Reason};

/// The error that a failed script is. Inside a procedure, the place is told with the procedure's name.
pub fn failed(failure: &Failure, is_script: bool) -> ApiError {
    let reason = reason(failure);
    let message = match failure.kind {
        FailureKind::Cancelled => "Job execution was cancelled: User requested cancellation".to_owned(),
        FailureKind::Limit => failure.message.clone(),
        _ if is_script => format!("Query error: {} at {}", failure.message, place(failure)),
        FailureKind::Syntax | FailureKind::Invalid if reason == Reason::InvalidQuery => {
            format!("{} at {}", failure.message, place(failure))
        }
        _ => failure.message.clone(),
    };
    let error = ApiError::new(reason, message);
    if reason == Reason::InvalidQuery { error.about("query") } else { error }
}

fn reason(failure: &Failure) -> Reason {
    let message = &failure.message;
    match failure.kind {
        FailureKind::NotAvailable { .. } => Reason::NotImplemented,
        FailureKind::Cancelled => Reason::Stopped,
        FailureKind::Limit if message.contains("more rows than") => Reason::ResponseTooLarge,
        FailureKind::Limit if message.contains("ran longer") => Reason::Timeout,
        FailureKind::Limit => Reason::ResourcesExceeded,
        _ if message.starts_with("Not found: ") || message.contains(" was not found in location ") => Reason::NotFound,
        _ if message.starts_with("Already Exists: ") => Reason::Duplicate,
        _ => Reason::InvalidQuery,
    }
}

fn place(failure: &Failure) -> String {
    let Some(frame) = failure.frames.first() else {
        return format!("[{}:{}]", failure.place.line, failure.place.column);
    };
    let (place, _) = frame.in_body();
    match &frame.routine {
        Some(routine) => format!("[{routine}:{}:{}]", place.line, place.column),
        None => format!("[{}:{}]", place.line, place.column),
    }
}

/// How a script came to a statement, innermost first: `scriptStatistics.stackFrames`.
pub fn stack(frames: &[Frame]) -> Value {
    let told = |frame: &Frame| {
        let (start, end) = frame.in_body();
        let mut told = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "text": frame.text(),
        });
        if let Some(routine) = &frame.routine {
            told["procedureId"] = json!(routine);
        }
        told
    };
    frames.iter().map(told).collect()
}

/// The frames of a failure with that of the script itself as the last.
pub fn frames(failure: &Failure, source: &str) -> Vec<Frame> {
    let own = Frame { routine: None, source: source.to_owned(), place: failure.place.clone(), body: 0 };
    failure.frames.iter().cloned().chain([own]).collect()
}
