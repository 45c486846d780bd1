//! `extstudio test` and `extstudio capture` as a terminal and a CI job see them.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

mod bad_input;
mod capture;
mod junit;
mod reports;
mod support;
