//! The Snowflake client against a server on loopback that answers as Snowflake answers its drivers.

#![allow(clippy::unwrap_used, clippy::panic)]

mod cancelling;
mod certificates;
mod deploying;
mod faults;
mod looking;
mod parallel;
mod proxy;
mod results;
mod secrets;
mod sessions;
mod signing_in;
mod statements;
mod support;
mod tables;
