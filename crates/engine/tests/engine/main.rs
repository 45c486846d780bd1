//! The engine as its users meet it: a database, tables in, a script run, tables out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod dynamic;
mod failures;
mod geography;
mod installation;
mod limits;
mod messages;
mod procedures;
mod scripting;
mod sessions;
mod statements;
mod support;
mod tables;
mod views;
