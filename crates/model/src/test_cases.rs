//! Test cases of a component (package format, section 6).

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::input::plain_value;
use crate::json::Node;

/// One entry of `test/test.json`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TestCase {
    /// A number or a text in the file; always text here.
    pub id: String,
    /// Input values by name; a Table input names an `.ndjson` file without its ending.
    #[ts(type = "Record<string, unknown>")]
    pub inputs: Map<String, Value>,
    /// What the environment variables hold in this case, by name.
    #[ts(type = "Record<string, unknown>")]
    pub env_vars: Map<String, Value>,
    /// Tables that must be there beside the inputs, each with the `.ndjson` file of its rows, without its ending.
    pub setup_tables: BTreeMap<String, String>,
    /// Outputs whose rows are neither compared nor captured.
    pub skip_output: Vec<String>,
    /// Whether rows are compared without regard to their order.
    pub test_sorting: bool,
}

impl Default for TestCase {
    fn default() -> Self {
        Self {
            id: String::new(),
            inputs: Map::new(),
            env_vars: Map::new(),
            setup_tables: BTreeMap::new(),
            skip_output: Vec::new(),
            test_sorting: true,
        }
    }
}

/// The cases of a test file; none where it is not a list.
pub fn read(node: &Node) -> Vec<TestCase> {
    node.elements().iter().map(case).collect()
}

fn case(node: &Node) -> TestCase {
    let object = |key: &str| match node.get(key).map(Node::to_value) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let text = |value: &Value| value.as_str().map(str::to_owned);
    TestCase {
        id: node.get("id").map(|id| plain_value(&id.to_value())).unwrap_or_default(),
        inputs: object("inputs"),
        env_vars: object("env_vars"),
        setup_tables: object("setup_tables")
            .into_iter()
            .filter_map(|(table, stem)| Some((table, text(&stem)?)))
            .collect(),
        skip_output: match node.get("skip_output").map(Node::to_value) {
            Some(Value::Array(names)) => names.iter().filter_map(text).collect(),
            _ => Vec::new(),
        },
        test_sorting: node.get("test_sorting").and_then(Node::as_bool).unwrap_or(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn every_key_is_read_and_absent_ones_have_their_meaning() {
        let text = r#"[
            {"id": 1, "inputs": {"a": null}, "env_vars": {"x": "y"}, "setup_tables": {"t": "rows"},
             "skip_output": ["o"], "test_sorting": false},
            {"id": "b"}
        ]"#;
        let cases = read(Document::new(text).tree().unwrap());
        assert_eq!((cases[0].id.as_str(), cases[0].test_sorting), ("1", false));
        assert_eq!(cases[0].inputs["a"], Value::Null);
        assert_eq!(cases[0].env_vars["x"], "y");
        assert_eq!(cases[0].setup_tables["t"], "rows");
        assert_eq!(cases[0].skip_output, ["o"]);
        assert_eq!(cases[1], TestCase { id: "b".into(), ..TestCase::default() });
    }
}
