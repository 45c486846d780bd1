use serde::Serialize;
use ts_rs::TS;

use crate::extension::{Link, elements, link, text, texts};
use crate::input::Input;
use crate::json::Node;

/// A component's metadata (package format, section 3), read as leniently as [`crate::Extension`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Component {
    pub name: String,
    pub title: String,
    pub description: String,
    pub version: String,
    pub icon: String,
    pub external_reference: Option<Link>,
    /// Environment variables it asks for; a missing list means none.
    pub carto_env_vars: Vec<String>,
    pub inputs: Vec<Input>,
    pub outputs: Vec<Output>,
    /// Set in the legacy layout, where the SQL names its own procedure.
    pub procedure_name: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Output {
    pub name: String,
    pub title: String,
    pub description: String,
    #[serde(rename = "type")]
    pub kind: String,
}

impl Component {
    pub fn read(node: &Node) -> Self {
        Self {
            name: text(node, "name"),
            title: text(node, "title"),
            description: text(node, "description"),
            version: text(node, "version"),
            icon: text(node, "icon"),
            external_reference: node.get("externalReference").and_then(link),
            carto_env_vars: texts(node, "cartoEnvVars"),
            inputs: elements(node, "inputs").map(Input::read).collect(),
            outputs: elements(node, "outputs").map(Output::read).collect(),
            procedure_name: node.get("procedureName").and_then(Node::as_str).map(str::to_owned),
        }
    }

    pub fn input(&self, name: &str) -> Option<&Input> {
        self.inputs.iter().find(|input| input.name == name)
    }
}

impl Output {
    fn read(node: &Node) -> Self {
        Self {
            name: text(node, "name"),
            title: text(node, "title"),
            description: text(node, "description"),
            kind: text(node, "type"),
        }
    }
}
