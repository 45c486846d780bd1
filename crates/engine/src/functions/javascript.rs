//! Functions in JavaScript.

use std::time::Duration;

use extension_runtimes::{JavaScript, JavaScriptOptions, RuntimeError, ScalarFunction};

use super::foreign::{Declaration, Runnable};

const OPTIONS: &[&str] = &["library", "description"];

/// What one interpreter may hold, in bytes; each thread that runs a function has one.
const MEMORY_BYTES: usize = 256 * 1024 * 1024;

pub(super) fn runnable(declaration: &Declaration<'_>) -> Result<Runnable, RuntimeError> {
    declaration.refuse_unknown_options(OPTIONS)?;
    let options = JavaScriptOptions { library: declaration.option("library") };
    let function = JavaScript::new(declaration.definition(), &options, MEMORY_BYTES)?;
    Ok(Box::new(move |rows, bounds| Ok((function.run(rows, bounds)?, Duration::ZERO))))
}
