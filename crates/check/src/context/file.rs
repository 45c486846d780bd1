use std::cell::{Cell, OnceCell};
use std::ops::Range;

use extension_model::json::Json;
use extension_model::text::{Extent, Lines, Place};
use extension_model::{Document, Node, PackagePath, Pointer};

/// A text file of the package, and the places of things in it.
pub(crate) struct File<'a> {
    pub(crate) path: PackagePath,
    pub(crate) text: &'a str,
    /// The JSON of a metadata file, unless it is broken.
    pub(crate) tree: Option<&'a Node>,
    lines: OnceCell<Lines<'a>>,
    /// The offset asked for last, with its place.
    last: Cell<Option<(usize, Place)>>,
}

impl<'a> File<'a> {
    pub(crate) fn text(path: PackagePath, text: &'a str) -> Self {
        Self { path, text, tree: None, lines: OnceCell::new(), last: Cell::new(None) }
    }

    pub(crate) fn json(path: PackagePath, document: &'a Document) -> Self {
        Self { tree: document.tree().ok(), ..Self::text(path, document.text()) }
    }

    pub(crate) fn extent(&self, span: &Range<usize>) -> Extent {
        Extent { start: self.place(span.start), end: self.place(span.end) }
    }

    /// Places are asked for in their order mostly, and a file may be one long line: what lies before the last one is
    /// not counted again.
    fn place(&self, offset: usize) -> Place {
        let next = self.last.get().and_then(|(last, place)| {
            let between = self.text.get(last..offset).filter(|between| !between.contains('\n'))?;
            Some(Place { column: place.column + between.encode_utf16().count() as u32, ..place })
        });
        let place = next.unwrap_or_else(|| self.lines.get_or_init(|| Lines::new(self.text)).place(offset));
        // Past the end and inside of a character a place is that of another offset.
        let offset = Some(offset).filter(|offset| self.text.is_char_boundary(*offset) && *offset > 0);
        self.last.set(offset.map(|offset| (offset, place)));
        place
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
    fn places_are_the_same_in_any_order() {
        let text = "\u{feff}{\"é\": \"😀\",\n\"b\": 1}";
        let lines = Lines::new(text);
        let file = File::text(PackagePath::extension_metadata(), text);
        let orders: [Vec<usize>; 3] = [
            (0..=text.len() + 1).collect(),
            (0..=text.len() + 1).rev().collect(),
            (0..=text.len() + 1).flat_map(|at| [at, at, 0, at / 2]).collect(),
        ];
        for offset in orders.into_iter().flatten() {
            assert_eq!(file.place(offset), lines.place(offset), "{offset}");
        }
    }

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
