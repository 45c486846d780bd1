//! What went wrong in a body, in the warehouse's words.

use rquickjs::{Ctx, Error, Exception, Value as JsValue};

use crate::{Definition, RuntimeError, Stop};

/// What the interpreter calls the body in its stacks.
pub(super) const BODY: &str = "<body>";

pub(super) fn failure(ctx: &Ctx<'_>, error: Error, definition: &Definition, stopped: Option<Stop>) -> RuntimeError {
    let thrown = if error.is_exception() { ctx.catch() } else { JsValue::new_undefined(ctx.clone()) };
    let stack = thrown.as_exception().and_then(Exception::stack).unwrap_or_default();
    let place = place(&stack);
    let line = place.map(|(line, _)| line);
    match stopped {
        Some(Stop::Cancelled) => return RuntimeError::Cancelled,
        Some(Stop::Deadline) => return too_long(definition, line),
        None => {}
    }
    let message = match &error {
        Error::Allocation => return too_large(definition, line),
        Error::Exception => thrown_text(&thrown),
        Error::WouldBlock => "The promise it returned never settles".to_owned(),
        Error::Utf8(_) => "It returned a text with half of a surrogate pair".to_owned(),
        Error::InvalidString(_) => "The body holds a NUL character".to_owned(),
        other => other.to_string(),
    };
    if message.contains("out of memory") {
        return too_large(definition, line);
    }
    let place = place.map(|(line, column)| format!(" line {line}, column {column}")).unwrap_or_default();
    RuntimeError::Failed { message: format!("{message} at {}{place}", definition.signature()), line }
}

pub(super) fn too_long(definition: &Definition, line: Option<u32>) -> RuntimeError {
    let message = format!("The JavaScript function {} took longer than it may", definition.signature());
    RuntimeError::Limit { message, line }
}

fn too_large(definition: &Definition, line: Option<u32>) -> RuntimeError {
    let message = format!("The JavaScript function {} used more memory than it may", definition.signature());
    RuntimeError::Limit { message, line }
}

/// `TypeError: x is not a function`, or whatever else was thrown, as text.
fn thrown_text(thrown: &JsValue<'_>) -> String {
    let Some(exception) = thrown.as_exception() else {
        // Only errors have a text of their own; an interpreter without memory throws null.
        return match (thrown.is_null(), thrown.get::<rquickjs::Coerced<String>>()) {
            (true, _) => "out of memory".to_owned(),
            (false, Ok(text)) => format!("Uncaught {}", text.0),
            (false, Err(_)) => "Uncaught value".to_owned(),
        };
    };
    let name = exception.as_object().get::<_, String>("name").unwrap_or_else(|_| "Error".to_owned());
    match exception.message() {
        Some(message) if !message.is_empty() => format!("{name}: {message}"),
        _ => name,
    }
}

/// The line and column of the innermost frame that is in the body.
fn place(stack: &str) -> Option<(u32, u32)> {
    let (_, after) = stack.split_once(BODY)?;
    let mut numbers = after.strip_prefix(':')?.split(|character: char| !character.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
