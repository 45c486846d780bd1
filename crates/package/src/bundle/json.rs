//! Writing JSON that is mostly somebody else's: every key and every number stays as it is spelled.

use std::borrow::Cow;
use std::collections::HashMap;

use extension_model::Node;
use extension_model::json::{Json, Member};

/// A value made of parts of documents and of new ones.
#[derive(Debug)]
pub enum Value<'a> {
    Carried(&'a Node),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(&'a str, Value<'a>)>),
}

impl<'a> Value<'a> {
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }
}

/// An object with some keys set: in their place where it has them, at its end where it has not.
pub fn with<'a>(object: &'a Node, set: Vec<(&'static str, Value<'a>)>) -> Value<'a> {
    let mut entries: Vec<_> =
        distinct(object.members()).map(|member| (member.key.as_str(), Value::Carried(&member.node))).collect();
    for (key, value) in set {
        match entries.iter_mut().find(|(present, _)| *present == key) {
            Some((_, place)) => *place = value,
            None => entries.push((key, value)),
        }
    }
    Value::Object(entries)
}

/// The members that count: of a key that stands twice, the last value in the first place.
fn distinct(members: &[Member]) -> impl Iterator<Item = &Member> {
    let last: HashMap<&str, &Member> = members.iter().map(|member| (member.key.as_str(), member)).collect();
    let mut first = last.clone();
    members.iter().filter_map(move |member| first.remove(member.key.as_str()))
}

/// How much white space a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Compact,
    Indented,
}

pub fn write(value: &Value, layout: Layout) -> String {
    let mut writer = Writer { text: String::new(), layout, depth: 0 };
    writer.value(value);
    writer.text
}

struct Writer {
    text: String,
    layout: Layout,
    depth: usize,
}

impl Writer {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Carried(node) => self.node(node),
            Value::Text(text) => self.string(text),
            Value::List(values) => self.block(['[', ']'], values.iter(), Self::value),
            Value::Object(entries) => self.block(['{', '}'], entries.iter(), |writer, (key, value)| {
                writer.key(key);
                writer.value(value);
            }),
        }
    }

    fn node(&mut self, node: &Node) {
        match &node.json {
            Json::Null => self.text.push_str("null"),
            Json::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Json::Number(spelling) => self.text.push_str(spelling),
            Json::String(text) => self.string(text),
            Json::Array(elements) => self.block(['[', ']'], elements.iter(), Self::node),
            Json::Object(members) => self.block(['{', '}'], distinct(members), |writer, member| {
                writer.key(&member.key);
                writer.node(&member.node);
            }),
        }
    }

    fn block<T>(&mut self, [open, close]: [char; 2], entries: impl Iterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.text.push(open);
        self.depth += 1;
        let mut is_empty = true;
        for entry in entries {
            if !is_empty {
                self.text.push(',');
            }
            is_empty = false;
            self.line();
            write(self, entry);
        }
        self.depth -= 1;
        if !is_empty {
            self.line();
        }
        self.text.push(close);
    }

    fn line(&mut self) {
        if self.layout == Layout::Indented {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", self.depth));
        }
    }

    fn key(&mut self, key: &str) {
        self.string(key);
        self.text.push_str(if self.layout == Layout::Indented { ": " } else { ":" });
    }

    fn string(&mut self, text: &str) {
        self.text.push_str(&serde_json::Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use extension_model::Document;

    use super::*;

    const TEXT: &str =
        r#"{"n": 1.10, "big": 123456789012345678901234567890, "e": 1E400, "a": 1, "b": [], "a": {"x": null}}"#;

    #[test]
    fn numbers_keep_their_spelling_and_the_last_of_two_keys_counts() {
        let document = Document::new(TEXT);
        let compact = write(&Value::Carried(document.tree().unwrap()), Layout::Compact);
        assert_eq!(compact, r#"{"n":1.10,"big":123456789012345678901234567890,"e":1E400,"a":{"x":null},"b":[]}"#);
    }

    #[test]
    fn a_set_key_stands_in_its_place_or_at_the_end() {
        let document = Document::new("{\"name\": \"x\", \"_comment\": \"é\\u0007\"}");
        let set = vec![("name", Value::text("y.x")), ("group", Value::List(vec![Value::text("\"G\"")]))];
        let value = with(document.tree().unwrap(), set);
        assert_eq!(write(&value, Layout::Compact), r#"{"name":"y.x","_comment":"é\u0007","group":["\"G\""]}"#);
        assert_eq!(
            write(&value, Layout::Indented),
            "{\n  \"name\": \"y.x\",\n  \"_comment\": \"é\\u0007\",\n  \"group\": [\n    \"\\\"G\\\"\"\n  ]\n}"
        );
    }
}
