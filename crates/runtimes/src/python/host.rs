use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::environment::Environments;
use super::isolation::Isolation;
use super::requirements::Requirements;
use super::worker::Worker;
use crate::{Bounds, RuntimeError};

/// What a worker may hold: packages such as pandas take a good part of it before the first row.
const MEMORY_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// The interpreters and workers that Python functions share, across databases and runs.
#[derive(Debug)]
pub struct PythonHost {
    environments: Environments,
    memory_bytes: u64,
    idle: Mutex<HashMap<PathBuf, Vec<Worker>>>,
}

impl PythonHost {
    /// `cache` holds the installed packages between runs of the studio.
    pub fn new(cache: &Path) -> Self {
        Self::with_memory(cache, MEMORY_BYTES)
    }

    /// The same with another limit on what one worker may hold, in bytes.
    pub fn with_memory(cache: &Path, memory_bytes: u64) -> Self {
        Self { environments: Environments::new(cache.to_path_buf()), memory_bytes, idle: Mutex::default() }
    }

    /// The one that everything in this process shares, with its cache where this system keeps them.
    pub fn shared() -> Arc<Self> {
        static SHARED: OnceLock<Arc<PythonHost>> = OnceLock::new();
        Arc::clone(SHARED.get_or_init(|| Arc::new(Self::new(&cache_folder()))))
    }

    pub(super) fn interpreter(&self, requirements: &Requirements, bounds: &Bounds) -> Result<PathBuf, RuntimeError> {
        self.environments.interpreter(requirements, bounds)
    }

    /// An idle worker of this interpreter, or a new one.
    pub(super) fn worker(&self, interpreter: &Path) -> Result<Worker, RuntimeError> {
        let waiting = self.idle().get_mut(interpreter).and_then(Vec::pop);
        match waiting {
            Some(worker) => Ok(worker),
            None => Worker::start(interpreter, Isolation::here(), self.memory_bytes),
        }
    }

    /// Takes back a worker that is well.
    pub(super) fn rest(&self, worker: Worker) {
        self.idle().entry(worker.interpreter().to_path_buf()).or_default().push(worker);
    }

    /// Lets idle workers forget a function. Busy ones keep it until they end; it is never called again.
    pub(super) fn forget(&self, function: u64) {
        for workers in self.idle().values_mut() {
            workers.retain_mut(|worker| worker.forget(function).is_ok());
        }
    }

    fn idle(&self) -> MutexGuard<'_, HashMap<PathBuf, Vec<Worker>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the packages of functions are kept between runs.
pub(super) fn cache_folder() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = std::env::home_dir();
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library").join("Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| home.map(|home| home.join(".cache")))
    };
    base.unwrap_or_else(std::env::temp_dir).join("extension-studio").join("python")
}
