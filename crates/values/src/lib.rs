//! What a cell or a variable of a warehouse holds, and of which type it is.

mod calendar;
mod data_type;
mod temporal;
mod value;

pub use data_type::{Type, field_name};
pub use temporal::{Date, DateTime, Interval, TemporalError, Time, Timestamp};
pub use value::Value;
