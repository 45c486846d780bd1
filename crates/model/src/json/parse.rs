use std::ops::Range;

use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Json, Member, Node};
use crate::text::BYTE_ORDER_MARK;

/// The largest JSON text that is read, in bytes. Metadata files are a few kilobytes; a larger one is a mistake
/// or an attack, and would stall every edit.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Why a text is not JSON, and where.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct JsonError {
    pub message: String,
    /// The bytes of the text that the message is about.
    pub span: Range<usize>,
}

impl JsonError {
    fn at(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { message: message.into(), span }
    }
}

/// Reads strict JSON: no comments, no trailing commas, no single quotes. Nesting is bounded.
pub fn parse(text: &str) -> Result<Node, JsonError> {
    if text.len() > MAX_BYTES {
        let size = text.len() / (1024 * 1024);
        let limit = MAX_BYTES / (1024 * 1024);
        return Err(JsonError::at(0..0, format!("The file is {size} MB; JSON is read up to {limit} MB")));
    }
    let skipped = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let body = &text[skipped..];
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(body, &CollectOptions::default(), &strict).map_err(|error| {
        let range = error.range();
        JsonError::at(range.start + skipped..range.end + skipped, explain(error.kind()))
    })?;
    if let Some(at) = control_in_string(text) {
        let message = "Put this text on one line, and write \\n for a line break and \\t for a tab";
        return Err(JsonError::at(at..at + 1, message));
    }
    match parsed.value {
        Some(value) => Ok(node(value, skipped)),
        None => Err(JsonError::at(skipped..text.len(), "The file is empty; a JSON object was expected")),
    }
}

/// The first control character inside a string of a text that is JSON otherwise: the parser takes what no other does.
fn control_in_string(text: &str) -> Option<usize> {
    let mut in_string = false;
    let mut escaped = false;
    text.bytes().position(|byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            _ => return in_string && byte < b' ',
        }
        false
    })
}

/// The commonest slips in words that say what to do; the parser's own words for the rest.
fn explain(kind: &ParseErrorKind) -> String {
    use ParseErrorKind::*;
    match kind {
        TrailingCommasNotAllowed => "Remove this comma: JSON allows none after the last entry".into(),
        CommentsNotAllowed => "JSON has no comments; use a key that starts with \"_comment\"".into(),
        SingleQuotedStringsNotAllowed => "Use double quotes: JSON strings have no single ones".into(),
        ExpectedComma => "A comma is missing before this".into(),
        ExpectedColonAfterObjectKey => "A colon is missing after this key".into(),
        ExpectedObjectValue => "A value is missing after the colon".into(),
        ExpectedStringObjectProperty => "Put this key in double quotes".into(),
        UnterminatedArray => "This list is never closed: add a ]".into(),
        UnterminatedObject => "This object is never closed: add a }".into(),
        MultipleRootJsonValues => "Remove what follows: a JSON file holds one value".into(),
        NestingDepthExceeded => "Nested too deeply: no metadata needs this many levels".into(),
        other => other.to_string(),
    }
}

fn node(ast: Ast<'_>, skipped: usize) -> Node {
    let range = ast.range();
    let json = match ast {
        Ast::NullKeyword(_) => Json::Null,
        Ast::BooleanLit(literal) => Json::Bool(literal.value),
        Ast::NumberLit(literal) => Json::Number(literal.value.into()),
        Ast::StringLit(literal) => Json::String(literal.value.into_owned()),
        Ast::Array(array) => Json::Array(array.elements.into_iter().map(|element| node(element, skipped)).collect()),
        Ast::Object(object) => Json::Object(
            object
                .properties
                .into_iter()
                .map(|property| {
                    let key = property.name.range();
                    Member {
                        key_span: key.start + skipped..key.end + skipped,
                        key: property.name.into_string(),
                        node: node(property.value, skipped),
                    }
                })
                .collect(),
        ),
    };
    Node { span: range.start + skipped..range.end + skipped, json }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spans_are_those_of_the_text() {
        let text = "\u{feff}{ \"a\": [1, \"é\"] }";
        let tree = parse(text).unwrap();
        let a = tree.member("a").unwrap();
        assert_eq!(&text[a.key_span.clone()], "\"a\"");
        assert_eq!(&text[a.node.elements()[1].span.clone()], "\"é\"");
    }

    #[test]
    fn a_slip_is_told_at_its_place() {
        let text = "{\"a\": 1,}";
        let error = parse(text).unwrap_err();
        assert!(error.message.contains("comma"), "{error}");
        assert_eq!(error.span.start, 7);
    }

    #[test]
    fn a_line_break_in_a_string_is_refused_as_everywhere_else() {
        assert_eq!(parse("{\"a\": \"x\\\"\ny\"}").unwrap_err().span, 10..11);
        assert_eq!(parse("{\n\t\"a\": \"\\n\"\n}").map(|node| node.to_value()), Ok(serde_json::json!({"a": "\n"})));
    }

    #[test]
    fn hostile_texts_are_refused_in_words() {
        assert!(parse(&"[".repeat(1_000_000)).unwrap_err().message.contains("Nested too deeply"));
        assert!(parse(&" ".repeat(MAX_BYTES + 1)).unwrap_err().message.contains("16 MB"));
        assert!(parse("").unwrap_err().message.contains("empty"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}|[\\[\\]{}:,\"\\\\ 0-9a-u.eE+\\-\\n]{0,80}") {
            let ours = parse(&text);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            if let Ok(value) = theirs {
                prop_assert_eq!(ours.map(|node| node.to_value()), Ok(value));
            } else if let Ok(node) = ours {
                // Only what is out of range for 64 bits may be readable here and not there.
                prop_assert!(text.contains(['e', 'E']) || text.len() > 18, "{:?} {:?}", text, node);
            }
        }
    }
}
