//! A metadata file read strictly.

use std::collections::HashSet;
use std::sync::Arc;

use extension_model::{Content, Node, Package, PackagePath, Provider};

use super::BundleError;
use crate::icon::data_uri;

/// A metadata file that is there, is JSON, and is an object.
pub struct JsonFile<'a> {
    pub path: PackagePath,
    pub text: &'a str,
    pub tree: &'a Node,
}

impl<'a> JsonFile<'a> {
    pub fn read(package: &'a Package, path: PackagePath) -> Result<Self, BundleError> {
        let text = text_of(package, &path)?;
        let Some(document) = package.document(&path) else {
            return Err(BundleError::new(&path, "This is not read as JSON"));
        };
        match document.tree() {
            Ok(tree) if tree.is_object() => Ok(Self { path, text, tree }),
            Ok(tree) => Err(BundleError::at(&path, text, tree, format!("This is {}; put an object here", tree.kind()))),
            Err(error) => Err(BundleError::not_json(&path, text, error)),
        }
    }

    pub fn error_at(&self, node: &Node, message: impl Into<String>) -> BundleError {
        BundleError::at(&self.path, self.text, node, message)
    }

    /// The folder of this file.
    pub fn folder(&self) -> Result<PackagePath, BundleError> {
        let path = self.path.as_str();
        let folder = path.strip_suffix(self.path.file_name()).unwrap_or_default().trim_end_matches('/');
        PackagePath::new(folder).map_err(|error| BundleError::new(&self.path, error.to_string()))
    }

    /// A path in the folder of this file.
    pub fn beside(&self, rest: &str) -> Result<PackagePath, BundleError> {
        let folder = self.path.as_str().strip_suffix(self.path.file_name()).unwrap_or_default();
        PackagePath::new(&format!("{folder}{rest}")).map_err(|error| BundleError::new(&self.path, error.to_string()))
    }

    /// A text that a bundle cannot be made without.
    pub fn required(&self, key: &str) -> Result<&'a str, BundleError> {
        match self.tree.get(key) {
            None => Err(self.error_at(self.tree, format!("\"{key}\" is missing; add it"))),
            Some(node) => node
                .as_str()
                .filter(|text| !text.is_empty())
                .ok_or_else(|| self.error_at(node, format!("\"{key}\" must be a text that is not empty"))),
        }
    }

    pub fn provider(&self) -> Result<Provider, BundleError> {
        let name = self.required("provider")?;
        Provider::from_name(name).ok_or_else(|| {
            let known = Provider::ALL.map(Provider::name).join(", ");
            let node = self.tree.get("provider").unwrap_or(self.tree);
            self.error_at(node, format!("\"{name}\" is no provider; write one of {known}"))
        })
    }

    /// The metadata files of what a list names by folder, in its order.
    pub fn listed(&self, package: &'a Package, key: &'static str) -> Result<Vec<JsonFile<'a>>, BundleError> {
        let Some(list) = self.tree.get(key) else { return Ok(Vec::new()) };
        if !list.is_array() {
            return Err(self.error_at(list, format!("\"{key}\" must be a list of folder names")));
        }
        let mut seen = HashSet::new();
        let mut files = Vec::new();
        for element in list.elements() {
            let folder = element
                .as_str()
                .filter(|name| !name.is_empty() && !name.contains('/'))
                .ok_or_else(|| self.error_at(element, format!("Write the name of a folder in {key}/ here")))?;
            if !seen.insert(folder) {
                return Err(self.error_at(element, format!("\"{folder}\" is listed twice; remove one of the two")));
            }
            let path = PackagePath::new(&format!("{key}/{folder}/metadata.json"))
                .map_err(|error| self.error_at(element, error.to_string()))?;
            if package.get(&path).is_none() {
                let message = format!("\"{folder}\" is listed, but {path} is missing; add it, or take it off the list");
                return Err(self.error_at(element, message));
            }
            files.push(JsonFile::read(package, path)?);
        }
        Ok(files)
    }

    /// The icon as a data URI; none when the metadata names none, or holds a data URI already.
    pub fn icon(&self, package: &Package) -> Result<Option<String>, BundleError> {
        let Some(node) = self.tree.get("icon").filter(|node| !matches!(node.as_str(), Some(""))) else {
            return Ok(None);
        };
        let name = match node.as_str() {
            Some(name) if name.starts_with("data:") => return Ok(None),
            Some(name) => name,
            None if node.json == extension_model::json::Json::Null => return Ok(None),
            None => return Err(self.error_at(node, "\"icon\" must be the name of a file in icons/")),
        };
        let icon =
            PackagePath::new(&format!("icons/{name}")).map_err(|error| self.error_at(node, error.to_string()))?;
        let content = package.get(&icon).ok_or_else(|| {
            self.error_at(node, format!("{icon} is missing; add the icon, or name another file in icons/"))
        })?;
        data_uri(&icon, content).map(Some).map_err(|error| BundleError::new(&icon, error.to_string()))
    }
}

/// A text file of the package.
pub fn text_of<'a>(package: &'a Package, path: &PackagePath) -> Result<&'a Arc<str>, BundleError> {
    match package.get(path) {
        None => Err(BundleError::new(path, "This file is missing; write it, or take what it belongs to off the list")),
        Some(Content::Unread { reason }) => Err(BundleError::new(path, reason.to_string())),
        Some(content) => {
            content.text().ok_or_else(|| BundleError::new(path, "This file is not UTF-8 text; save it again as UTF-8"))
        }
    }
}
