use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::extension::text;
use crate::form::FormValues;
use crate::input::{Input, plain_value};
use crate::json::{Json, Node};

/// One condition of `showIf`: another input has one of some values. All conditions of an input must hold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Condition {
    pub parameter: String,
    /// The values that let the input show; a scalar in the metadata reads as a list of one.
    pub values: Vec<Value>,
    /// Whether the metadata writes a list ("any of these").
    pub any: bool,
}

impl Condition {
    pub fn read(node: &Node) -> Self {
        let value = node.get("value");
        let any = value.is_some_and(Node::is_array);
        Self {
            parameter: text(node, "parameter"),
            values: match value.map(|value| (&value.json, value)) {
                Some((Json::Array(elements), _)) => elements.iter().map(Node::to_value).collect(),
                Some((_, scalar)) => vec![scalar.to_value()],
                None => Vec::new(),
            },
            any,
        }
    }

    fn holds(&self, value: Option<&Value>) -> bool {
        let value = value.unwrap_or(&Value::Null);
        self.values.iter().any(|wanted| match value {
            Value::Array(chosen) => chosen.iter().any(|chosen| same(chosen, wanted)),
            value => same(value, wanted),
        })
    }
}

/// Scalars are compared as people read them: `"true"` in the metadata is the checked box.
fn same(one: &Value, other: &Value) -> bool {
    one == other || (!one.is_null() && !other.is_null() && plain_value(one) == plain_value(other))
}

/// Whether the form shows the input while it holds these values.
pub fn is_shown(input: &Input, values: &FormValues) -> bool {
    input.show_if.iter().all(|condition| condition.holds(values.get(&condition.parameter)))
}
