use std::time::Duration;

/// How a [`Database`](crate::Database) is opened.
#[derive(Debug, Clone)]
pub struct Settings {
    pub limits: Limits,
    /// The project that a path of two parts or one belongs to.
    pub project: String,
    /// The dataset that a path of one part belongs to.
    pub dataset: String,
    /// How many threads DuckDB may use. One opens fastest; many databases can run side by side.
    pub threads: usize,
    /// Whether functions in Python may run: they do so with the rights of the user.
    pub python: bool,
    /// Whether a dataset must have been created before something is created in it, as in the warehouse.
    pub strict_datasets: bool,
}

/// What one run may use before it is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Of the wall clock, for a whole script.
    pub time: Duration,
    /// Of DuckDB's memory, in bytes.
    pub memory_bytes: u64,
    /// In one result that is read into the program.
    pub rows: usize,
    /// How deep procedures and dynamic statements may call each other.
    pub depth: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            project: "local".into(),
            dataset: "workflows_temp".into(),
            threads: 1,
            python: true,
            strict_datasets: false,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(60), memory_bytes: 2 << 30, rows: 1_000_000, depth: 50 }
    }
}
