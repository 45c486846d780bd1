use extension_model::{Edit, Package, Pointer};
use serde_json::json;

use super::Action;
use super::inputs::Editor;
use super::references::{TestKey, follow_in_tests};
use crate::StudioError;

/// A further output table.
pub fn add_output(package: &Package, folder: &str) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let name = editor.unused_name("output_table");
    let output = json!({"name": name, "title": "Output table", "description": "", "type": "Table"});
    let edit = Edit::Insert { pointer: "/outputs/-".into(), value: output };
    editor.action(&format!("Add output \"{name}\""), vec![edit], None)
}

/// Gives an output another name; test cases that skip it follow.
pub fn rename_output(package: &Package, folder: &str, at: usize, name: &str) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let outputs = &editor.component.outputs;
    let old = outputs.get(at).ok_or_else(|| StudioError::new("This output is not there any more"))?.name.clone();
    if name.is_empty() {
        return Err(StudioError::new("An output needs a name"));
    }
    if outputs.iter().enumerate().any(|(other, output)| other != at && output.name == name) {
        return Err(StudioError::new(format!("There is an output \"{name}\" already")));
    }
    let pointer = Pointer::from("/outputs").then(at).then("name");
    let edit = Edit::Set { pointer, value: json!(name) };
    let mut action = editor.action(&format!("Rename output \"{old}\" to \"{name}\""), vec![edit], None)?;
    if let Some(path) = package.component(folder).path("test/test.json")
        && let Some(tests) = package.document(&path)
        && let Some(edited) = follow_in_tests(tests, &old, name, TestKey::SkippedOutputs)?
    {
        action.change.write_document(path, edited);
    }
    Ok(action)
}
