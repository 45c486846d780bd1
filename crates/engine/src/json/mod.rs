//! Values and types as JSON files and clients write them.

mod types;
mod values;
mod wkb;

pub use types::parse_type;
pub use values::{from_value, to_value};
pub use wkb::{from_wkt, to_wkt};
