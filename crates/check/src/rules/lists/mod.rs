//! What the extension is for and consists of.

pub(super) mod component_absent;
pub(super) mod component_unlisted;
pub(super) mod duplicate_component;
pub(super) mod duplicate_function;
pub(super) mod function_absent;
pub(super) mod function_unlisted;
pub(super) mod no_components;
pub(super) mod unknown_provider;

use extension_model::{Node, Pointer};

/// How many entries of a list are looked at: a package has no more files.
const MOST: usize = 50_000;

/// The names of a list in the extension's metadata, with the pointer to each.
fn entries<'a>(extension: &'a Node, list: &str) -> impl Iterator<Item = (Pointer, &'a str)> {
    let pointer = Pointer::root().then(list);
    let elements = extension.get(list).map(Node::elements).unwrap_or_default();
    elements
        .iter()
        .enumerate()
        .take(MOST)
        .filter_map(move |(index, entry)| Some((pointer.then(index), entry.as_str()?)))
}
