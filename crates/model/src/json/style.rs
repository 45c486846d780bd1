use serde_json::Value;

use super::{Json, Node};

/// How a text writes its JSON: one level of indentation and the line ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    pub indent: String,
    pub newline: &'static str,
}

/// The longest list of plain values written on one line, in characters.
const INLINE_WIDTH: usize = 80;

impl Style {
    /// The style of a text that is already there; four spaces and `\n` when it shows none.
    pub fn of(text: &str, tree: &Node) -> Self {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let first = match &tree.json {
            Json::Object(members) => members.first().map(|member| member.key_span.start),
            Json::Array(elements) => elements.first().map(|element| element.span.start),
            _ => None,
        };
        let indent = first.and_then(|at| indentation(text, at)).filter(|indent| !indent.is_empty());
        Self { indent: indent.unwrap_or("    ").to_owned(), newline }
    }

    /// Writes a value as this text would at the given depth of indentation. Lists of plain values that fit stay on one line.
    pub fn write(&self, value: &Value, base: &str) -> String {
        let inner = format!("{base}{}", self.indent);
        match value {
            Value::Array(elements) if elements.is_empty() => "[]".into(),
            Value::Object(members) if members.is_empty() => "{}".into(),
            Value::Array(elements) => {
                let plain = elements.iter().all(|element| !element.is_array() && !element.is_object());
                let inline = format!("[{}]", join(elements.iter().map(|element| self.write(element, "")), ", "));
                if plain && inline.chars().count() <= INLINE_WIDTH {
                    return inline;
                }
                self.block('[', ']', base, elements.iter().map(|element| self.write(element, &inner)))
            }
            Value::Object(members) => {
                self.block('{', '}', base, members.iter().map(|(key, value)| self.member(key, value, &inner)))
            }
            plain => plain.to_string(),
        }
    }

    /// Writes a key with its value.
    pub fn member(&self, key: &str, value: &Value, base: &str) -> String {
        format!("{}: {}", Value::from(key), self.write(value, base))
    }

    fn block(&self, open: char, close: char, base: &str, entries: impl Iterator<Item = String>) -> String {
        let separator = format!(",{}{base}{}", self.newline, self.indent);
        format!(
            "{open}{newline}{base}{indent}{entries}{newline}{base}{close}",
            newline = self.newline,
            indent = self.indent,
            entries = join(entries, &separator),
        )
    }
}

fn join(entries: impl Iterator<Item = String>, separator: &str) -> String {
    entries.collect::<Vec<_>>().join(separator)
}

/// The white space between the start of the line and an offset, if nothing else stands there.
pub(crate) fn indentation(text: &str, offset: usize) -> Option<&str> {
    let line = text[..offset].rfind('\n').map(|at| at + 1)?;
    let before = &text[line..offset];
    before.chars().all(|character| character == ' ' || character == '\t').then_some(before)
}
