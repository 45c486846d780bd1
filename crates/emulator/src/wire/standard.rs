//! Types of routines: BigQuery writes them otherwise than those of tables.

use extension_engine::Type;
use serde_json::{Value, json};

use super::ask::Ask;

/// A type as a routine's resource has it.
pub fn told(data_type: &Type) -> Value {
    match data_type {
        Type::Array(element) => json!({ "typeKind": "ARRAY", "arrayElementType": told(element) }),
        Type::Struct(fields) => {
            let field = |(name, data_type): &(String, Type)| json!({ "name": name, "type": told(data_type) });
            json!({ "typeKind": "STRUCT", "structType": { "fields": fields.iter().map(field).collect::<Vec<_>>() } })
        }
        simple => json!({ "typeKind": simple.to_string() }),
    }
}

/// The SQL of a type that a client writes; none when it is no type.
pub fn sql(given: &Value) -> Option<String> {
    Some(match given.text("typeKind")? {
        "ARRAY" => format!("ARRAY<{}>", sql(given.at("arrayElementType")?)?),
        "STRUCT" => {
            let field =
                |field: &Value| Some(format!("{} {}", field.text("name").unwrap_or_default(), sql(field.at("type")?)?));
            let fields: Vec<_> = given.list("structType.fields").iter().map(field).collect::<Option<_>>()?;
            format!("STRUCT<{}>", fields.join(", "))
        }
        name => Type::simple(name)?.to_string(),
    })
}
