use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::extension::{elements, text};
use crate::json::Node;

/// A user-defined function's metadata (package format, section 5), in either documented layout.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Function {
    pub name: String,
    pub kind: FunctionKind,
    pub description: String,
    pub parameters: Vec<Parameter>,
    /// The type it returns, as the warehouse names it; empty when the metadata names none.
    pub returns: String,
    /// Options of the CREATE statement, in their order.
    #[ts(type = "Record<string, unknown>")]
    pub extra_options: Map<String, Value>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FunctionKind {
    #[default]
    Function,
    Procedure,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Parameter {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
}

/// The language of a function's body, told by its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FunctionLanguage {
    Sql,
    Python,
    JavaScript,
}

impl FunctionLanguage {
    pub const ALL: [FunctionLanguage; 3] = [Self::Sql, Self::Python, Self::JavaScript];

    /// The file under `src/` that holds a body in this language.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Sql => "definition.sql",
            Self::Python => "definition.py",
            Self::JavaScript => "definition.js",
        }
    }
}

impl Function {
    pub fn read(node: &Node) -> Self {
        let signature = node.get("signature").unwrap_or(node);
        let returns = match (signature.get("returnType").and_then(Node::as_str), signature.get("returns")) {
            (Some(name), _) => name.to_owned(),
            (None, Some(returns)) => returns.as_str().map_or_else(|| text(returns, "type"), str::to_owned),
            (None, None) => String::new(),
        };
        let own_name = text(node, "name");
        Self {
            name: if own_name.is_empty() { text(signature, "name") } else { own_name },
            kind: match node.get("type").and_then(Node::as_str) {
                Some("procedure") => FunctionKind::Procedure,
                _ => FunctionKind::Function,
            },
            description: text(node, "description"),
            parameters: elements(signature, "parameters")
                .map(|parameter| Parameter { name: text(parameter, "name"), kind: text(parameter, "type") })
                .collect(),
            returns,
            extra_options: match node.get("extra_options").map(Node::to_value) {
                Some(Value::Object(options)) => options,
                _ => Map::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn both_layouts_read_alike() {
        let read = |text: &str| Function::read(Document::new(text).tree().unwrap());
        let plain = read(r#"{"name":"f","parameters":[{"name":"x","type":"FLOAT64"}],"returns":{"type":"STRING"}}"#);
        let signature = read(
            r#"{"name":"f","signature":{"name":"f","parameters":[{"name":"x","type":"FLOAT64"}],"returnType":"STRING"}}"#,
        );
        assert_eq!(plain, signature);
        assert_eq!(plain.returns, "STRING");
    }
}
