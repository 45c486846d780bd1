use serde_json::{Value, json};

use super::{Argument, InputType, PaletteGroup, PaletteItem, Possible};
use crate::form::ConnectedTables;
use crate::input::{Input, plain_value};

/// JSON typed in a code editor.
pub struct Json;

impl InputType for Json {
    fn name(&self) -> &'static str {
        "Json"
    }

    fn summary(&self) -> &'static str {
        "JSON, typed in a code editor"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "JSON",
            group: PaletteGroup::Text,
            hint: "A code editor that checks JSON",
            template: json!({"type": "Json"}),
        }]
    }

    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        as_text(default)
    }

    fn judge(&self, _input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        parse(&plain_value(value)).err()
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Incomparable
    }

    fn argument(&self, _input: &Input, value: &Value) -> Argument {
        Argument::Text(plain_value(value))
    }
}

/// The field holds text; a default may also be written as JSON itself.
pub(super) fn as_text(default: &Value) -> Value {
    match default {
        Value::Object(_) | Value::Array(_) => {
            Value::String(serde_json::to_string_pretty(default).unwrap_or_else(|_| default.to_string()))
        }
        other => other.clone(),
    }
}

/// The JSON of a text, or what is wrong with it and on which line.
pub(super) fn parse(text: &str) -> Result<crate::json::Node, String> {
    crate::json::parse(text).map_err(|error| {
        let place = crate::text::Lines::new(text).place(error.span.start);
        format!("Line {}: {}", place.line, error.message)
    })
}
