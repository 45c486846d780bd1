//! Query parameters: `@name` and `?`.

use extension_engine::{Type, Value, json::to_value};
use serde_json::Value as Json;

use super::ask::Ask;
use crate::error::{ApiError, Reason};

/// A parameter with its name; the name of one without is empty.
pub type Parameter = (String, (Type, Value));

/// The parameters of a query's configuration.
pub fn read(parameters: &[Json]) -> Result<Vec<Parameter>, ApiError> {
    parameters.iter().map(parameter).collect()
}

fn parameter(parameter: &Json) -> Result<Parameter, ApiError> {
    let name = parameter.text("name").unwrap_or_default();
    let shown = if name.is_empty() { "?" } else { name };
    let data_type = parameter.at("parameterType").and_then(data_type);
    let data_type = data_type.ok_or_else(|| invalid(shown, "its type is not one that is served"))?;
    let value = match parameter.at("parameterValue") {
        Some(given) => value(given, &data_type).map_err(|reason| invalid(shown, &reason))?,
        None => Value::Null,
    };
    Ok((name.to_owned(), (data_type, value)))
}

fn invalid(name: &str, reason: &str) -> ApiError {
    ApiError::new(Reason::InvalidQuery, format!("Invalid query parameter {name}: {reason}")).about("query")
}

fn data_type(given: &Json) -> Option<Type> {
    match given.text("type")?.to_uppercase().as_str() {
        "ARRAY" => Some(Type::array(data_type(given.at("arrayType")?)?)),
        "STRUCT" | "RECORD" => {
            let field =
                |field: &Json| Some((field.text("name").unwrap_or_default().to_owned(), data_type(field.at("type")?)?));
            Some(Type::Struct(given.list("structTypes").iter().map(field).collect::<Option<_>>()?))
        }
        "FLOAT" => Some(Type::Float64),
        name => Type::simple(name),
    }
}

fn value(given: &Json, data_type: &Type) -> Result<Value, String> {
    match data_type {
        Type::Array(element) => {
            let items = given.list("arrayValues").iter().map(|item| value(item, element));
            Ok(Value::Array(items.collect::<Result<_, _>>()?))
        }
        Type::Struct(fields) => {
            let Some(values) = given.at("structValues") else { return Ok(Value::Null) };
            let field = |(name, data_type): &(String, Type)| {
                let value = values.get(name).map_or(Ok(Value::Null), |given| value(given, data_type))?;
                Ok((name.clone(), value))
            };
            Ok(Value::Struct(fields.iter().map(field).collect::<Result<_, String>>()?))
        }
        scalar => match given.at("value") {
            Some(text) => to_value(text, scalar).map_err(|_| format!("{text} is no {scalar}")),
            None => Ok(Value::Null),
        },
    }
}
