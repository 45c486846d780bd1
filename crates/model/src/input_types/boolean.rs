use serde_json::{Value, json};

use super::{Argument, InputType, PaletteGroup, PaletteItem, Possible, SqlKind};
use crate::form::ConnectedTables;
use crate::input::{Input, plain_value};

/// A checkbox.
pub struct Boolean;

impl InputType for Boolean {
    fn name(&self) -> &'static str {
        "Boolean"
    }

    fn summary(&self) -> &'static str {
        "Yes or no: a checkbox"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "Checkbox",
            group: PaletteGroup::Choices,
            hint: "Yes or no",
            template: json!({"type": "Boolean", "default": false}),
        }]
    }

    fn sql_kind(&self) -> SqlKind {
        SqlKind::Boolean
    }

    fn blank(&self) -> Value {
        Value::Bool(false)
    }

    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        match default.as_str().map(str::to_ascii_lowercase).as_deref() {
            Some("true") => Value::Bool(true),
            Some("false") => Value::Bool(false),
            _ => default.clone(),
        }
    }

    fn judge(&self, input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        (!self.normalise(input, value).is_boolean())
            .then(|| format!("\"{}\" is neither true nor false", plain_value(value)))
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::OneOf(vec![Value::Bool(true), Value::Bool(false)])
    }

    fn argument(&self, input: &Input, value: &Value) -> Argument {
        self.normalise(input, value).as_bool().map_or(Argument::Null, Argument::Boolean)
    }
}
