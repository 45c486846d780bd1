//! What a test needs of an engine.

use extension_engine::Cancel;
use extension_model::Provider;
use serde::Serialize;
use ts_rs::TS;

use crate::{RunKind, Table};

/// A kind of place where tests run.
pub trait Engine: Sync {
    /// What results call it: `local`.
    fn name(&self) -> &str;

    /// Whether it speaks a provider's SQL.
    fn speaks(&self, provider: Provider) -> bool;

    /// The working location: `project.dataset`.
    fn location(&self) -> &str;

    /// A fresh database, with nothing in it.
    ///
    /// # Errors
    /// When none can be had.
    fn open(&self) -> Result<Box<dyn WarehouseLike>, RunError>;
}

/// One database that scripts run in.
pub trait WarehouseLike {
    fn create_table(&mut self, name: &TableName, table: &Table) -> Result<(), RunError>;

    /// Runs a whole script. `executed` gets what was executed, also when the script did not run to its end.
    fn run(&mut self, script: &str, cancel: &Cancel, executed: &mut Vec<Statement>) -> Result<(), RunError>;

    /// None when there is no such table.
    fn read_table(&mut self, name: &TableName) -> Result<Option<Table>, RunError>;

    /// Removes a table, if it is there.
    fn drop_table(&mut self, name: &TableName) -> Result<(), RunError>;
}

/// Where a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableName {
    /// In the working location.
    Located(String),
    /// In the session alone.
    Session(String),
}

impl TableName {
    /// The name as a component is given it.
    pub fn given(&self, location: &str) -> String {
        match self {
            Self::Located(name) => format!("{location}.{name}"),
            Self::Session(name) => name.clone(),
        }
    }
}

/// A statement that was executed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Statement {
    pub sql: String,
    /// How many rows it returned, wrote or changed.
    #[ts(type = "number")]
    pub rows: u64,
    pub milliseconds: f64,
    /// Whether it was given as text, by EXECUTE IMMEDIATE.
    pub dynamic: bool,
    /// Which call of the procedure it was in; none outside of both.
    pub run: Option<RunKind>,
}

/// Why a script or a table did not work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The warehouse can, this engine cannot.
    #[error("{message}")]
    NotAvailable { message: String, trail: Vec<Step> },
    #[error("{message}")]
    Failed { message: String, trail: Vec<Step> },
    /// A value that its column does not take.
    #[error("{message}")]
    Row {
        /// From 0.
        row: usize,
        message: String,
    },
    #[error("Cancelled")]
    Cancelled,
}

impl RunError {
    pub fn failed(message: impl Into<String>) -> Self {
        Self::Failed { message: message.into(), trail: Vec::new() }
    }

    pub fn not_available(message: impl Into<String>) -> Self {
        Self::NotAvailable { message: message.into(), trail: Vec::new() }
    }
}

/// One source on the way to where it happened, innermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whether EXECUTE IMMEDIATE was given it.
    pub dynamic: bool,
    /// What the place counts in: a CREATE statement, or the text that was executed.
    pub source: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}
