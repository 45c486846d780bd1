//! Bodies run for real: JavaScript here, Python in worker processes.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

mod javascript;
mod python;

use std::time::Duration;

use extension_runtimes::{Bounds, Definition, Parameter};
use extension_values::{Type, Value};

fn definition(parameters: &[(&str, Type)], returns: Type, body: &str) -> Definition {
    Definition {
        name: "F".to_owned(),
        parameters: parameters
            .iter()
            .map(|(name, data_type)| Parameter { name: (*name).to_owned(), data_type: data_type.clone() })
            .collect(),
        returns,
        body: body.to_owned(),
    }
}

/// Longer than any test needs, so that a hanging one fails by itself.
fn patient() -> Bounds {
    Bounds::within(Duration::from_secs(120))
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn array(element: Type) -> Type {
    Type::Array(Box::new(element))
}

fn structure(fields: &[(&str, Type)]) -> Type {
    Type::Struct(fields.iter().map(|(name, field)| ((*name).to_owned(), field.clone())).collect())
}

fn fields(fields: &[(&str, Value)]) -> Value {
    Value::Struct(fields.iter().map(|(name, cell)| ((*name).to_owned(), cell.clone())).collect())
}
