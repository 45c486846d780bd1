//! How large tables are, as BigQuery counts: an estimate from the rows and the types, as the engine keeps no sizes.

use extension_engine::{Database, Name, Type};

use crate::path;

/// Texts and the like are taken to be as long as this.
const TEXT: u64 = 16;

/// About how many bytes a table holds. A view holds none itself.
pub fn bytes(database: &Database, name: &Name) -> u64 {
    let Some(relation) = database.relation(name).filter(|relation| relation.view.is_none()) else { return 0 };
    let width: u64 = relation.columns.iter().map(|column| of(&column.data_type)).sum();
    database.count(&path(name)).unwrap_or(0) * width
}

fn of(data_type: &Type) -> u64 {
    match data_type {
        Type::Bool => 1,
        Type::Numeric | Type::Interval => 16,
        Type::BigNumeric => 32,
        Type::String | Type::Bytes | Type::Json | Type::Geography => TEXT,
        Type::Array(element) => of(element),
        Type::Struct(fields) => fields.iter().map(|(_, field)| of(field)).sum(),
        _ => 8,
    }
}
