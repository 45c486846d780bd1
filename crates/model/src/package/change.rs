use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Content, PackagePath};
use crate::document::Document;

/// A change of a package's files, as a value: the only way anything changes. Its inverse is one as well.
#[derive(Debug, Clone)]
pub struct Change {
    /// What the user did, in the words of the Undo menu: "Rename input".
    pub label: String,
    /// What each touched file holds afterwards; none when it is gone.
    pub files: BTreeMap<PackagePath, Option<Content>>,
}

impl Change {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), files: BTreeMap::new() }
    }

    pub fn write(&mut self, path: PackagePath, content: Content) {
        self.files.insert(path, Some(content));
    }

    pub fn write_text(&mut self, path: PackagePath, text: impl Into<Arc<str>>) {
        let content = Content::from_text(&path, text);
        self.write(path, content);
    }

    pub fn write_document(&mut self, path: PackagePath, document: Document) {
        self.write(path, Content::Document(document));
    }

    pub fn remove(&mut self, path: PackagePath) {
        self.files.insert(path, None);
    }
}
