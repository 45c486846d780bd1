//! Where parts of the tree stand in the source.

use std::ops::Range;

use sqlparser::ast::Spanned;
use sqlparser::tokenizer::Span;

/// The place of a part of the tree, in bytes.
pub(crate) fn place(part: &impl Spanned) -> Range<usize> {
    bytes(part.span())
}

/// A span in bytes.
pub(crate) fn bytes(span: Span) -> Range<usize> {
    crate::parse::bytes(span).unwrap_or(0..0)
}
