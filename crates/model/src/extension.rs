use serde::Serialize;
use ts_rs::TS;

use crate::json::Node;
use crate::provider::Provider;

/// The extension's own metadata (package format, section 2), read leniently: what is absent or of another
/// type than documented reads as empty, and a check says so.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Extension {
    pub name: String,
    pub title: String,
    pub industry: String,
    pub description: String,
    pub icon: String,
    pub version: String,
    pub last_update: String,
    /// None when absent or unknown.
    pub provider: Option<Provider>,
    pub author: Option<Attribution>,
    pub license: Option<Attribution>,
    pub details: Vec<Detail>,
    /// Component folders in their order.
    pub components: Vec<String>,
    /// Function folders in their order.
    pub functions: Vec<String>,
}

/// An author or a licence: a text, or a link that stands for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Attribution {
    pub value: String,
    pub link: Option<Link>,
    /// The metadata writes a string where the format has an object: keys cannot be added to it.
    pub bare: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Link {
    pub label: String,
    pub href: String,
}

/// A row of the details page. A link wins over a value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Detail {
    pub name: String,
    pub value: String,
    pub link: Option<Link>,
}

impl Extension {
    pub fn read(node: &Node) -> Self {
        Self {
            name: text(node, "name"),
            title: text(node, "title"),
            industry: text(node, "industry"),
            description: text(node, "description"),
            icon: text(node, "icon"),
            version: text(node, "version"),
            last_update: text(node, "lastUpdate"),
            provider: node.get("provider").and_then(Node::as_str).and_then(Provider::from_name),
            author: node.get("author").and_then(attribution),
            license: node.get("license").and_then(attribution),
            details: elements(node, "details").map(detail).collect(),
            components: texts(node, "components"),
            functions: texts(node, "functions"),
        }
    }
}

fn attribution(node: &Node) -> Option<Attribution> {
    match node.as_str() {
        Some(value) => Some(Attribution { value: value.to_owned(), link: None, bare: true }),
        None if node.is_object() => {
            Some(Attribution { value: text(node, "value"), link: node.get("link").and_then(link), bare: false })
        }
        None => None,
    }
}

fn detail(node: &Node) -> Detail {
    Detail { name: text(node, "name"), value: text(node, "value"), link: node.get("link").and_then(link) }
}

pub(crate) fn link(node: &Node) -> Option<Link> {
    node.is_object().then(|| Link { label: text(node, "label"), href: text(node, "href") })
}

pub(crate) fn text(node: &Node, key: &str) -> String {
    node.get(key).and_then(Node::as_str).unwrap_or_default().to_owned()
}

pub(crate) fn elements<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = &'a Node> {
    node.get(key).map(Node::elements).unwrap_or_default().iter()
}

pub(crate) fn texts(node: &Node, key: &str) -> Vec<String> {
    elements(node, key).filter_map(Node::as_str).map(str::to_owned).collect()
}
