//! The client against the stand-in: a real server, on loopback.

#![allow(clippy::unwrap_used, clippy::panic)]

mod faults;
mod installing;
mod looking;
mod running;
mod signing_in;
mod support;
mod tables;
