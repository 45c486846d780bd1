use std::cell::OnceCell;
use std::ops::Range;

use extension_model::json::Json;
use extension_model::text::{Extent, Lines};
use extension_model::{Document, Node, PackagePath, Pointer};

/// A text file of the package, and the places of things in it.
pub(crate) struct File<'a> {
    pub(crate) path: PackagePath,
    pub(crate) text: &'a str,
    /// The JSON of a metadata file, unless it is broken.
    pub(crate) tree: Option<&'a Node>,
    lines: OnceCell<Lines<'a>>,
}

impl<'a> File<'a> {
    pub(crate) fn text(path: PackagePath, text: &'a str) -> Self {
        Self { path, text, tree: None, lines: OnceCell::new() }
    }

    pub(crate) fn json(path: PackagePath, document: &'a Document) -> Self {
        Self { path, text: document.text(), tree: document.tree().ok(), lines: OnceCell::new() }
    }

    pub(crate) fn extent(&self, span: &Range<usize>) -> Extent {
        self.lines.get_or_init(|| Lines::new(self.text)).extent(span)
    }

    /// The bytes to mark for a value: its own while they fit on a line, else its key. For a value that is
    /// absent, the start of what should hold it.
    pub(crate) fn value_span(&self, pointer: &Pointer) -> Option<Range<usize>> {
        let tree = self.tree?;
        let node = tree.nearest(pointer);
        let is_there = tree.at(pointer).is_some();
        let is_container = matches!(node.json, Json::Array(_) | Json::Object(_));
        if is_container && (!is_there || self.text[node.span.clone()].contains('\n')) {
            let key = is_there.then(|| self.own_key_span(pointer)).flatten();
            return Some(key.unwrap_or(node.span.start..node.span.start + 1));
        }
        Some(node.span.clone())
    }

    /// The bytes of the key that a pointer ends with; those of the value where it has no key.
    pub(crate) fn key_span(&self, pointer: &Pointer) -> Option<Range<usize>> {
        self.own_key_span(pointer).or_else(|| self.value_span(pointer))
    }

    fn own_key_span(&self, pointer: &Pointer) -> Option<Range<usize>> {
        let (parent, key) = pointer.split_last()?;
        Some(self.tree?.at(&parent)?.member(key)?.key_span.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_bytes_are_short_and_near() {
        let text = "{\n  \"a\": [1, 2],\n  \"b\": {\n    \"c\": true\n  }\n}";
        let document = Document::new(text);
        let file = File::json(PackagePath::extension_metadata(), &document);
        let marked = |pointer: &str| &text[file.value_span(&pointer.into()).unwrap()];
        assert_eq!(marked("/a"), "[1, 2]");
        assert_eq!(marked("/b"), "\"b\"");
        assert_eq!(marked("/b/c"), "true");
        assert_eq!(marked("/b/missing/deeper"), "{");
        assert_eq!(&text[file.key_span(&"/b/c".into()).unwrap()], "\"c\"");
        assert_eq!(file.value_span(&"/b/missing".into()), Some(text.rfind('{').map(|at| at..at + 1).unwrap()));
    }
}
