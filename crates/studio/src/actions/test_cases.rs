//! Editing `test/test.json`: cases made, copied, renamed and removed, and their values as the form has them.

use extension_model::form::{effective_values, is_required};
use extension_model::input_types::{Argument, argument};
use extension_model::{Change, Document, Edit, FormValues, Input, Package, PackagePath, Pointer, names};
use serde_json::{Map, Value, json};

use super::Action;
use crate::StudioError;

/// A further case with the form's own defaults; Table inputs take the tables that other cases use, or one by their name.
///
/// # Errors
/// When the component or its test file cannot be read.
pub fn add_test_case(package: &Package, folder: &str) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
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
    let id = editor.unused_id();
    let edit = Edit::Insert { pointer: Pointer::root().then("-"), value: json!({"id": id, "inputs": inputs}) };
    editor.action(&format!("Add test case {id}"), &[edit])
}

/// A copy of a case behind the original, under a free id; what is expected of it is copied too.
///
/// # Errors
/// When the case is not there.
pub fn duplicate_test_case(package: &Package, folder: &str, at: usize) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let (old, mut copy) = editor.case(at)?;
    let id = editor.unused_id();
    copy.insert("id".into(), id.clone());
    let edit = Edit::Insert { pointer: Pointer::root().then(at + 1), value: Value::Object(copy) };
    let mut action = editor.action(&format!("Duplicate test case {old}"), &[edit])?;
    if let (Some(path), Some(text)) =
        (editor.fixture(&plain(&id)), editor.fixture(&old).and_then(|old| package.text(&old)))
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
    let editor = Editor::new(package, folder)?;
    let (id, _) = editor.case(at)?;
    let mut action =
        editor.action(&format!("Remove test case {id}"), &[Edit::Remove { pointer: Pointer::root().then(at) }])?;
    let shared = editor.ids().iter().filter(|other| **other == id).count() > 1;
    if let Some(path) = editor.fixture(&id).filter(|path| !shared && package.get(path).is_some()) {
        action.change.remove(path);
    }
    Ok(action)
}

/// Gives a case another id; its fixture follows. An id that was a number stays one where it can.
///
/// # Errors
/// When the id is taken or cannot name a file.
pub fn rename_test_case(package: &Package, folder: &str, at: usize, id: &str) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder)?;
    let (old, case) = editor.case(at)?;
    if id == old {
        return Ok(Action::new(Change::new("")));
    }
    if id.is_empty() || id.contains(['/', '\\']) {
        return Err(StudioError::new("An id names a file: it cannot be empty or hold slashes"));
    }
    if editor.ids().iter().any(|other| other == id) {
        return Err(StudioError::new(format!("There is a test case \"{id}\" already")));
    }
    let was_number = case.get("id").is_some_and(Value::is_number);
    let value = match id.parse::<u64>() {
        Ok(number) if was_number && number.to_string() == id => json!(number),
        _ => json!(id),
    };
    let edit = Edit::Set { pointer: Pointer::root().then(at).then("id"), value };
    let mut action = editor.action(&format!("Rename test case {old} to {id}"), &[edit])?;
    if let (Some(from), Some(to)) = (editor.fixture(&old), editor.fixture(id))
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
    let editor = Editor::new(package, folder)?;
    let (id, _) = editor.case(at)?;
    let component = package.component(folder).metadata().unwrap_or_default();
    let value = component.input(name).map_or_else(|| value.clone(), |input| in_test(input, value));
    let edit = Edit::Set { pointer: Pointer::root().then(at).then("inputs").then(name), value };
    editor.action(&format!("Edit \"{name}\" of test case {id}"), &[edit])
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

/// A component's test file about to be edited; an empty list while there is none.
struct Editor<'a> {
    package: &'a Package,
    folder: &'a str,
    path: PackagePath,
    document: Document,
}

impl<'a> Editor<'a> {
    fn new(package: &'a Package, folder: &'a str) -> Result<Self, StudioError> {
        let path = PackagePath::new(&format!("components/{folder}/test/test.json"))?;
        let document = package.document(&path).cloned().unwrap_or_else(|| Document::new("[]\n"));
        let broken = |reason: String| {
            StudioError::new(format!("{path} {reason}")).with_help("Open the file and repair its text first")
        };
        match document.tree() {
            Err(error) => Err(broken(format!("is not valid JSON: {error}"))),
            Ok(tree) if !tree.is_array() => Err(broken(format!("holds {}, not a list of test cases", tree.kind()))),
            Ok(_) => Ok(Self { package, folder, path, document }),
        }
    }

    fn case(&self, at: usize) -> Result<(String, Map<String, Value>), StudioError> {
        match self.document.value(&Pointer::root().then(at)) {
            Some(Value::Object(case)) => Ok((case.get("id").map(plain).unwrap_or_default(), case)),
            _ => Err(StudioError::new("This test case is not there any more")),
        }
    }

    fn ids(&self) -> Vec<String> {
        self.package.component(self.folder).test_cases().into_iter().map(|case| case.id).collect()
    }

    /// The next number where ids are numbers, else a name.
    fn unused_id(&self) -> Value {
        let ids = self.ids();
        let numbers: Option<Vec<u64>> = ids.iter().map(|id| id.parse().ok()).collect();
        match numbers {
            Some(numbers) => json!(numbers.into_iter().max().unwrap_or_default() + 1),
            None => json!(names::unused("case", |name| ids.iter().any(|id| id == name))),
        }
    }

    fn fixture(&self, id: &str) -> Option<PackagePath> {
        self.package.component(self.folder).path(&format!("test/fixtures/{id}.json"))
    }

    fn action(&self, label: &str, edits: &[Edit]) -> Result<Action, StudioError> {
        let edited = edits.iter().try_fold(self.document.clone(), |document, edit| document.edit(edit))?;
        let mut change = Change::new(label);
        change.write_document(self.path.clone(), edited);
        Ok(Action::new(change))
    }
}

fn plain(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}
