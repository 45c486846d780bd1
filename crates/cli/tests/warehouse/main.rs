//! `extstudio` as a black box, against real servers on loopback.

#![allow(clippy::unwrap_used, clippy::panic)]

mod deploying;
mod secrets;
mod support;
mod testing;
