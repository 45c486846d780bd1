//! The functions and operators that are covered, a family a file.

mod aggregates;
mod arrays;
mod bits;
mod comparison;
mod conditions;
mod conversion;
mod dates;
mod geography;
mod hashes;
mod json;
mod known;
mod net;
mod numbers;
mod strings;
mod times;
mod toolbox;
mod windows;

use super::registry::Family;

pub(crate) use known::KNOWN;
pub(crate) use strings::joined;
pub(crate) use toolbox::{covered as toolbox_function, is_toolbox};

/// Every family, in the manual's order.
pub(crate) static ALL: &[&Family] = &[
    &comparison::FAMILY,
    &conditions::FAMILY,
    &conversion::FAMILY,
    &numbers::FAMILY,
    &bits::FAMILY,
    &strings::FAMILY,
    &dates::FAMILY,
    &times::FAMILY,
    &arrays::FAMILY,
    &json::FAMILY,
    &aggregates::FAMILY,
    &windows::FAMILY,
    &hashes::FAMILY,
    &net::FAMILY,
    &geography::READING,
    &geography::PARTS,
    &geography::MEASURES,
    &geography::AGREEMENT,
    &geography::MAKING,
    &geography::LINES,
    &geography::TOGETHER,
    &toolbox::H3,
    &toolbox::QUADBIN,
];
