//! Whole packages tested on the offline engine.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

mod examples;
mod suites;
