use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::extension::{elements, text};
use crate::input_types::{self, InputType};
use crate::json::Node;
use crate::show_if::Condition;

/// Keys every input may have; whatever else an input holds is its type's own (package format, section 3).
pub const GENERIC_KEYS: &[&str] = &[
    "name",
    "title",
    "type",
    "description",
    "placeholder",
    "optional",
    "default",
    "helper",
    "advanced",
    "showIf",
    "noDefault",
];

/// One input of a component.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Input {
    pub name: String,
    pub title: String,
    /// The type as it stands in the metadata; see [`Input::input_type`].
    #[serde(rename = "type")]
    pub type_name: String,
    pub description: String,
    pub placeholder: String,
    pub helper: String,
    pub optional: bool,
    pub advanced: bool,
    /// The form starts without the default.
    pub no_default: bool,
    pub default: Option<Value>,
    pub show_if: Vec<Condition>,
    /// Every key that is not generic, as written: the type's own options and unknown keys.
    #[ts(type = "Record<string, unknown>")]
    pub own: Map<String, Value>,
}

impl Input {
    pub fn read(node: &Node) -> Self {
        Self {
            name: text(node, "name"),
            title: text(node, "title"),
            type_name: text(node, "type"),
            description: text(node, "description"),
            placeholder: node.get("placeholder").map(plain).unwrap_or_default(),
            helper: text(node, "helper"),
            optional: flag(node, "optional"),
            advanced: flag(node, "advanced"),
            no_default: flag(node, "noDefault"),
            default: node.get("default").map(Node::to_value),
            show_if: elements(node, "showIf").map(Condition::read).collect(),
            own: node
                .members()
                .iter()
                .filter(|member| !GENERIC_KEYS.contains(&member.key.as_str()))
                .map(|member| (member.key.clone(), member.node.to_value()))
                .collect(),
        }
    }

    /// The registered type; none when the metadata names an unknown one.
    pub fn input_type(&self) -> Option<&'static dyn InputType> {
        input_types::by_name(&self.type_name)
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.own.get(key)?.as_str()
    }

    /// A number among the own options. Published packages also write numbers as strings.
    pub fn number(&self, key: &str) -> Option<f64> {
        number(self.own.get(key)?)
    }

    /// A list among the own options, its entries as text; one plain value counts as a list of one.
    pub fn list(&self, key: &str) -> Vec<String> {
        match self.own.get(key) {
            Some(Value::Array(entries)) => entries.iter().map(plain_value).collect(),
            Some(Value::Null) | None => Vec::new(),
            Some(one) => vec![plain_value(one)],
        }
    }

    pub fn mode(&self) -> Option<&str> {
        self.text("mode")
    }

    pub fn is_multiple(&self) -> bool {
        self.mode() == Some("multiple")
    }

    /// The title, or the name where there is none: what messages call the input.
    pub fn label(&self) -> &str {
        if self.title.is_empty() { &self.name } else { &self.title }
    }
}

/// A finite number, also when it is written as a string.
pub fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.filter(|number: &f64| number.is_finite())
}

/// A value as text: a string as it is, anything else as JSON writes it.
pub fn plain_value(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn plain(node: &Node) -> String {
    plain_value(&node.to_value())
}

/// A boolean; published packages also write `"true"`.
fn flag(node: &Node, key: &str) -> bool {
    node.get(key).is_some_and(|node| node.as_bool().unwrap_or_else(|| node.as_str() == Some("true")))
}
