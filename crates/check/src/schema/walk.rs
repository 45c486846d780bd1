use extension_model::json::Json;
use extension_model::{Node, Pointer, input_types};

use super::files::{INPUT, OWN_FIELDS};
use super::{Field, Finding, Flaw, Need, Schema, Shape};
use crate::suggest::did_you_mean;

/// How many departures of one file are told. Nobody repairs more by hand, and a hostile file could hold millions.
const MOST: usize = 1_000;

/// The departures of an object from its schema, at any depth, in the order of the schema.
pub(crate) fn findings(tree: &Node, schema: &Schema) -> Vec<Finding> {
    let mut walk = Walk { findings: Vec::new() };
    let at = Place { owner: format!("the {}", schema.what), pointer: Pointer::root() };
    walk.object(tree, schema.fields, &at);
    walk.unknown_keys(tree, schema.fields, &at);
    walk.findings
}

/// Keys that hold remarks: free at any level.
pub(crate) fn is_remark(key: &str) -> bool {
    key.starts_with("_comment")
}

struct Walk {
    findings: Vec<Finding>,
}

/// An object of the document.
struct Place {
    owner: String,
    pointer: Pointer,
}

impl Walk {
    fn object(&mut self, node: &Node, fields: &[Field], at: &Place) {
        for field in fields {
            self.field(node.get(field.key), field, at);
        }
    }

    fn field(&mut self, node: Option<&Node>, field: &Field, at: &Place) {
        let node = node.filter(|node| node.json != Json::Null);
        let Some(node) = node else {
            return self.missing(field, at, false);
        };
        if matches!(field.shape, Shape::Text) && node.as_str().is_some_and(|text| text.trim().is_empty()) {
            return self.missing(field, at, true);
        }
        let pointer = at.pointer.then(field.key);
        match (field.shape, &node.json) {
            (Shape::Object(schema), Json::Object(_)) => {
                let owner = if schema.what == field.key {
                    format!("the {}", schema.what)
                } else {
                    format!("the {} of {}", schema.what, at.owner)
                };
                let inner = Place { owner, pointer };
                self.object(node, schema.fields, &inner);
                self.unknown_keys(node, schema.fields, &inner);
            }
            (Shape::Objects(schema), Json::Array(elements)) => {
                self.elements(elements, field, at, |walk, element, place| {
                    walk.object(element, schema.fields, place);
                    walk.unknown_keys(element, schema.fields, place);
                });
            }
            (Shape::Inputs, Json::Array(elements)) => self.elements(elements, field, at, Self::input),
            (Shape::Flag, Json::String(text)) if matches!(text.as_str(), "true" | "false") => {
                self.add(pointer, at, Flaw::QuotedFlag);
            }
            (Shape::Texts, Json::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    if element.as_str().is_none() {
                        self.mistyped(pointer.then(index), field, "a string", element, at);
                    }
                }
            }
            (shape, _) if !fits(shape, node) => self.mistyped(pointer, field, shape.expected(), node, at),
            _ => {}
        }
    }

    fn elements(&mut self, elements: &[Node], field: &Field, at: &Place, each: impl Fn(&mut Self, &Node, &Place)) {
        let what = match field.shape {
            Shape::Objects(schema) => schema.what,
            _ => INPUT.what,
        };
        for (index, element) in elements.iter().enumerate() {
            if self.is_full() {
                break;
            }
            let pointer = at.pointer.then(field.key).then(index);
            if !element.is_object() {
                self.mistyped(pointer, field, "an object", element, at);
                continue;
            }
            let name = element.get("name").and_then(Node::as_str).filter(|name| !name.is_empty());
            let owner = match name {
                Some(name) => format!("the {what} \"{name}\""),
                None if at.pointer == Pointer::root() => format!("{what} {}", index + 1),
                None => format!("{what} {} of {}", index + 1, at.owner),
            };
            each(self, element, &Place { owner, pointer });
        }
    }

    fn input(&mut self, node: &Node, at: &Place) {
        self.object(node, INPUT.fields, at);
        let input_type = node.get("type").and_then(Node::as_str).and_then(input_types::by_name);
        // What keys a type has that nobody documents is not known; a missing or unknown type is told elsewhere.
        let Some(input_type) = input_type.filter(|input_type| input_type.is_documented()) else { return };
        let own_keys: Vec<_> = input_type.options().iter().map(|option| option.key).collect();
        for field in OWN_FIELDS.iter().filter(|field| own_keys.contains(&field.key)) {
            self.field(node.get(field.key), field, at);
        }
        let known = || INPUT.fields.iter().map(|field| field.key).chain(own_keys.iter().copied());
        for member in node.members() {
            let key = member.key.as_str();
            if is_remark(key) || known().any(|known| known == key) || self.is_full() {
                continue;
            }
            let others: Vec<_> = input_types::ALL
                .iter()
                .filter(|other| other.options().iter().any(|option| option.key == key))
                .map(|other| other.name())
                .collect();
            let help = if others.is_empty() {
                did_you_mean(key, known(), || remark(key))
            } else {
                format!("Only inputs of type {} have \"{key}\"; remove it", others.join(", "))
            };
            self.add(at.pointer.then(key), at, Flaw::UnknownKey { help });
        }
    }

    fn unknown_keys(&mut self, node: &Node, fields: &[Field], at: &Place) {
        let known = || fields.iter().map(|field| field.key);
        for member in node.members() {
            let key = member.key.as_str();
            if !is_remark(key) && !known().any(|known| known == key) && !self.is_full() {
                let help = did_you_mean(key, known(), || remark(key));
                self.add(at.pointer.then(key), at, Flaw::UnknownKey { help });
            }
        }
    }

    fn missing(&mut self, field: &Field, at: &Place, empty: bool) {
        if field.need != Need::Optional {
            let required = field.need == Need::Required;
            self.add(at.pointer.then(field.key), at, Flaw::Missing { required, empty });
        }
    }

    fn mistyped(&mut self, pointer: Pointer, field: &Field, expected: &'static str, node: &Node, at: &Place) {
        self.add(pointer, at, Flaw::Mistyped { strict: field.strict, expected, found: node.kind() });
    }

    fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    fn add(&mut self, pointer: Pointer, at: &Place, flaw: Flaw) {
        if self.is_full() {
            return;
        }
        self.findings.push(Finding { pointer, owner: at.owner.clone(), flaw });
    }
}

fn remark(key: &str) -> String {
    format!("Remove it, or keep it as a remark: \"_comment_{key}\"")
}

fn fits(shape: Shape, node: &Node) -> bool {
    match (shape, &node.json) {
        (Shape::Anything, _)
        | (Shape::Text, Json::String(_))
        | (Shape::Plain, Json::String(_) | Json::Number(_))
        | (Shape::Flag, Json::Bool(_))
        | (Shape::Number, Json::Number(_))
        | (Shape::Map, Json::Object(_))
        | (Shape::List, Json::Array(_)) => true,
        (Shape::Number, Json::String(_)) => extension_model::input::number(&node.to_value()).is_some(),
        _ => false,
    }
}
