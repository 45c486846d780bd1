//! What a user does in a warehouse, against real servers on loopback.

#![allow(clippy::unwrap_used, clippy::panic)]

mod deploying;
mod sampling;
mod secrets;
mod snowflake;
mod support;
mod testing;
