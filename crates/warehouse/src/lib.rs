//! Places where packages are installed and run: BigQuery, Snowflake, and the offline engine.
//!
//! A [`Connection`] says where and as whom; [`Connection::connect`] gives a [`Warehouse`], which opens [`Session`]s.
//! Everything above knows these two traits and no warehouse by name. Calls block: who must not wait calls from a thread
//! of its own. Inside, requests run on a tokio runtime of this crate's.

pub mod bigquery;
mod connection;
mod error;
mod exact;
mod http;
mod installing;
pub mod offline;
mod runtime;
pub mod snowflake;
mod table;
mod warehouse;

pub use connection::{Connection, key_file};
pub use error::{Step, WarehouseError};
pub use exact::{row as exact_row, rows as exact_rows};
pub use extension_engine::Cancel;
pub use extension_sql::RoutineKind;
pub use installing::{
    Act, ActDone, ActEvent, ActKind, CarriedOut, Installed, Plan, carry_out, deploy_plan, installed, remove_plan,
};
pub use secrecy::SecretString;
pub use table::{Table, TableColumn, TableName};
pub use warehouse::{Executed, Finding, Identity, Reader, Routine, Session, TableEntry, TableKind, Warehouse};
