//! A whole package in memory: every file by its path, and where things stand in it (package format, section 1).

mod change;
mod content;
mod layout;
mod path;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use change::Change;
pub use content::Content;
pub use layout::{ComponentFiles, FunctionFiles, Logic};
pub use path::{PackagePath, PathError};

use crate::document::Document;
use crate::extension::Extension;
use crate::provider::Provider;

/// Every file of a package. Cheap to clone: contents are shared.
#[derive(Debug, Clone, Default)]
pub struct Package {
    files: BTreeMap<PackagePath, Content>,
}

impl Package {
    pub fn new(files: impl IntoIterator<Item = (PackagePath, Content)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    pub fn files(&self) -> impl Iterator<Item = (&PackagePath, &Content)> {
        self.files.iter()
    }

    pub fn get(&self, path: &PackagePath) -> Option<&Content> {
        self.files.get(path)
    }

    pub fn document(&self, path: &PackagePath) -> Option<&Document> {
        self.get(path)?.document()
    }

    pub fn text(&self, path: &PackagePath) -> Option<&Arc<str>> {
        self.get(path)?.text()
    }

    /// The files under a folder.
    pub fn under<'a>(&'a self, folder: &'a PackagePath) -> impl Iterator<Item = (&'a PackagePath, &'a Content)> {
        self.files
            .range(folder.clone()..)
            .take_while(|(path, _)| path.as_str().starts_with(folder.as_str()))
            .filter(move |(path, _)| path.is_under(folder))
    }

    /// Carries out a change and returns the one that takes it back.
    pub fn apply(&mut self, change: &Change) -> Change {
        let mut inverse = Change::new(change.label.clone());
        for (path, content) in &change.files {
            let before = match content {
                Some(content) => self.files.insert(path.clone(), content.clone()),
                None => self.files.remove(path),
            };
            inverse.files.insert(path.clone(), before);
        }
        inverse
    }

    /// The extension's metadata file, if there is one that is read as JSON text (valid or not).
    pub fn extension_document(&self) -> Option<&Document> {
        self.document(&PackagePath::extension_metadata())
    }

    /// The extension's metadata; empty when the file is absent or broken.
    pub fn extension(&self) -> Extension {
        let tree = self.extension_document().and_then(|document| document.tree().ok());
        tree.map(Extension::read).unwrap_or_default()
    }

    /// The provider; BigQuery where the metadata names none, so that the rest of the studio stays usable.
    pub fn provider(&self) -> Provider {
        self.extension().provider.unwrap_or(Provider::Bigquery)
    }

    /// Component folders that are there, listed or not, by name.
    pub fn component_folders(&self) -> BTreeSet<&str> {
        self.folders_under("components")
    }

    /// Function folders that are there, listed or not, by name.
    pub fn function_folders(&self) -> BTreeSet<&str> {
        self.folders_under("functions")
    }

    /// Listed components in their order, then those that are there but unlisted.
    pub fn components_in_order(&self) -> Vec<String> {
        in_order(self.extension().components, self.component_folders())
    }

    /// Listed functions in their order, then those that are there but unlisted.
    pub fn functions_in_order(&self) -> Vec<String> {
        in_order(self.extension().functions, self.function_folders())
    }

    pub fn component(&self, folder: &str) -> ComponentFiles<'_> {
        ComponentFiles::new(self, folder)
    }

    pub fn function(&self, folder: &str) -> FunctionFiles<'_> {
        FunctionFiles::new(self, folder)
    }

    fn folders_under(&self, parent: &str) -> BTreeSet<&str> {
        self.files
            .keys()
            .filter_map(|path| {
                let mut steps = path.as_str().splitn(3, '/');
                let (first, folder, rest) = (steps.next()?, steps.next()?, steps.next());
                (first == parent && rest.is_some()).then_some(folder)
            })
            .collect()
    }
}

fn in_order(listed: Vec<String>, present: BTreeSet<&str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut names: Vec<String> = listed.into_iter().filter(|name| seen.insert(name.clone())).collect();
    names.extend(present.into_iter().filter(|name| !seen.contains(*name)).map(str::to_owned));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(files: &[(&str, &str)]) -> Package {
        Package::new(files.iter().map(|(path, text)| {
            let path = PackagePath::new(path).unwrap();
            let content = Content::from_bytes(&path, text.as_bytes().to_vec());
            (path, content)
        }))
    }

    #[test]
    fn components_keep_the_listed_order_and_unlisted_ones_follow() {
        let package = package(&[
            ("metadata.json", r#"{"components": ["b", "gone", "a", "b"]}"#),
            ("components/a/metadata.json", "{}"),
            ("components/b/src/fullrun.sql", ""),
            ("components/stray/metadata.json", "{}"),
            ("components/README.md", ""),
        ]);
        assert_eq!(package.components_in_order(), ["b", "gone", "a", "stray"]);
    }

    #[test]
    fn a_change_and_its_inverse_leave_no_trace() {
        let mut package =
            package(&[("metadata.json", "{}"), ("components/a/x.txt", "1"), ("components/ab/x.txt", "2")]);
        let folder = PackagePath::new("components/a").unwrap();
        assert_eq!(package.under(&folder).count(), 1);
        let mut change = Change::new("Remove a");
        change.remove(PackagePath::new("components/a/x.txt").unwrap());
        change.write_text(PackagePath::new("metadata.json").unwrap(), "{ }");
        let inverse = package.apply(&change);
        assert_eq!(package.under(&folder).count(), 0);
        package.apply(&inverse);
        assert_eq!(&**package.text(&PackagePath::extension_metadata()).unwrap(), "{}");
        assert_eq!(package.under(&folder).count(), 1);
    }
}
