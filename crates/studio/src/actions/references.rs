//! Uses of an input's name elsewhere: in `showIf`, in `parent`, and in test cases.

use extension_model::{Component, Document, Edit, EditError, Pointer};
use serde_json::json;

/// Edits that let every other input of the component follow a renamed one.
pub fn follow_in_metadata(component: &Component, from: &str, to: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, input) in component.inputs.iter().enumerate() {
        let place = Pointer::from("/inputs").then(at);
        if input.text("parent") == Some(from) {
            edits.push(Edit::Set { pointer: place.then("parent"), value: json!(to) });
        }
        for (condition, show_if) in input.show_if.iter().enumerate() {
            if show_if.parameter == from {
                let pointer = place.then("showIf").then(condition).then("parameter");
                edits.push(Edit::Set { pointer, value: json!(to) });
            }
        }
    }
    edits
}

/// The test file with a parameter renamed in every case, where that changes anything.
pub fn follow_in_tests(tests: &Document, from: &str, to: &str, key: TestKey) -> Result<Option<Document>, EditError> {
    let Ok(tree) = tests.tree() else { return Ok(None) };
    let mut edited = tests.clone();
    for (at, case) in tree.elements().iter().enumerate() {
        let case_pointer = Pointer::root().then(at);
        match key {
            TestKey::Inputs => {
                if case.get("inputs").and_then(|inputs| inputs.member(from)).is_some() {
                    let pointer = case_pointer.then("inputs").then(from);
                    edited = edited.edit(&Edit::Rename { pointer, key: to.to_owned() })?;
                }
            }
            TestKey::SkippedOutputs => {
                let skipped = case.get("skip_output").map(|list| list.elements()).unwrap_or_default();
                for (index, name) in skipped.iter().enumerate().filter(|(_, name)| name.as_str() == Some(from)) {
                    debug_assert_eq!(name.as_str(), Some(from));
                    let pointer = case_pointer.then("skip_output").then(index);
                    edited = edited.edit(&Edit::Set { pointer, value: json!(to) })?;
                }
            }
        }
    }
    Ok((edited.text() != tests.text()).then_some(edited))
}

/// Where a test case names parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestKey {
    Inputs,
    SkippedOutputs,
}
