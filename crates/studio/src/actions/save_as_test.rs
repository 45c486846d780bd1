use extension_model::{Change, Document, Edit, Package, Pointer};
use serde_json::{Map, Value};

use super::Action;
use super::trial::{Prepared, TrialRequest, prepare};
use crate::StudioError;

const TESTS: &str = "test/test.json";

/// Makes a test case of what a trial runs with: its entry in the test file, and files for rows that were typed.
///
/// # Errors
/// When the trial could not run, when the test file is no list, or when another case has the id.
pub fn save_as_test(package: &Package, request: &TrialRequest, id: &str) -> Result<Action, StudioError> {
    let Prepared { case, change: rows } = prepare(package, request)?;
    let files = package.component(&request.folder);
    let id = id.trim();
    if id.is_empty() || id.contains(['/', '\\']) {
        return Err(StudioError::new("A test case needs an id that can name its fixture: no slashes, not empty"));
    }
    if files.test_cases().iter().any(|known| known.id == id) {
        return Err(StudioError::new(format!("There is a test case \"{id}\" already")).with_help("Choose another id"));
    }
    let path = files.path(TESTS).ok_or_else(|| StudioError::new("The component's folder cannot hold tests"))?;
    let empty = Document::new("[]\n");
    let document = package.document(&path).unwrap_or(&empty);
    if document.tree().is_ok_and(|tree| !tree.is_array()) {
        return Err(StudioError::new(format!("{path} holds no list of test cases")).with_help("Repair the file first"));
    }
    let mut entry = Map::new();
    // Most packages number their cases.
    entry.insert("id".to_owned(), id.parse::<u32>().map_or_else(|_| Value::from(id), Value::from));
    entry.insert("inputs".to_owned(), Value::Object(case.inputs));
    if !case.env_vars.is_empty() {
        entry.insert("env_vars".to_owned(), Value::Object(case.env_vars));
    }
    let edit = Edit::Insert { pointer: Pointer::root().then("-"), value: Value::Object(entry) };
    let mut change = Change { label: format!("Save as test \"{id}\""), ..rows };
    change.write_document(path, document.edit(&edit)?);
    Ok(Action::new(change))
}

/// An id for the next case: the number after the largest.
pub(super) fn next_id(package: &Package, folder: &str) -> String {
    let cases = package.component(folder).test_cases();
    let largest = cases.iter().filter_map(|case| case.id.parse::<u32>().ok()).max();
    match largest {
        Some(largest) => largest.saturating_add(1).to_string(),
        None if cases.is_empty() => "1".to_owned(),
        None => extension_model::names::unused("tried", |id| cases.iter().any(|case| case.id == id)),
    }
}
