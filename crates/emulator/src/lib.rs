//! The offline engine behind BigQuery's REST interface, version 2, on loopback: for clients that know nothing of it.
//!
//! [`Emulator::start`] serves until it is dropped. Requests come in through `server` (who may ask at all) and `routes`
//! (one file for each resource of BigQuery's); `jobs` runs queries, `load` reads files into rows, `wire` holds BigQuery's
//! JSON. `faults` lets tests break things.

mod error;
mod faults;
mod guard;
mod ids;
mod jobs;
mod load;
mod notes;
mod options;
mod routes;
mod server;
mod sizes;
mod stand;
mod tokens;
mod uploads;
mod wire;
mod write;

pub use faults::{Fault, FaultKind, Faults};
pub use options::{Options, Tokens};
pub use server::{Emulator, StartError};

/// A table's path, as the engine reads it.
fn path(name: &extension_engine::Name) -> String {
    format!("{}.{}.{}", name.project, name.dataset, name.name)
}
