use extension_model::form::ConnectedTables;
use extension_model::{Change, Component, Document, Edit, Input, Package, PackagePath, Pointer, input_types, names};
use serde_json::{Map, Value, json};

use super::Action;
use super::references::{TestKey, follow_in_metadata, follow_in_tests};
use crate::StudioError;
use crate::views::Selection;

/// Adds an input made from a palette's template before the position `at`. A Column takes the first Table as its parent.
pub fn add_input(package: &Package, folder: &str, template: &Value, at: usize) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let template = template.as_object().ok_or_else(|| StudioError::new("An input is an object"))?;
    let kind = template.get("type").and_then(Value::as_str).unwrap_or_default();
    let label = palette_label(template).unwrap_or(kind);
    let name = editor.unused_name(template.get("name").and_then(Value::as_str).unwrap_or(&names::from_title(label)));
    let title = template.get("title").cloned().unwrap_or_else(|| json!(label));

    let mut input = Map::new();
    input.insert("name".into(), json!(name));
    input.insert("title".into(), title);
    input.extend(template.iter().filter(|(key, _)| !matches!(key.as_str(), "name" | "title")).map(own));
    if kind == "Column" && !input.contains_key("parent") {
        let table = editor.component.inputs.iter().find(|input| input.type_name == "Table");
        input.extend(table.map(|table| ("parent".to_owned(), json!(table.name))));
    }
    let at = at.min(editor.component.inputs.len());
    let edit = Edit::Insert { pointer: inputs().then(at), value: Value::Object(input) };
    editor.action(&format!("Add input \"{name}\""), vec![edit], Some(at))
}

/// A copy of an input behind the original, under a free name.
pub fn duplicate_input(package: &Package, folder: &str, at: usize) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let mut copy = editor.raw(at)?;
    let name = editor.input(at)?.name.clone();
    copy.insert("name".into(), json!(editor.unused_name(&name)));
    let edit = Edit::Insert { pointer: inputs().then(at + 1), value: Value::Object(copy) };
    editor.action(&format!("Duplicate input \"{name}\""), vec![edit], Some(at + 1))
}

pub fn delete_inputs(package: &Package, folder: &str, at: &[usize]) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let mut places = at.to_vec();
    places.sort_unstable();
    places.dedup();
    let label = match places.as_slice() {
        [one] => format!("Delete input \"{}\"", editor.input(*one)?.name),
        many => format!("Delete {} inputs", many.len()),
    };
    let edits = places.iter().rev().map(|at| Edit::Remove { pointer: inputs().then(at) }).collect();
    editor.action(&label, edits, None)
}

/// Gives an input another name, and lets `showIf`, `parent` and the test cases follow.
pub fn rename_input(package: &Package, folder: &str, at: usize, name: &str) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let old = editor.input(at)?.name.clone();
    if name.is_empty() {
        return Err(StudioError::new("An input needs a name"));
    }
    if editor.component.inputs.iter().enumerate().any(|(other, input)| other != at && input.name == name) {
        return Err(StudioError::new(format!("There is an input \"{name}\" already")));
    }
    let mut edits = vec![Edit::Set { pointer: inputs().then(at).then("name"), value: json!(name) }];
    // While another input bears the old name too, nobody knows which of them the uses mean.
    let unique = editor.component.inputs.iter().filter(|input| input.name == old).count() == 1 && !old.is_empty();
    if unique {
        edits.extend(follow_in_metadata(&editor.component, &old, name));
    }
    let mut action = editor.action(&format!("Rename input \"{old}\" to \"{name}\""), edits, Some(at))?;
    let tests = package.component(folder).path("test/test.json");
    if unique
        && let Some(path) = tests
        && let Some(tests) = package.document(&path)
        && let Some(edited) = follow_in_tests(tests, &old, name, TestKey::Inputs)?
    {
        action.change.write_document(path, edited);
    }
    Ok(action)
}

/// Makes an input another type, by a palette's template. What both types share stays; a default that the
/// new type cannot have gives way to the template's.
pub fn retype_input(package: &Package, folder: &str, at: usize, template: &Value) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let template = template.as_object().ok_or_else(|| StudioError::new("An input is an object"))?;
    let kind = template.get("type").and_then(Value::as_str).unwrap_or_default();
    let input_type =
        input_types::by_name(kind).ok_or_else(|| StudioError::new(format!("\"{kind}\" is not an input type")))?;
    let old_options = editor.input(at)?.input_type().map(|old| old.options()).unwrap_or_default();
    let new_options = input_type.options();
    let has = |options: &[input_types::OptionSpec], key: &str| options.iter().any(|option| option.key == key);

    let before = editor.raw(at)?;
    let mut after = before.clone();
    after.retain(|key, _| !has(old_options, key) || has(new_options, key));
    after.shift_remove("mode");
    for (key, value) in template {
        if key == "type" || key == "mode" || (key != "default" && !after.contains_key(key)) {
            after.insert(key.clone(), value.clone());
        }
    }
    if !after.get("default").is_some_and(|default| fits(&after, default)) {
        after.shift_remove("default");
        after.extend(template.get("default").map(|default| ("default".to_owned(), default.clone())));
    }

    let place = inputs().then(at);
    let removed = before.keys().filter(|key| !after.contains_key(*key));
    let mut edits: Vec<_> = removed.map(|key| Edit::Remove { pointer: place.then(key) }).collect();
    edits.extend(
        after
            .iter()
            .filter(|(key, value)| before.get(*key) != Some(*value))
            .map(|(key, value)| Edit::Set { pointer: place.then(key), value: value.clone() }),
    );
    let name = &editor.input(at)?.name;
    editor.action(&format!("Make input \"{name}\" a {kind}"), edits, Some(at))
}

/// Whether an input can have this default.
fn fits(input: &Map<String, Value>, default: &Value) -> bool {
    let document = Document::new(Value::Object(input.clone()).to_string());
    let Ok(tree) = document.tree() else { return false };
    let input = Input::read(tree);
    input.input_type().is_some_and(|input_type| {
        let value = input_type.normalise(&input, default);
        input_type.judge(&input, &value, &ConnectedTables::new()).is_none()
    })
}

/// The palette's name for a template: the entry of the same type and mode.
fn palette_label(template: &Map<String, Value>) -> Option<&'static str> {
    let input_type = input_types::by_name(template.get("type")?.as_str()?)?;
    let palette = input_type.palette();
    palette.iter().find(|item| item.template.get("mode") == template.get("mode")).map(|item| item.label)
}

fn own((key, value): (&String, &Value)) -> (String, Value) {
    (key.clone(), value.clone())
}

fn inputs() -> Pointer {
    "/inputs".into()
}

/// A component's metadata about to be edited.
pub(super) struct Editor<'a> {
    folder: &'a str,
    path: PackagePath,
    document: &'a Document,
    pub(super) component: Component,
}

impl<'a> Editor<'a> {
    pub(super) fn new(package: &'a Package, folder: &'a str) -> Result<Self, StudioError> {
        let files = package.component(folder);
        let path = files
            .metadata_path()
            .filter(|path| package.document(path).is_some())
            .ok_or_else(|| StudioError::new(format!("The component \"{folder}\" has no metadata.json")))?;
        let document =
            package.document(&path).ok_or_else(|| StudioError::new(format!("{path} is not there any more")))?;
        let tree = document.tree().map_err(|error| {
            StudioError::new(format!("{path} is not valid JSON: {error}"))
                .with_help("Repair it in the Source tab first")
        })?;
        Ok(Self { folder, component: Component::read(tree), path, document })
    }

    fn input(&self, at: usize) -> Result<&Input, StudioError> {
        self.component.inputs.get(at).ok_or_else(|| StudioError::new("This input is not there any more"))
    }

    fn raw(&self, at: usize) -> Result<Map<String, Value>, StudioError> {
        match self.document.value(&inputs().then(at)) {
            Some(Value::Object(input)) => Ok(input),
            _ => Err(StudioError::new("This input is not there any more")),
        }
    }

    /// A name that no input, output or environment variable bears.
    pub(super) fn unused_name(&self, wanted: &str) -> String {
        let component = &self.component;
        let inputs = component.inputs.iter().map(|input| &input.name);
        let taken: Vec<_> = inputs
            .chain(component.outputs.iter().map(|output| &output.name))
            .chain(&component.carto_env_vars)
            .map(|name| name.to_ascii_lowercase())
            .chain(["dry_run".into(), "env_vars".into()])
            .collect();
        names::unused(wanted, |name| taken.contains(&name.to_ascii_lowercase()))
    }

    pub(super) fn action(&self, label: &str, edits: Vec<Edit>, input: Option<usize>) -> Result<Action, StudioError> {
        let edited = edits.iter().try_fold(self.document.clone(), |document, edit| document.edit(edit))?;
        let mut change = Change::new(label);
        change.write_document(self.path.clone(), edited);
        Ok(Action::selecting(change, Selection::Component { folder: self.folder.to_owned(), input }))
    }
}
