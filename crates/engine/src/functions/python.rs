//! Functions in Python.

use extension_runtimes::{Python, PythonHost, PythonOptions, RuntimeError, ScalarFunction};

use super::foreign::{Declaration, Runnable};

/// Those about the container that the warehouse would run it in mean nothing here.
const OPTIONS: &[&str] = &[
    "runtime_version",
    "entry_point",
    "packages",
    "description",
    "max_batching_rows",
    "container_cpu",
    "container_memory",
    "container_request_concurrency",
];

pub(super) fn runnable(declaration: &Declaration<'_>) -> Result<Runnable, RuntimeError> {
    if declaration.temporary {
        let message = format!("Python functions cannot be temporary: create {} under a dataset", declaration.name);
        return Err(RuntimeError::Refused { message });
    }
    declaration.refuse_unknown_options(OPTIONS)?;
    let lone = |name| declaration.option(name).into_iter().next();
    let options = PythonOptions {
        entry_point: lone("entry_point"),
        runtime_version: lone("runtime_version"),
        packages: declaration.option("packages"),
    };
    let function = Python::new(declaration.definition(), &options, PythonHost::shared())?;
    Ok(Box::new(move |rows, bounds| {
        let installing = function.prepare(bounds)?;
        let bounds = bounds.postponed(installing);
        Ok((function.run(rows, &bounds)?, installing))
    }))
}
