//! Places in a text, and keeping a text's own shape (byte order mark, line endings) through an edit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The byte order mark some editors put at the start of a UTF-8 file.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// A place in a text, as editors count: the first character is line 1, column 1; columns count UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// From a place up to, not including, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Extent {
    pub start: Place,
    pub end: Place,
}

/// Turns byte offsets of one text into places, in logarithmic time.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The place of a byte offset; an offset past the end or inside a character is moved back to the nearest one.
    pub fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        // Only at the very start is it a mark; elsewhere it is a character like any other.
        let before = if line == 0 { before.trim_start_matches(BYTE_ORDER_MARK) } else { before };
        Place { line: line as u32 + 1, column: before.encode_utf16().count() as u32 + 1 }
    }

    pub fn extent(&self, span: &std::ops::Range<usize>) -> Extent {
        Extent { start: self.place(span.start), end: self.place(span.end) }
    }

    /// The byte offset of a place; one that lies outside is moved to the nearest inside.
    pub fn offset(&self, place: Place) -> usize {
        let line = (place.line.max(1) as usize - 1).min(self.starts.len() - 1);
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let mut units = place.column.saturating_sub(1) as usize;
        for (at, character) in self.text[start..end].char_indices() {
            if character == BYTE_ORDER_MARK && start + at == 0 {
                continue;
            }
            if units == 0 {
                return start + at;
            }
            units = units.saturating_sub(character.len_utf16());
        }
        end
    }
}

/// The text as an editor shows it: without a byte order mark, every line ending a single `\n`.
pub fn for_editor(text: &str) -> String {
    text.trim_start_matches(BYTE_ORDER_MARK).replace("\r\n", "\n")
}

/// Takes an editor's text back into the shape of the text it came from: the byte order mark and the line
/// endings of lines that did not change stay, new lines end as most of the old ones do.
pub fn from_editor(before: &str, edited: &str) -> String {
    let mark = if before.starts_with(BYTE_ORDER_MARK) { "\u{feff}" } else { "" };
    let before = before.trim_start_matches(BYTE_ORDER_MARK);
    if !before.contains("\r\n") {
        return format!("{mark}{edited}");
    }
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = edited.split_inclusive('\n').collect();
    let same = |old: &&str, new: &&str| bare(old) == bare(new) && old.ends_with('\n') == new.ends_with('\n');
    let head = old.iter().zip(&new).take_while(|(old, new)| same(old, new)).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(old, new)| same(old, new)).count();
    let carriage_returns = old.iter().filter(|line| line.ends_with("\r\n")).count();
    let ending = if carriage_returns * 2 >= old.len() { "\r\n" } else { "\n" };

    let mut text = String::with_capacity(edited.len() + new.len() + mark.len());
    text.push_str(mark);
    text.extend(old[..head].iter().copied());
    for line in &new[head..new.len() - tail] {
        text.push_str(bare(line));
        if line.ends_with('\n') {
            text.push_str(ending);
        }
    }
    text.extend(old[old.len() - tail..].iter().copied());
    text
}

fn bare(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_utf16_columns() {
        let lines = Lines::new("a\n😀b");
        assert_eq!(lines.place(0), Place { line: 1, column: 1 });
        assert_eq!(lines.place(6), Place { line: 2, column: 3 });
        assert_eq!(lines.offset(Place { line: 2, column: 3 }), 6);
        assert_eq!(lines.place(99), Place { line: 2, column: 4 });
    }

    #[test]
    fn the_byte_order_mark_takes_no_column() {
        let lines = Lines::new("\u{feff}{}");
        assert_eq!(lines.place(3), Place { line: 1, column: 1 });
        assert_eq!(lines.offset(Place { line: 1, column: 1 }), 3);
        let later = Lines::new("{\n\u{feff}}");
        assert_eq!(later.place(5), Place { line: 2, column: 2 });
        assert_eq!(later.offset(Place { line: 2, column: 2 }), 5);
    }

    #[test]
    fn an_editor_returns_what_it_did_not_touch_byte_for_byte() {
        let before = "\u{feff}one\r\ntwo\nthree\r\n";
        assert_eq!(from_editor(before, &for_editor(before)), before);
        assert_eq!(from_editor(before, "one\ntwo\nnew\nthree\n"), "\u{feff}one\r\ntwo\nnew\r\nthree\r\n");
        assert_eq!(from_editor(before, "one\ntwo\nthree"), "\u{feff}one\r\ntwo\nthree");
    }
}
