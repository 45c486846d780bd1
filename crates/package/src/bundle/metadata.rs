//! The metadata of the package format, section 4.

use super::json::{Layout, Value, with, write};
use super::source::{ComponentSource, ExtensionSource};

/// What stands between the extension's and the component's name.
const SEPARATOR: &str = ".";

/// `metadata.json`: component names carry the extension's.
pub fn shipped(extension: &ExtensionSource) -> String {
    write(&metadata(extension, |name| with_prefix(extension.name, name)), Layout::Indented)
}

/// What the installed extension's row registers: component names stand alone.
pub fn registered(extension: &ExtensionSource) -> String {
    write(&metadata(extension, str::to_owned), Layout::Compact)
}

pub fn with_prefix(extension: &str, component: &str) -> String {
    format!("{extension}{SEPARATOR}{component}")
}

pub fn without_prefix<'a>(extension: &str, component: &'a str) -> &'a str {
    component.strip_prefix(extension).and_then(|rest| rest.strip_prefix(SEPARATOR)).unwrap_or(component)
}

fn metadata<'a>(extension: &'a ExtensionSource, name: impl Fn(&str) -> String) -> Value<'a> {
    let components = extension.components.iter().map(|source| component(source, extension.title, &name)).collect();
    let mut set = icon(extension.icon.as_deref());
    set.push(("components", Value::List(components)));
    with(extension.tree, set)
}

fn component<'a>(source: &'a ComponentSource, group: &'a str, name: &impl Fn(&str) -> String) -> Value<'a> {
    let mut set = icon(source.icon.as_deref());
    set.push(("name", Value::text(name(&source.metadata.name))));
    set.push(("group", Value::text(group)));
    if source.tree.get("cartoEnvVars").is_none() {
        set.push(("cartoEnvVars", Value::List(Vec::new())));
    }
    set.push(("procedureName", Value::text(source.procedure.name.as_str())));
    with(source.tree, set)
}

fn icon(uri: Option<&str>) -> Vec<(&'static str, Value<'_>)> {
    uri.map(|uri| ("icon", Value::text(uri))).into_iter().collect()
}
