//! The test cases of a component. They are not packaged: whatever is wrong with them is a warning.

pub(super) mod duplicate_test_id;
pub(super) mod invalid_tests;
pub(super) mod test_table_missing;
pub(super) mod unknown_test_name;

use extension_model::{Node, Pointer};

use crate::context::{ComponentContext, File};

/// The test file of a component, when it is JSON.
fn file<'a>(component: &ComponentContext<'a>) -> Option<(File<'a>, &'a Node)> {
    let path = component.files.path("test/test.json")?;
    let document = component.package.document(&path)?;
    let file = File::json(path, document);
    let tree = file.tree?;
    Some((file, tree))
}

/// How many test cases are looked at: nobody writes more.
const MOST: usize = 1_000;

/// The test cases that are objects, with the pointer to each.
fn cases(tree: &Node) -> impl Iterator<Item = (Pointer, &Node)> {
    let cases = tree.elements().iter().enumerate().take(MOST).filter(|(_, case)| case.is_object());
    cases.map(|(index, case)| (Pointer::root().then(index), case))
}
