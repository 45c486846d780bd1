//! What a user does in a warehouse, against real servers on loopback.

mod deploying;
mod sampling;
mod secrets;
mod snowflake;
mod support;
mod testing;
