//! The crate from outside: what it writes, held still by snapshots, and what no text may break.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod author_places;
mod calls;
mod common;
mod functions;
mod installation;
mod procedures;
mod syntax;
