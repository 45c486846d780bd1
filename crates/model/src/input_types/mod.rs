//! The registry of input types (package format, section 3). A type is one file here, named in [`ALL`].

mod boolean;
mod column;
mod geojson;
mod json;
mod number;
mod range;
mod selection;
mod string;
mod string_sql;
mod table;
mod undocumented;

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::form::ConnectedTables;
use crate::input::{Input, plain_value};

/// What the studio knows of one input type.
pub trait InputType: Sync {
    /// The name in the metadata.
    fn name(&self) -> &'static str;

    /// What it is for, in a sentence.
    fn summary(&self) -> &'static str;

    /// The entries of the designer's palette that make an input of this type; none for types that are only kept.
    fn palette(&self) -> Vec<PaletteItem>;

    /// The options that only this type has.
    fn options(&self) -> &'static [OptionSpec] {
        &[]
    }

    /// How a value travels in the CALL, and so the type of the procedure's parameter.
    fn sql_kind(&self) -> SqlKind {
        SqlKind::Text
    }

    /// What the field holds when there is no default.
    fn blank(&self) -> Value {
        Value::Null
    }

    /// A default as the field holds it: published packages write numbers and booleans as strings.
    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        default.clone()
    }

    /// What is wrong with a value that is not empty, in words for the one who typed it.
    fn judge(&self, _input: &Input, _value: &Value, _tables: &ConnectedTables) -> Option<String> {
        None
    }

    /// What can be chosen in the form.
    fn choices(&self, _input: &Input, _tables: &ConnectedTables) -> Vec<String> {
        Vec::new()
    }

    /// The values it can ever have, so that a `showIf` can be built and checked.
    fn possible(&self, _input: &Input) -> Possible {
        Possible::Anything
    }

    /// A value that is not empty as an argument of the CALL.
    fn argument(&self, _input: &Input, value: &Value) -> Argument {
        Argument::Text(plain_value(value))
    }

    /// False for types that only the reference toolkit accepts.
    fn is_documented(&self) -> bool {
        true
    }
}

/// Every input type, in the palette's order.
pub static ALL: &[&dyn InputType] = &[
    &table::Table,
    &column::Column,
    &string::String_,
    &string_sql::StringSql,
    &number::Number,
    &range::Range,
    &boolean::Boolean,
    &selection::Selection,
    &json::Json,
    &geojson::GeoJson,
    &geojson::GeoJsonDraw,
    &undocumented::Undocumented("Condition"),
    &undocumented::Undocumented("SelectionType"),
    &undocumented::Undocumented("SelectColumnType"),
    &undocumented::Undocumented("SelectColumnAggregation"),
    &undocumented::Undocumented("ColumnNumber"),
    &undocumented::Undocumented("SelectColumnNumber"),
];

pub fn by_name(name: &str) -> Option<&'static dyn InputType> {
    ALL.iter().copied().find(|input_type| input_type.name() == name)
}

/// An entry of the palette: one way to add an input.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PaletteItem {
    pub label: &'static str,
    pub group: PaletteGroup,
    pub hint: &'static str,
    /// The new input without its name and title.
    #[ts(type = "Record<string, unknown>")]
    pub template: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub enum PaletteGroup {
    Data,
    Text,
    Numbers,
    Choices,
    Places,
}

/// An option that only one type has.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[ts(export)]
pub struct OptionSpec {
    pub key: &'static str,
    pub title: &'static str,
    pub help: &'static str,
    /// The only values it may have; empty when it is free.
    pub values: &'static [&'static str],
}

/// How an input's value travels to the warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub enum SqlKind {
    Text,
    Number,
    Boolean,
}

/// The values an input can ever have.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", content = "values", rename_all = "camelCase")]
#[ts(export)]
pub enum Possible {
    /// Any text or number.
    Anything,
    /// Nothing that a condition could compare: tables, columns, drawings.
    Incomparable,
    OneOf(Vec<Value>),
    /// Numbers between two bounds, either of which may be missing.
    Between(Option<f64>, Option<f64>),
}

impl Possible {
    /// Whether a `showIf` that waits for this value can ever hold.
    pub fn includes(&self, value: &Value) -> bool {
        match self {
            Possible::Anything => !value.is_array() && !value.is_object(),
            Possible::Incomparable => true,
            Possible::OneOf(values) => values.iter().any(|one| plain_value(one) == plain_value(value)),
            Possible::Between(min, max) => crate::input::number(value)
                .is_some_and(|number| min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)),
        }
    }
}

/// An argument of the CALL before a dialect quotes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    Null,
    Text(String),
    /// Spelled as SQL and JSON both spell it.
    Number(String),
    Boolean(bool),
}

/// The argument for what a field holds; empty fields and unknown types included.
pub fn argument(input: &Input, value: &Value) -> Argument {
    if value.is_null() || (crate::form::is_empty(value) && !value.is_string()) {
        return Argument::Null;
    }
    match input.input_type() {
        Some(input_type) => input_type.argument(input, value),
        None => Argument::Text(plain_value(value)),
    }
}

/// A list chosen in a field of mode `multiple`; a text is split at its commas, as it travels in the CALL.
fn chosen(value: &Value) -> Vec<String> {
    match value {
        Value::Array(entries) => entries.iter().map(plain_value).collect(),
        Value::String(text) => text.split(',').map(|entry| entry.trim().to_owned()).filter(|e| !e.is_empty()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_found_by_its_own_name_and_palettes_make_their_type() {
        for input_type in ALL {
            assert_eq!(by_name(input_type.name()).map(|found| found.name()), Some(input_type.name()));
            assert_eq!(input_type.is_documented(), !input_type.palette().is_empty());
            for item in input_type.palette() {
                assert_eq!(item.template["type"], input_type.name());
            }
        }
    }
}
