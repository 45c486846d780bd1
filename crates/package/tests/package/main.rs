//! The package crate on real folders.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod folder;

mod bundle;
mod examples;
mod icons;
mod open;
mod save;
mod watch;
mod zip;
