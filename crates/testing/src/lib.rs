//! Test cases on any engine: run, compared with what is expected, captured (package format, section 6).
//!
//! A [`Suite`] is a package with what its marks stand for; [`Suite::run`] runs cases side by side on an [`Engine`],
//! each in a fresh database that the package's own installation script was run in. [`local`] is the offline engine.

mod call;
mod capture;
mod compare;
mod exact;
mod fixture;
pub mod local;
mod one;
mod place;
mod result;
mod rows;
mod sheet;
mod suite;
mod table;
mod trial;
mod typed;
mod variables;
mod warehouse;

pub use capture::Captured;
pub use compare::{ChangedRow, Difference, RowsDifference};
pub use extension_engine::Cancel;
pub use result::{CaseKey, CaseResult, Dynamic, Mode, Outcome, OutputResult, Report, RunKind, Told, Warning};
pub use sheet::{Fault, Sheet, SheetColumn, cell_fault, cell_value, type_names};
pub use suite::{Event, Options, Suite};
pub use table::{Table, TableColumn};
pub use typed::{RowsFormat, TypedRows};
pub use variables::{ENV_FILE, Unset, Variables};
pub use warehouse::{Engine, RunError, Statement, Step, TableName, WarehouseLike};
