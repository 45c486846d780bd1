//! Editing `test/test.json`: cases made, copied, renamed and removed, and their values as the form has them.

use extension_model::form::{effective_values, is_required};
use extension_model::input_types::{Argument, argument};
use extension_model::{Change, Edit, FormValues, Input, Package, Pointer};
use serde_json::{Map, Value, json};

use super::Action;
use super::test_file::{TestFile, plain};
use crate::StudioError;

/// A further case with the form's own defaults; Table inputs take the tables that other cases use, or one by their name.
///
/// # Errors
/// When the component or its test file cannot be read.
pub fn add_test_case(package: &Package, folder: &str) -> Result<Action, StudioError> {
    let file = TestFile::read(package, folder)?;
    let files = package.component(folder);
    let component = files.metadata().ok_or_else(|| {
        StudioError::new(format!("components/{folder}/metadata.json cannot be read"))
            .with_help("Repair it in the Source tab first")
    })?;
    let cases = files.test_cases();
    let stem = |input: &Input| {
        let used = cases.iter().rev().find_map(|case| case.inputs.get(&input.name)?.as_str().map(str::to_owned));
        used.or_else(|| files.text(&format!("test/{}.ndjson", input.name)).map(|_| input.name.clone()))
    };
    let values = effective_values(&component, &FormValues::new());
    let inputs: Map<_, _> = component
        .inputs
        .iter()
        .map(|input| {
            let value = match input.type_name.as_str() {
                "Table" => is_required(input).then(|| stem(input)).flatten().map_or(Value::Null, Value::from),
                _ => in_test(input, values.get(&input.name).unwrap_or(&Value::Null)),
            };
            (input.name.clone(), value)
        })
        .collect();
    let id = file.unused_id();
    let edit = Edit::Insert { pointer: Pointer::root().then("-"), value: json!({"id": id, "inputs": inputs}) };
    file.action(&format!("Add test case {id}"), &[edit])
}

/// A copy of a case behind the original, under a free id; what is expected of it is copied too.
///
/// # Errors
/// When the case is not there.
pub fn duplicate_test_case(package: &Package, folder: &str, at: usize) -> Result<Action, StudioError> {
    let file = TestFile::read(package, folder)?;
    let (old, mut copy) = file.case(at)?;
    let id = file.unused_id();
    copy.insert("id".into(), id.clone());
    let edit = Edit::Insert { pointer: Pointer::root().then(at + 1), value: Value::Object(copy) };
    let mut action = file.action(&format!("Duplicate test case {old}"), &[edit])?;
    if let (Some(path), Some(text)) = (file.fixture(&plain(&id)), file.fixture(&old).and_then(|old| package.text(&old)))
    {
        action.change.write_text(path, text.clone());
    }
    Ok(action)
}

/// Takes a case away, with what is expected of it.
///
/// # Errors
/// When the case is not there.
pub fn remove_test_case(package: &Package, folder: &str, at: usize) -> Result<Action, StudioError> {
    let file = TestFile::read(package, folder)?;
    let (id, _) = file.case(at)?;
    let mut action =
        file.action(&format!("Remove test case {id}"), &[Edit::Remove { pointer: Pointer::root().then(at) }])?;
    let shared = file.ids().iter().filter(|other| **other == id).count() > 1;
    if let Some(path) = file.fixture(&id).filter(|path| !shared && package.get(path).is_some()) {
        action.change.remove(path);
    }
    Ok(action)
}

/// Gives a case another id; its fixture follows. An id that was a number stays one where it can.
///
/// # Errors
/// When the id is taken or cannot name a file.
pub fn rename_test_case(package: &Package, folder: &str, at: usize, id: &str) -> Result<Action, StudioError> {
    let file = TestFile::read(package, folder)?;
    let (old, case) = file.case(at)?;
    if id == old {
        return Ok(Action::new(Change::new("")));
    }
    file.refuse_taken(id)?;
    let was_number = case.get("id").is_some_and(Value::is_number);
    let value = match id.parse::<u64>() {
        Ok(number) if was_number && number.to_string() == id => json!(number),
        _ => json!(id),
    };
    let edit = Edit::Set { pointer: Pointer::root().then(at).then("id"), value };
    let mut action = file.action(&format!("Rename test case {old} to {id}"), &[edit])?;
    if let (Some(from), Some(to)) = (file.fixture(&old), file.fixture(id))
        && let Some(text) = package.text(&from)
    {
        action.change.write_text(to, text.clone());
        action.change.remove(from);
    }
    Ok(action)
}

/// Gives an input of a case what its field holds, written as it travels in the CALL.
///
/// # Errors
/// When the case is not there.
pub fn set_test_input(
    package: &Package,
    folder: &str,
    at: usize,
    name: &str,
    value: &Value,
) -> Result<Action, StudioError> {
    let file = TestFile::read(package, folder)?;
    let (id, _) = file.case(at)?;
    let component = package.component(folder).metadata().unwrap_or_default();
    let value = component.input(name).map_or_else(|| value.clone(), |input| in_test(input, value));
    let edit = Edit::Set { pointer: Pointer::root().then(at).then("inputs").then(name), value };
    file.action(&format!("Edit \"{name}\" of test case {id}"), &[edit])
}

/// A form's value as a test case has it.
fn in_test(input: &Input, value: &Value) -> Value {
    match argument(input, value) {
        Argument::Null => Value::Null,
        Argument::Boolean(value) => Value::from(value),
        Argument::Text(text) => Value::from(text),
        Argument::Number(number) => serde_json::from_str(&number).unwrap_or(Value::String(number)),
    }
}
