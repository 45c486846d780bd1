use extension_model::{Change, Edit, Package, Pointer};
use serde_json::{Map, Value};

use super::Action;
use super::test_file::TestFile;
use super::trial::{Prepared, TrialRequest, prepare};
use crate::StudioError;

/// Makes a test case of what a trial runs with: its entry in the test file, and files for rows that were typed.
///
/// # Errors
/// When the trial could not run, when the test file is no list, or when another case has the id.
pub fn save_as_test(package: &Package, request: &TrialRequest, id: &str) -> Result<Action, StudioError> {
    let Prepared { case, change: rows } = prepare(package, request)?;
    let file = TestFile::read(package, &request.folder)?;
    let id = id.trim();
    file.refuse_taken(id)?;
    let mut entry = Map::new();
    // Most packages number their cases.
    entry.insert("id".to_owned(), id.parse::<u32>().map_or_else(|_| Value::from(id), Value::from));
    entry.insert("inputs".to_owned(), Value::Object(case.inputs));
    if !case.env_vars.is_empty() {
        entry.insert("env_vars".to_owned(), Value::Object(case.env_vars));
    }
    let edit = Edit::Insert { pointer: Pointer::root().then("-"), value: Value::Object(entry) };
    let mut change = Change { label: format!("Save as test \"{id}\""), ..rows };
    file.write(&mut change, &[edit])?;
    Ok(Action::new(change))
}
