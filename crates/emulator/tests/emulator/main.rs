//! The stand-in as any client meets it: HTTP in, JSON out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod errors;
mod faults;
mod keeping;
mod rows;
mod security;
mod support;
