use std::ops::Range;

use serde_json::Value;

use super::Pointer;

/// A JSON value and the bytes of the text it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub span: Range<usize>,
    pub json: Json,
}

/// What a [`Node`] is. Numbers keep their own spelling.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(Box<str>),
    String(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// A key of an object with its value. An object may hold a key twice; the last one counts, as it does to other readers.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub key: String,
    pub key_span: Range<usize>,
    pub node: Node,
}

impl Node {
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(key).map(|member| &member.node)
    }

    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members().iter().rev().find(|member| member.key == key)
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[Member] {
        match &self.json {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none of anything else.
    pub fn elements(&self) -> &[Node] {
        match &self.json {
            Json::Array(elements) => elements,
            _ => &[],
        }
    }

    pub fn at(&self, pointer: &Pointer) -> Option<&Node> {
        pointer.steps().iter().try_fold(self, |node, step| node.step(step))
    }

    fn step(&self, step: &str) -> Option<&Node> {
        match &self.json {
            Json::Object(_) => self.get(step),
            Json::Array(elements) => elements.get(step.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// The node at a pointer or, where there is none, its nearest ancestor: where a missing thing would be.
    pub fn nearest(&self, pointer: &Pointer) -> &Node {
        let mut node = self;
        for step in pointer.steps() {
            match node.step(step) {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    pub fn as_str(&self) -> Option<&str> {
        match &self.json {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self.json {
            Json::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub fn is_object(&self) -> bool {
        matches!(self.json, Json::Object(_))
    }

    pub fn is_array(&self) -> bool {
        matches!(self.json, Json::Array(_))
    }

    /// The kind in a reader's words, for messages: "a string", "a number"…
    pub fn kind(&self) -> &'static str {
        match self.json {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        }
    }

    pub fn to_value(&self) -> Value {
        match &self.json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(*value),
            // A number outside what 64 bits hold has no serde_json form; its spelling is the best that is left.
            Json::Number(spelling) => {
                serde_json::from_str(spelling).unwrap_or_else(|_| Value::String(spelling.to_string()))
            }
            Json::String(text) => Value::String(text.clone()),
            Json::Array(elements) => Value::Array(elements.iter().map(Node::to_value).collect()),
            Json::Object(members) => {
                Value::Object(members.iter().map(|member| (member.key.clone(), member.node.to_value())).collect())
            }
        }
    }
}
