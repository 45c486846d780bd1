//! Test cases of a component (package format, section 6).

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::input::plain_value;
use crate::json::Node;

/// One entry of `test/test.json`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TestCase {
    /// A number or a text in the file; always text here.
    pub id: String,
    /// Input values by name; a Table input names an `.ndjson` file without its ending.
    #[ts(type = "Record<string, unknown>")]
    pub inputs: Map<String, Value>,
}

/// The cases of a test file; none where it is not a list.
pub fn read(node: &Node) -> Vec<TestCase> {
    node.elements()
        .iter()
        .map(|case| TestCase {
            id: case.get("id").map(|id| plain_value(&id.to_value())).unwrap_or_default(),
            inputs: match case.get("inputs").map(Node::to_value) {
                Some(Value::Object(inputs)) => inputs,
                _ => Map::new(),
            },
        })
        .collect()
}
