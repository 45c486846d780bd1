//! The offline engine: runs a component's script on local rows, in process, without any account.
//!
//! A [`Database`] is a session on a fresh DuckDB in memory with a warehouse's face: tables and routines under
//! `project.dataset.name`, scripts in the warehouse's dialect. [`Database::beside`] opens further sessions on the same
//! tables, for other threads. A script goes through three rooms:
//!
//! - `script` reads its structure (DECLARE, IF, LOOP, BEGIN … EXCEPTION, CALL …) and runs it statement by statement;
//! - `translate` turns one SQL statement or expression into DuckDB's;
//! - `functions` holds what DuckDB itself lacks, as scalar functions registered with it.
//!
//! How values are held in DuckDB:
//!
//! | BigQuery | DuckDB | |
//! |---|---|---|
//! | BOOL, INT64, FLOAT64 | BOOLEAN, BIGINT, DOUBLE | |
//! | NUMERIC, BIGNUMERIC | DECIMAL(38,9) | BIGNUMERIC has less reach here than there |
//! | STRING, BYTES, JSON | VARCHAR, BLOB, JSON | |
//! | DATE, TIME, DATETIME, TIMESTAMP | DATE, TIME, TIMESTAMP, TIMESTAMPTZ | the session's zone is UTC |
//! | INTERVAL | INTERVAL | |
//! | ARRAY, STRUCT | LIST, STRUCT | a field without a name is `_field_1`, by its place |
//! | GEOGRAPHY | GEOMETRY | DuckDB's own type, whose vectors hold WKB: it survives tables, DESCRIBE, lists, structs and scalar functions, and is never mistaken for bytes |

pub mod arrow;
mod cancel;
mod catalog;
mod database;
pub mod duck;
mod error;
mod failure;
pub mod functions;
mod given;
pub mod json;
mod keep;
mod listing;
pub mod parse;
mod script;
mod settings;
mod table;
pub mod translate;
mod watch;

pub use cancel::Cancel;
pub use database::{Database, Executed, Run};
pub use error::EngineError;
pub use extension_values::{Date, DateTime, Interval, Time, Timestamp, Type, Value};
pub use failure::{Failure, FailureKind, Frame, Place};
pub use given::{Checked, Done, Given, Named, Operation, Target};
pub use listing::{Name, RelationInfo, RoutineInfo, RoutineParameter};
pub use settings::{Limits, Settings};
pub use table::{Column, Table};

use extension_values as value;
