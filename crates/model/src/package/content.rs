use std::sync::Arc;

use super::PackagePath;
use crate::document::Document;

/// What a file holds. Bytes that are not read stay on disk as they are.
#[derive(Debug, Clone)]
pub enum Content {
    /// A metadata or test file: JSON with its text.
    Document(Document),
    /// SQL, Markdown, sample rows…
    Text(Arc<str>),
    /// Pictures, and text files that are not UTF-8.
    Binary(Arc<[u8]>),
    /// Present on disk and left there, with the reason why it is not read.
    Unread { reason: Arc<str> },
}

impl Content {
    /// Reads bytes as what the path says they are. Never fails: what is no text is binary.
    pub fn from_bytes(path: &PackagePath, bytes: Vec<u8>) -> Self {
        if is_picture(path) && path.ending() != "svg" {
            return Content::Binary(bytes.into());
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::from_text(path, text),
            Err(error) => Content::Binary(error.into_bytes().into()),
        }
    }

    pub fn from_text(path: &PackagePath, text: impl Into<Arc<str>>) -> Self {
        if is_document(path) { Content::Document(Document::new(text)) } else { Content::Text(text.into()) }
    }

    pub fn document(&self) -> Option<&Document> {
        match self {
            Content::Document(document) => Some(document),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&Arc<str>> {
        match self {
            Content::Document(document) => Some(document.text()),
            Content::Text(text) => Some(text),
            Content::Binary(_) | Content::Unread { .. } => None,
        }
    }

    /// The bytes as they belong on disk; none for what is not read.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Content::Binary(bytes) => Some(bytes),
            Content::Unread { .. } => None,
            other => other.text().map(|text| text.as_bytes()),
        }
    }

    /// Whether both hold the same bytes.
    pub fn same_bytes(&self, other: &Content) -> bool {
        match (self.bytes(), other.bytes()) {
            (Some(one), Some(other)) => one == other,
            (None, None) => true,
            _ => false,
        }
    }
}

/// Files that are edited through their JSON tree.
fn is_document(path: &PackagePath) -> bool {
    matches!(path.file_name(), "metadata.json" | "test.json")
}

fn is_picture(path: &PackagePath) -> bool {
    matches!(path.ending().as_str(), "svg" | "png" | "jpg" | "jpeg" | "gif" | "webp")
}
