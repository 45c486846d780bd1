//! A JSON file as its text, and edits that change only the bytes they must.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::json::style::indentation;
use crate::json::{self, Json, JsonError, Member, Node, Pointer, Style};

/// A JSON file: its text, and its tree while the text is JSON. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Document {
    text: Arc<str>,
    tree: Result<Arc<Node>, JsonError>,
}

/// One change of a JSON document, as a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "camelCase")]
#[ts(export)]
pub enum Edit {
    /// Gives the key or element at `pointer` a value; a key that is absent is added where its kin stand.
    Set { pointer: Pointer, value: Value },
    /// Puts a new element into a list, before the index that ends `pointer`; `-` or the length appends.
    Insert { pointer: Pointer, value: Value },
    /// Takes a key or element away; an absent one is no error.
    Remove { pointer: Pointer },
    /// Moves an element of a list to the place `to` has once it is taken out. Its text stays as it is.
    Move { from: Pointer, to: usize },
    /// Gives a key another name, in its place.
    Rename { pointer: Pointer, key: String },
}

/// Why an edit cannot be made. The document is as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    #[error("The file is not valid JSON ({0}); repair its text first")]
    NotJson(#[from] JsonError),
    #[error("Nothing stands at {0}")]
    Absent(Pointer),
    #[error("{0} is {1}, not a list or an object")]
    NotAContainer(Pointer, &'static str),
    #[error("{0} already has a key \"{1}\"")]
    KeyTaken(Pointer, String),
    #[error("The whole document cannot be moved, renamed or removed")]
    Root,
}

impl Document {
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let tree = json::parse(&text).map(Arc::new);
        Self { text, tree }
    }

    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    pub fn tree(&self) -> Result<&Node, &JsonError> {
        self.tree.as_ref().map(Arc::as_ref)
    }

    /// The value at a pointer, if the document is JSON and has one.
    pub fn value(&self, pointer: &Pointer) -> Option<Value> {
        Some(self.tree().ok()?.at(pointer)?.to_value())
    }

    pub fn edit(&self, edit: &Edit) -> Result<Document, EditError> {
        let tree = self.tree().map_err(Clone::clone)?;
        let editor = Editor { text: &self.text, tree, style: Style::of(&self.text, tree) };
        let text = match edit {
            Edit::Set { pointer, value } => editor.set(pointer, value)?,
            Edit::Insert { pointer, value } => editor.insert(pointer, value)?,
            Edit::Remove { pointer } => editor.remove(pointer)?,
            Edit::Move { from, to } => editor.move_element(from, *to)?,
            Edit::Rename { pointer, key } => editor.rename(pointer, key)?,
        };
        Ok(text.map_or_else(|| self.clone(), Document::new))
    }
}

/// Keys in the order people write them; an added key goes after the last of its forerunners that is there.
const KEY_ORDER: &[&str] = &[
    "name",
    "title",
    "industry",
    "description",
    "icon",
    "version",
    "lastUpdate",
    "provider",
    "author",
    "license",
    "details",
    "externalReference",
    "cartoEnvVars",
    "procedureName",
    "components",
    "functions",
    "inputs",
    "outputs",
    "type",
    "parent",
    "dataType",
    "mode",
    "options",
    "min",
    "max",
    "placeholder",
    "default",
    "noDefault",
    "optional",
    "advanced",
    "helper",
    "showIf",
    "parameter",
    "value",
    "label",
    "link",
    "href",
];

struct Editor<'a> {
    text: &'a str,
    tree: &'a Node,
    style: Style,
}

/// The new text, or none when nothing changes.
type Edited = Result<Option<String>, EditError>;

impl Editor<'_> {
    fn set(&self, pointer: &Pointer, value: &Value) -> Edited {
        let Some(node) = self.tree.at(pointer) else {
            return self.add(pointer, value);
        };
        if node.to_value() == *value {
            return Ok(None);
        }
        let written = self.style.write(value, self.base(node.span.start));
        Ok(Some(self.splice(node.span.clone(), &written)))
    }

    fn add(&self, pointer: &Pointer, value: &Value) -> Edited {
        let (parent, key) = pointer.split_last().ok_or(EditError::Root)?;
        let Some(holder) = self.tree.at(&parent) else {
            // What should hold the key is absent too: it is made on the way.
            return self.add(&parent, &serde_json::json!({ key: value }));
        };
        let Json::Object(members) = &holder.json else {
            return Err(match holder.json {
                Json::Array(_) => EditError::Absent(pointer.clone()),
                _ => EditError::NotAContainer(parent, holder.kind()),
            });
        };
        let entry = |base: &str| self.style.member(key, value, base);
        let places: Vec<_> = members.iter().map(|member| member.key_span.start..member.node.span.end).collect();
        Ok(Some(self.insert_entry(holder, &places, place_for(key, members), entry)))
    }

    fn insert(&self, pointer: &Pointer, value: &Value) -> Edited {
        let (parent, step) = pointer.split_last().ok_or(EditError::Root)?;
        let Some(holder) = self.tree.at(&parent) else {
            return self.add(&parent, &Value::Array(vec![value.clone()]));
        };
        let Json::Array(elements) = &holder.json else {
            return Err(EditError::NotAContainer(parent, holder.kind()));
        };
        let index = match step {
            "-" => elements.len(),
            step => step
                .parse::<usize>()
                .ok()
                .filter(|index| *index <= elements.len())
                .ok_or_else(|| EditError::Absent(pointer.clone()))?,
        };
        let places: Vec<_> = elements.iter().map(|element| element.span.clone()).collect();
        Ok(Some(self.insert_entry(holder, &places, index, |base| self.style.write(value, base))))
    }

    /// Puts an entry into a list or an object, laid out as its neighbours are.
    fn insert_entry(
        &self,
        holder: &Node,
        places: &[std::ops::Range<usize>],
        index: usize,
        entry: impl Fn(&str) -> String,
    ) -> String {
        let Some(first) = places.first() else {
            return self.first_entry(holder, entry);
        };
        let gap = match places {
            [first, second, ..] => self.text[first.end..second.start].replace(',', ""),
            _ => self.text[holder.span.start + 1..first.start].to_owned(),
        };
        let gap = if gap.is_empty() { " " } else { &gap };
        let entry = entry(self.base(first.start));
        match index.checked_sub(1).and_then(|before| places.get(before)) {
            Some(before) => self.splice(before.end..before.end, &format!(",{gap}{entry}")),
            None => self.splice(first.start..first.start, &format!("{entry},{gap}")),
        }
    }

    fn first_entry(&self, holder: &Node, entry: impl Fn(&str) -> String) -> String {
        let base = self.base(holder.span.start);
        let inner = format!("{base}{}", self.style.indent);
        let newline = self.style.newline;
        let (open, close) = if holder.is_array() { ('[', ']') } else { ('{', '}') };
        let entry = entry(&inner);
        // A list of plain values starts on one line, as such lists are written.
        let plain = holder.is_array() && !entry.starts_with(['{', '[']);
        let block = if plain {
            format!("{open}{entry}{close}")
        } else {
            format!("{open}{newline}{inner}{entry}{newline}{base}{close}")
        };
        self.splice(holder.span.clone(), &block)
    }

    fn remove(&self, pointer: &Pointer) -> Edited {
        let (parent, step) = pointer.split_last().ok_or(EditError::Root)?;
        let Some(holder) = self.tree.at(&parent) else { return Ok(None) };
        let (places, index): (Vec<_>, _) = match &holder.json {
            Json::Object(members) => (
                members.iter().map(|member| member.key_span.start..member.node.span.end).collect(),
                members.iter().rposition(|member| member.key == step),
            ),
            Json::Array(elements) => (
                elements.iter().map(|element| element.span.clone()).collect(),
                step.parse().ok().filter(|index| *index < elements.len()),
            ),
            _ => return Err(EditError::NotAContainer(parent, holder.kind())),
        };
        let Some(index) = index else { return Ok(None) };
        let cut = match (index.checked_sub(1), places.get(index + 1)) {
            (Some(before), _) => places[before].end..places[index].end,
            (None, Some(after)) => places[index].start..after.start,
            (None, None) => holder.span.start + 1..holder.span.end - 1,
        };
        Ok(Some(self.splice(cut, "")))
    }

    fn move_element(&self, from: &Pointer, to: usize) -> Edited {
        let (parent, step) = from.split_last().ok_or(EditError::Root)?;
        let holder = self.tree.at(&parent).ok_or_else(|| EditError::Absent(parent.clone()))?;
        let Json::Array(elements) = &holder.json else {
            return Err(EditError::NotAContainer(parent, holder.kind()));
        };
        let index = step
            .parse::<usize>()
            .ok()
            .filter(|index| *index < elements.len())
            .ok_or_else(|| EditError::Absent(from.clone()))?;
        let to = to.min(elements.len() - 1);
        if index == to {
            return Ok(None);
        }
        let mut order: Vec<usize> = (0..elements.len()).collect();
        let moved = order.remove(index);
        order.insert(to, moved);

        let mut text = self.text[..elements[0].span.start].to_owned();
        for (place, element) in order.into_iter().enumerate() {
            text.push_str(&self.text[elements[element].span.clone()]);
            let gap_end = elements.get(place + 1).map_or(self.text.len(), |next| next.span.start);
            text.push_str(&self.text[elements[place].span.end..gap_end]);
        }
        Ok(Some(text))
    }

    fn rename(&self, pointer: &Pointer, key: &str) -> Edited {
        let (parent, old) = pointer.split_last().ok_or(EditError::Root)?;
        if old == key {
            return Ok(None);
        }
        let holder = self.tree.at(&parent).ok_or_else(|| EditError::Absent(parent.clone()))?;
        let member = holder.member(old).ok_or_else(|| EditError::Absent(pointer.clone()))?;
        if holder.member(key).is_some() {
            return Err(EditError::KeyTaken(parent, key.to_owned()));
        }
        Ok(Some(self.splice(member.key_span.clone(), &Value::from(key).to_string())))
    }

    fn splice(&self, span: std::ops::Range<usize>, with: &str) -> String {
        [&self.text[..span.start], with, &self.text[span.end..]].concat()
    }

    /// The indentation of the line an offset is on.
    fn base(&self, offset: usize) -> &str {
        let line = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let rest = &self.text[line..];
        let width = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        indentation(self.text, line + width.min(offset - line)).unwrap_or("")
    }
}

fn place_for(key: &str, members: &[Member]) -> usize {
    let rank = |key: &str| KEY_ORDER.iter().position(|known| *known == key);
    let Some(own) = rank(key) else { return members.len() };
    members
        .iter()
        .rposition(|member| rank(&member.key).is_some_and(|other| other < own))
        .map_or(members.len(), |before| before + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const COMPONENT: &str = r#"{
  "name": "a",   "icon":"x.svg",
  "inputs": [
    { "name": "one", "type": "Table" },
    {
      "name": "two",
      "type": "Selection",
      "options": ["p", "q"]
    }
  ],
  "empty": [],
  "_comment": "kept"
}
"#;

    fn edited(edit: Edit) -> String {
        Document::new(COMPONENT).edit(&edit).unwrap().text().to_string()
    }

    fn set(pointer: &str, value: Value) -> Edit {
        Edit::Set { pointer: pointer.into(), value }
    }

    #[test]
    fn setting_touches_only_the_value() {
        assert_eq!(edited(set("/name", json!("b"))), COMPONENT.replace("\"a\"", "\"b\""));
        assert_eq!(edited(set("/name", json!("a"))), COMPONENT);
    }

    #[test]
    fn an_added_key_stands_with_its_kin() {
        let text = edited(set("/inputs/1/title", json!("Two")));
        assert!(text.contains("\"name\": \"two\",\n      \"title\": \"Two\",\n      \"type\""), "{text}");
        let text = edited(set("/inputs/0/title", json!("One")));
        assert!(text.contains(r#"{ "name": "one", "title": "One", "type": "Table" }"#), "{text}");
    }

    #[test]
    fn a_missing_holder_is_made() {
        let text = edited(set("/author/value", json!("Me")));
        assert!(text.contains("\"author\": {\n    \"value\": \"Me\"\n  }"), "{text}");
        let text = edited(Edit::Insert { pointer: "/outputs/-".into(), value: json!({"name": "o"}) });
        assert!(text.contains("\"outputs\": [\n    {\n      \"name\": \"o\"\n    }\n  ]"), "{text}");
    }

    #[test]
    fn elements_are_inserted_in_their_neighbours_layout() {
        let text = edited(Edit::Insert { pointer: "/inputs/1/options/1".into(), value: json!("x") });
        assert!(text.contains(r#"["p", "x", "q"]"#), "{text}");
        let text = edited(Edit::Insert { pointer: "/empty/-".into(), value: json!(1) });
        assert!(text.contains("\"empty\": [1]"), "{text}");
        let text = edited(Edit::Insert { pointer: "/inputs/0".into(), value: json!({"name": "zero"}) });
        assert!(text.contains("[\n    {\n      \"name\": \"zero\"\n    },\n    { \"name\": \"one\""), "{text}");
    }

    #[test]
    fn moving_keeps_each_elements_own_text() {
        let there = Document::new(COMPONENT).edit(&Edit::Move { from: "/inputs/1".into(), to: 0 }).unwrap();
        assert!(there.text().contains("\"inputs\": [\n    {\n      \"name\": \"two\""));
        let back = there.edit(&Edit::Move { from: "/inputs/0".into(), to: 1 }).unwrap();
        assert_eq!(&**back.text(), COMPONENT);
    }

    #[test]
    fn removing_takes_one_comma_along() {
        assert_eq!(edited(Edit::Remove { pointer: "/icon".into() }), COMPONENT.replace(",   \"icon\":\"x.svg\"", ""));
        assert_eq!(edited(Edit::Remove { pointer: "/inputs/1/options/0".into() }), COMPONENT.replace("\"p\", ", ""));
        assert_eq!(edited(Edit::Remove { pointer: "/nowhere".into() }), COMPONENT);
    }

    #[test]
    fn a_rename_keeps_the_place_and_refuses_a_clash() {
        let rename = |key: &str| Edit::Rename { pointer: "/icon".into(), key: key.into() };
        assert_eq!(edited(rename("image")), COMPONENT.replace("\"icon\"", "\"image\""));
        assert!(matches!(Document::new(COMPONENT).edit(&rename("name")), Err(EditError::KeyTaken(..))));
    }

    #[test]
    fn line_endings_and_the_byte_order_mark_stay() {
        let text = format!("\u{feff}{}", COMPONENT.replace('\n', "\r\n"));
        let edited = Document::new(text.as_str()).edit(&set("/version", json!("1.0.0"))).unwrap();
        assert!(edited.text().starts_with('\u{feff}'));
        assert_eq!(edited.text().matches('\n').count(), edited.text().matches("\r\n").count());
    }

    #[test]
    fn a_broken_document_refuses_and_stays() {
        let document = Document::new("{\"a\": }");
        assert!(matches!(document.edit(&set("/a", json!(1))), Err(EditError::NotJson(_))));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-e\"\\\\\n]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec(("[a-d]", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// What an edit does to the text is what it would do to the value.
        #[test]
        fn edits_mean_what_they_say(
            root in prop::collection::vec(("[a-d]", any_value()), 1..4),
            pretty in any::<bool>(),
            key in "[a-f]",
            value in any_value(),
            index in 0usize..4,
        ) {
            let mut root = Value::Object(root.into_iter().collect());
            root["list"] = json!([1, {"x": 2}, "3"]);
            let text = if pretty { serde_json::to_string_pretty(&root) } else { serde_json::to_string(&root) }.unwrap();
            let document = Document::new(text);
            let read = |document: &Document| document.value(&Pointer::root()).unwrap();

            let mut expected = root.clone();
            expected[&key] = value.clone();
            let pointer = Pointer::root().then(&key);
            let after = document.edit(&Edit::Set { pointer: pointer.clone(), value: value.clone() }).unwrap();
            prop_assert_eq!(read(&after), expected);

            let mut expected = root.clone();
            expected.as_object_mut().unwrap().shift_remove(&key);
            prop_assert_eq!(read(&document.edit(&Edit::Remove { pointer }).unwrap()), expected);

            let list = Pointer::from("/list").then(index);
            let mut expected = root.clone();
            expected["list"].as_array_mut().unwrap().insert(index, value.clone());
            prop_assert_eq!(read(&document.edit(&Edit::Insert { pointer: list, value }).unwrap()), expected);
        }
    }
}
