//! Names: what they may look like, and which clash.

pub(super) mod duplicate_env_var;
pub(super) mod duplicate_input;
pub(super) mod duplicate_output;
pub(super) mod folder_mismatch;
pub(super) mod name_clash;
pub(super) mod reserved_name;
pub(super) mod undocumented_name;
pub(super) mod unknown_env_var;
pub(super) mod unusable_name;

use std::collections::HashMap;

use extension_model::{Node, Pointer};

use crate::context::ComponentContext;

/// The environment variables a component asks for, with the pointer to each.
fn env_vars<'a>(component: &'a ComponentContext) -> impl Iterator<Item = (Pointer, &'a str)> {
    let list = component.metadata().and_then(|metadata| metadata.tree.get("cartoEnvVars"));
    let elements = list.map(Node::elements).unwrap_or_default();
    let pointer = Pointer::from("/cartoEnvVars");
    elements.iter().enumerate().filter_map(move |(index, entry)| Some((pointer.then(index), entry.as_str()?)))
}

/// The names that an earlier one equals as SQL compares them, each with that earlier one.
fn repeated<'n>(names: impl Iterator<Item = (Pointer, &'n str)>) -> Vec<(Pointer, &'n str, &'n str)> {
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut repeated = Vec::new();
    for (pointer, name) in names.filter(|(_, name)| !name.is_empty()) {
        match first.get(&name.to_ascii_lowercase()) {
            Some(other) => repeated.push((pointer, name, *other)),
            None => {
                first.insert(name.to_ascii_lowercase(), name);
            }
        }
    }
    repeated
}

/// "The input "a" is there twice", or which other name it equals to SQL.
fn repetition(what: &str, name: &str, other: &str) -> String {
    if name == other {
        format!("Two {what}s are called \"{name}\"")
    } else {
        format!("The {what}s \"{other}\" and \"{name}\" have one name: SQL makes no difference between capitals")
    }
}
