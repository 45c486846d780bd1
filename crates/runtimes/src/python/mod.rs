//! Python bodies, in a worker process of an interpreter that has their packages.

mod environment;
mod host;
mod isolation;
mod process;
mod requirements;
mod uv;
mod wire;
mod worker;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::{Bounds, Definition, RuntimeError, ScalarFunction, Stop};
use extension_values::{Type, Value};
pub use host::PythonHost;
pub use isolation::Isolation;
use requirements::Requirements;

/// How many rows travel at once: enough to make the journey cheap, few enough to be cancelled between.
const BATCH: usize = 4096;

/// The options of the CREATE statement that change how a body runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PythonOptions {
    /// The function of the body to call; `main` where none is named.
    pub entry_point: Option<String>,
    /// As `python-3.11`.
    pub runtime_version: Option<String>,
    /// As pip names them: `numpy==1.26.4`.
    pub packages: Vec<String>,
}

/// A Python function. The interpreter and its packages are looked for at the first call.
pub struct Python {
    definition: Definition,
    entry_point: String,
    requirements: Requirements,
    host: Arc<PythonHost>,
    id: u64,
}

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

impl Python {
    /// # Errors
    /// When a type is not Python's, or the options or the script block at the body's start cannot be read.
    pub fn new(definition: Definition, options: &PythonOptions, host: Arc<PythonHost>) -> Result<Self, RuntimeError> {
        let refused = |data_type: &Type| matches!(data_type, Type::Json | Type::Interval | Type::Geography);
        definition.refuse_types("Python", &refused, &refused)?;
        let requirements = Requirements::read(&definition, options)?;
        Ok(Self {
            entry_point: options.entry_point.clone().unwrap_or_else(|| "main".to_owned()),
            requirements,
            definition,
            host,
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
        })
    }

    /// Finds the interpreter, and installs what it lacks, if that has not happened yet. Returns how long that took:
    /// time that is not the function's.
    ///
    /// # Errors
    /// When the interpreter or a package is not to be had here.
    pub fn prepare(&self, bounds: &Bounds) -> Result<Duration, RuntimeError> {
        let before = Instant::now();
        self.host.interpreter(&self.requirements, bounds)?;
        Ok(before.elapsed())
    }

    /// What a worker must know to run it.
    fn introduction(&self) -> wire::Define<'_> {
        wire::Define {
            id: self.id,
            name: &self.definition.name,
            body: &self.definition.body,
            entry_point: &self.entry_point,
            parameters: self
                .definition
                .parameters
                .iter()
                .map(|parameter| (parameter.name.as_str(), wire::type_name(&parameter.data_type)))
                .collect(),
            returns: wire::type_name(&self.definition.returns),
        }
    }
}

impl ScalarFunction for Python {
    fn run(&self, rows: &[Vec<Value>], bounds: &Bounds) -> Result<Vec<Value>, RuntimeError> {
        let before = Instant::now();
        let interpreter = self.host.interpreter(&self.requirements, bounds)?;
        // Installing packages is not the function's time.
        let bounds = &bounds.postponed(before.elapsed());
        let mut worker = self.host.worker(&interpreter)?;
        let mut results = Vec::with_capacity(rows.len());
        let told = |failure: worker::Failure| failure.told(&self.definition);
        if !worker.knows(self.id) {
            worker.define(&self.introduction(), bounds).map_err(told)?;
        }
        for batch in rows.chunks(BATCH) {
            results.extend(worker.call(self.id, batch, &self.definition.returns, bounds).map_err(told)?);
        }
        // A worker that failed was dropped above, and its process with it.
        self.host.rest(worker);
        Ok(results)
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        self.host.forget(self.id);
    }
}

fn stopped(stop: Stop, what: &str) -> RuntimeError {
    match stop {
        Stop::Cancelled => RuntimeError::Cancelled,
        Stop::Deadline => RuntimeError::limit(format!("{what} took longer than it may")),
    }
}
