//! Looking into a bundle, made here or elsewhere.

use extension_model::json::Node;
use extension_model::{Component, Document, Extension};

use super::Bundle;
use super::metadata::without_prefix;

impl Bundle {
    /// The extension's metadata; its components by their own names.
    pub fn extension(&self) -> Extension {
        let document = Document::new(self.metadata.as_str());
        let mut extension = document.tree().map(Extension::read).unwrap_or_default();
        extension.components = self.components().into_iter().map(|component| component.name).collect();
        extension
    }

    /// The components' metadata in their order, by their own names: without the extension's.
    pub fn components(&self) -> Vec<Component> {
        let document = Document::new(self.metadata.as_str());
        let Ok(tree) = document.tree() else { return Vec::new() };
        let extension = tree.get("name").and_then(Node::as_str).unwrap_or_default();
        let components = tree.get("components").map(Node::elements).unwrap_or_default().iter();
        components
            .map(|node| {
                let component = Component::read(node);
                Component { name: without_prefix(extension, &component.name).to_owned(), ..component }
            })
            .collect()
    }

    /// The names of the procedures that the script creates, in its order.
    pub fn procedures(&self) -> Vec<&str> {
        let heads = self.script.match_indices(|character: char| character.eq_ignore_ascii_case(&'p'));
        heads.filter_map(|(at, _)| created_procedure(&self.script, at)).collect()
    }
}

/// The name in `CREATE … PROCEDURE location.name(`, if the word PROCEDURE of such a statement starts at `at`.
fn created_procedure(script: &str, at: usize) -> Option<&str> {
    const PROCEDURE: &str = "PROCEDURE";
    let (before, from) = script.split_at(at);
    let word = from.get(..PROCEDURE.len()).filter(|word| word.eq_ignore_ascii_case(PROCEDURE))?;
    let last_word = before.trim_end().rsplit(char::is_whitespace).next()?;
    if !["CREATE", "REPLACE"].iter().any(|verb| last_word.eq_ignore_ascii_case(verb)) {
        return None;
    }
    let path = from[word.len()..].split('(').next()?.split_whitespace().last()?;
    let name = path.rsplit('.').next()?.trim_matches(['`', '"']);
    (!name.is_empty()).then_some(name)
}
