//! `showIf`: the conditions under which an input shows.

pub(super) mod condition_circle;
pub(super) mod condition_never_met;
pub(super) mod condition_on_itself;
pub(super) mod condition_on_missing_input;

use extension_model::{Condition, Node, Pointer};

use crate::context::InputContext;

/// The conditions of an input that name another one, with the pointer to each.
fn conditions<'i>(input: &'i InputContext) -> impl Iterator<Item = (Pointer, &'i Condition)> {
    let nodes = input.node.get("showIf").map(Node::elements).unwrap_or_default();
    let pointer = input.at("showIf");
    let both = input.input.show_if.iter().zip(nodes).enumerate();
    both.filter(|(_, (condition, node))| node.is_object() && !condition.parameter.is_empty())
        .map(move |(index, (condition, _))| (pointer.then(index), condition))
}
