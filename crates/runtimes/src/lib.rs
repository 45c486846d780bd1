//! Runs the bodies of JavaScript and Python functions on rows of values, within limits.
//!
//! JavaScript runs in this process, Python in a worker process of the user's interpreter. Values arrive and leave
//! as [`extension_values::Value`]s; what a body may take and return is BigQuery's rule for its language. Nothing here knows of a database.

mod bounds;
mod definition;
mod error;
mod javascript;
mod python;

pub use bounds::{Bounds, Stop};
pub use definition::{Definition, Parameter, ScalarFunction};
pub use error::RuntimeError;
pub use javascript::{JavaScript, JavaScriptOptions};
pub use python::{Isolation, Python, PythonHost, PythonOptions};
