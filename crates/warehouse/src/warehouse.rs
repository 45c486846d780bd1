//! What is asked of a warehouse.

use extension_engine::Cancel;
use extension_model::Provider;
use extension_sql::RoutineKind;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::{Table, TableColumn, TableName, WarehouseError};

/// A place where packages are installed and run, signed in to.
pub trait Warehouse: Send + Sync {
    /// What results call it: `local`, `bigquery`, `snowflake`.
    fn name(&self) -> &str;

    /// Whether it speaks a provider's SQL.
    fn speaks(&self, provider: Provider) -> bool;

    /// The working location, where routines and tables go: `project.dataset`, `DATABASE.SCHEMA`.
    fn location(&self) -> &str;

    /// Whether every session starts with an empty database of its own. Otherwise sessions share one, which stays.
    fn is_fresh(&self) -> bool {
        false
    }

    /// A session. Sessions work side by side, each from one thread.
    ///
    /// # Errors
    /// When none can be had: no sign-in, no network.
    fn open(&self) -> Result<Box<dyn Session>, WarehouseError>;
}

/// One conversation with a warehouse. Temporary tables live as long as it does.
pub trait Session {
    /// Who is signed in, where is written, and what is missing for deploying and testing there.
    fn identity(&mut self) -> Result<Identity, WarehouseError>;

    /// Runs a whole script. `executed` gets what was executed, also when the script did not run to its end.
    /// Cancelling stops what runs in the warehouse, too.
    fn run(&mut self, script: &str, cancel: &Cancel, executed: &mut Vec<Executed>) -> Result<(), WarehouseError>;

    /// The first rows of a query's result.
    fn query(&mut self, sql: &str, most_rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError>;

    /// Creates a table and fills it. One that is there is replaced.
    fn load(&mut self, name: &TableName, table: &Table, cancel: &Cancel) -> Result<(), WarehouseError>;

    /// Gives the rows of a table or a view to `reader` as they come; false when there is no such table.
    fn read(&mut self, name: &TableName, reader: &mut dyn Reader, cancel: &Cancel) -> Result<bool, WarehouseError>;

    /// Removes a table or a view, if it is there.
    fn drop_table(&mut self, name: &TableName) -> Result<(), WarehouseError>;

    /// The routines of the working location.
    fn routines(&mut self) -> Result<Vec<Routine>, WarehouseError>;

    /// The places that tables are in, as the connection's user sees them: `project.dataset`, `DATABASE.SCHEMA`.
    fn places(&mut self) -> Result<Vec<String>, WarehouseError>;

    /// The tables and views of a place.
    fn tables(&mut self, place: &str) -> Result<Vec<TableEntry>, WarehouseError>;

    /// A table with its columns; `path` is a place and a name.
    fn describe(&mut self, path: &str) -> Result<(TableEntry, Vec<TableColumn>), WarehouseError>;

    /// The first rows of a table anywhere, read without a scan where the warehouse can.
    fn sample(&mut self, path: &str, rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError>;
}

/// What takes the rows of a table one by one, so that none need be kept.
pub trait Reader {
    /// Called once, before the rows.
    fn columns(&mut self, columns: &[TableColumn]);

    /// A row as long as the columns are.
    fn row(&mut self, row: Vec<Value>);
}

impl Reader for Table {
    fn columns(&mut self, columns: &[TableColumn]) {
        self.columns = columns.to_vec();
    }

    fn row(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }
}

/// A statement that was executed.
#[derive(Debug, Clone, PartialEq)]
pub struct Executed {
    pub sql: String,
    /// How many rows it returned, wrote or changed.
    pub rows: u64,
    pub milliseconds: f64,
    /// Whether it was given as text, by EXECUTE IMMEDIATE.
    pub dynamic: bool,
    /// The warehouse's own name for the act: a job id, a query id.
    pub job: Option<String>,
    /// What the warehouse will be paid for, where it says so.
    pub bytes_billed: Option<u64>,
}

/// Who is signed in, and what they can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Identity {
    /// An e-mail address or a user name, as the warehouse tells it.
    pub who: String,
    /// The working location.
    pub location: String,
    /// What was looked at, in the order in which it is needed.
    pub findings: Vec<Finding>,
}

/// One thing that deploying and testing needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Finding {
    pub is_good: bool,
    /// What is there, or what is missing.
    pub message: String,
    /// What to do about what is missing.
    pub help: Option<String>,
}

/// A routine of the working location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine {
    pub kind: RoutineKind,
    pub name: String,
    /// The parameters' types as DROP wants them: `(VARCHAR, FLOAT)`. None where the name is enough.
    pub signature: Option<String>,
}

/// A table or a view, without its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TableEntry {
    /// Without its place.
    pub name: String,
    pub kind: TableKind,
    /// None where the warehouse does not say.
    #[ts(type = "number | null")]
    pub rows: Option<u64>,
    /// As they are stored.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TableKind {
    Table,
    View,
}
