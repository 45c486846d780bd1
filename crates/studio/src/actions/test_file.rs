use extension_model::{Change, Document, Edit, Package, PackagePath, Pointer, names};
use serde_json::{Map, Value, json};

use super::Action;
use crate::StudioError;

/// A component's test file about to be edited; an empty list while there is none.
pub(super) struct TestFile<'a> {
    package: &'a Package,
    folder: &'a str,
    path: PackagePath,
    document: Document,
}

impl<'a> TestFile<'a> {
    /// # Errors
    /// When the file holds no list of test cases.
    pub fn read(package: &'a Package, folder: &'a str) -> Result<Self, StudioError> {
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

    pub fn case(&self, at: usize) -> Result<(String, Map<String, Value>), StudioError> {
        match self.document.value(&Pointer::root().then(at)) {
            Some(Value::Object(case)) => Ok((case.get("id").map(plain).unwrap_or_default(), case)),
            _ => Err(StudioError::new("This test case is not there any more")),
        }
    }

    pub fn ids(&self) -> Vec<String> {
        self.package.component(self.folder).test_cases().into_iter().map(|case| case.id).collect()
    }

    /// # Errors
    /// When a case cannot have this id: it names its fixture's file, and no other has it.
    pub fn refuse_taken(&self, id: &str) -> Result<(), StudioError> {
        if id.is_empty() || id.contains(['/', '\\']) {
            return Err(StudioError::new("An id names a file: it cannot be empty or hold slashes"));
        }
        if self.ids().iter().any(|other| other == id) {
            return Err(
                StudioError::new(format!("There is a test case \"{id}\" already")).with_help("Choose another id")
            );
        }
        Ok(())
    }

    pub fn unused_id(&self) -> Value {
        unused_id(&self.ids())
    }

    /// Where the fixture of a case is, or would be.
    pub fn fixture(&self, id: &str) -> Option<PackagePath> {
        self.package.component(self.folder).path(&format!("test/fixtures/{id}.json"))
    }

    pub fn action(&self, label: &str, edits: &[Edit]) -> Result<Action, StudioError> {
        let mut change = Change::new(label);
        self.write(&mut change, edits)?;
        Ok(Action::new(change))
    }

    /// Adds edits of the file to a change.
    pub fn write(&self, change: &mut Change, edits: &[Edit]) -> Result<(), StudioError> {
        let edited = edits.iter().try_fold(self.document.clone(), |document, edit| document.edit(edit))?;
        change.write_document(self.path.clone(), edited);
        Ok(())
    }
}

/// The next number where ids are numbers, else a name.
pub(super) fn unused_id(ids: &[String]) -> Value {
    let numbers: Option<Vec<u64>> = ids.iter().map(|id| id.parse().ok()).collect();
    match numbers {
        Some(numbers) => json!(numbers.into_iter().max().unwrap_or_default().saturating_add(1)),
        None => json!(names::unused("case", |name| ids.iter().any(|id| id == name))),
    }
}

/// An id as the fixture's file spells it.
pub(super) fn plain(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}
