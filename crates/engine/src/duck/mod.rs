//! Values and types at DuckDB's door.

mod arrays;
mod literal;
mod load;
mod rows;
mod types;

pub(crate) use arrays::array;
pub use literal::{identifier, literal, text_literal};
pub(crate) use load::{load, register};
pub(crate) use rows::{read, values};
pub use types::duckdb_type;
pub(crate) use types::{from_duckdb, handle};
