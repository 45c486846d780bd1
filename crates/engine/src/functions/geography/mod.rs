//! BigQuery's geography functions, over the sphere of `extension-geography`.

pub(crate) mod agree;
pub(crate) mod lines;
pub(crate) mod making;
pub(crate) mod measures;
pub(crate) mod parts;
pub(crate) mod reading;
pub(crate) mod together;

use super::native::{Native, Row};

/// Every table.
pub(super) fn natives() -> impl Iterator<Item = &'static Native> {
    [
        reading::NATIVES,
        reading::OPTIONS,
        parts::NATIVES,
        measures::NATIVES,
        agree::NATIVES,
        making::NATIVES,
        making::OPTIONS,
        lines::NATIVES,
        together::NATIVES,
    ]
    .into_iter()
    .flatten()
}

/// Refuses `use_spheroid => TRUE`, the argument in a place if it is there.
fn on_sphere(row: &Row, place: usize) -> Result<(), String> {
    if row.has(place) && row.bool(place)? {
        return Err("use_spheroid TRUE is not available offline: distances are measured on the sphere".into());
    }
    Ok(())
}
