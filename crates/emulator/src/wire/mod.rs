//! What travels: BigQuery's JSON for schemas, rows, parameters and routines.

pub mod ask;
pub mod cells;
pub mod parameters;
pub mod schema;
pub mod standard;

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970, as BigQuery writes points in time: digits in a string.
pub fn millis(time: SystemTime) -> String {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis()).to_string()
}
