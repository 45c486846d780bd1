//! Test cases on any engine: run, compared with what is expected, captured (package format, section 6).
//!
//! A [`Suite`] is a package with what its marks stand for; [`Suite::run`] runs cases side by side in a
//! [`Warehouse`], where the package's own installation script was run before.

mod agreement;
mod call;
mod capture;
mod compare;
mod fixture;
mod one;
mod output;
mod place;
mod result;
mod rows;
mod sheet;
mod stage;
mod statement;
mod suite;
mod trial;
mod typed;
mod uploads;
mod variables;

pub use agreement::{Agreement, agreement};
pub use capture::Captured;
pub use compare::{ChangedRow, Difference, RowsDifference};
pub use extension_warehouse::{Cancel, Table, TableColumn, Warehouse};
pub use result::{CaseKey, CaseResult, Dynamic, Mode, Outcome, OutputResult, Report, RunKind, Told, Warning};
pub use sheet::{Fault, Sheet, SheetColumn, cell_fault, cell_value, type_names};
pub use statement::Statement;
pub use suite::{Event, Options, Suite};
pub use typed::{RowsFormat, TypedRows};
pub use variables::{ENV_FILE, Unset, Variables};
