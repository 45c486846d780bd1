//! Errors that a statement raises itself.

use super::ScalarFunction;
use super::rows::{boolean, function, text};
use crate::value::Value;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_error", "S>S", |row| Err(text(row, 0).to_owned())),
        // True, or the error.
        function("bq_check", "BS>B", |row| {
            if boolean(row, 0) { Ok(Value::Bool(true)) } else { Err(text(row, 1).to_owned()) }
        }),
    ]
}
