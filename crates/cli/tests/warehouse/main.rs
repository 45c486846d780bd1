//! `extstudio` as a black box, against real servers on loopback.

mod deploying;
mod secrets;
mod support;
mod testing;
