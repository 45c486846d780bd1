//! JSON with the place of everything in it.

mod node;
mod parse;
mod pointer;
pub(crate) mod style;

pub use node::{Json, Member, Node};
pub use parse::{JsonError, MAX_BYTES, parse};
pub use pointer::Pointer;
pub use style::Style;
