use extension_model::{Document, Node, PackagePath};

use super::File;
use crate::schema::{self, Finding, Schema};

/// A metadata file, valid or not.
pub(crate) struct Source<'a> {
    pub(crate) file: File<'a>,
    pub(crate) document: &'a Document,
    /// How it departs from its schema; nothing while it is no JSON object.
    pub(crate) findings: Vec<Finding>,
}

/// A metadata file with its typed view.
pub(super) struct Metadata<'a, T> {
    pub(super) source: Source<'a>,
    object: Option<(&'a Node, T)>,
}

/// A metadata file that is a JSON object: what most rules look at.
pub(crate) struct View<'c, 'a, T> {
    pub(crate) file: &'c File<'a>,
    pub(crate) tree: &'a Node,
    pub(crate) view: &'c T,
}

impl<'a, T> Metadata<'a, T> {
    pub(super) fn read(
        path: PackagePath,
        document: &'a Document,
        schema: &Schema,
        read: impl FnOnce(&Node) -> T,
    ) -> Self {
        let tree = document.tree().ok().filter(|tree| tree.is_object());
        let findings = tree.map(|tree| schema::findings(tree, schema)).unwrap_or_default();
        let source = Source { file: File::json(path, document), document, findings };
        Self { source, object: tree.map(|tree| (tree, read(tree))) }
    }

    /// None when the file is broken or no object, which rules of their own report.
    pub(super) fn view(&self) -> Option<View<'_, 'a, T>> {
        let (tree, view) = self.object.as_ref()?;
        Some(View { file: &self.source.file, tree, view })
    }
}
