//! Whether a run did what is expected of it.

mod canonical;
mod difference;
mod geometry;
mod schema;

pub use difference::{ChangedRow, Difference, RowsDifference};

pub(crate) use canonical::Reading;
pub(crate) use difference::Comparison;
pub(crate) use geometry::is_geojson;
pub(crate) use schema::{columns, warnings};
