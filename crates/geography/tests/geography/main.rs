//! The geography functions against figures that follow from the sphere alone, and against BigQuery's documentation.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod cells;
mod constructive;
mod measures;
mod overlays;
mod predicates;
mod properties;
mod texts;

use extension_geography::{EARTH_RADIUS, Geography, Reading, parse_wkt};

/// A geography of WKT.
fn wkt(text: &str) -> Geography {
    parse_wkt(text, Reading::default()).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

fn oriented(text: &str) -> Geography {
    parse_wkt(text, Reading { oriented: true, ..Reading::default() }).unwrap()
}

fn valid(text: &str) -> Geography {
    parse_wkt(text, Reading { make_valid: true, ..Reading::default() }).unwrap()
}

#[track_caller]
fn near(found: f64, expected: f64, relative: f64) {
    let gap = (found - expected).abs();
    assert!(gap <= relative * expected.abs().max(1e-300), "{found} is not {expected}: {gap} apart");
}

/// The area of the whole sphere.
fn globe() -> f64 {
    4.0 * std::f64::consts::PI * EARTH_RADIUS * EARTH_RADIUS
}
