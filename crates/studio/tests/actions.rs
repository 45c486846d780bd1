//! Actions as a user sees them: what a package's files hold afterwards.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use extension_model::{Package, PackagePath};
use extension_studio::actions::{self, Action};
use extension_studio::views::Selection;
use serde_json::{Value, json};

fn example(name: &str) -> Package {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    extension_package::open(&root).unwrap()
}

fn small() -> Package {
    let component = json!({
        "name": "near", "title": "Near", "version": "1.0.0",
        "inputs": [
            {"name": "places", "title": "Places", "type": "Table"},
            {"name": "geo", "title": "Geo", "type": "Column", "parent": "places", "dataType": ["geography"]},
            {"name": "how", "title": "How", "type": "Selection", "options": ["a", "b"], "default": "a"},
            {"name": "km", "title": "Km", "type": "Number", "min": 1, "max": 9, "default": 5,
             "showIf": [{"parameter": "how", "value": ["b"]}]},
        ],
        "outputs": [{"name": "out", "title": "Out", "type": "Table"}],
    });
    let files = [
        ("metadata.json", json!({"name": "e", "title": "E", "provider": "bigquery", "components": ["near"]})),
        ("components/near/metadata.json", component),
        (
            "components/near/test/test.json",
            json!([{"id": 1, "inputs": {"places": "p", "how": "b"}, "skip_output": ["out"]}, {"id": 2}]),
        ),
    ];
    Package::new(files.into_iter().map(|(path, value)| {
        let path = PackagePath::new(path).unwrap();
        let content = extension_model::Content::from_text(&path, serde_json::to_string_pretty(&value).unwrap());
        (path, content)
    }))
}

fn done(package: &Package, action: Action) -> Package {
    let mut after = package.clone();
    after.apply(&action.change);
    after
}

fn value(package: &Package, path: &str, pointer: &str) -> Value {
    package.document(&PackagePath::new(path).unwrap()).unwrap().value(&pointer.into()).unwrap_or_default()
}

const NEAR: &str = "components/near/metadata.json";

#[test]
fn a_renamed_input_takes_its_uses_along() {
    let package = small();
    let after = done(&package, actions::rename_input(&package, "near", 2, "method").unwrap());
    assert_eq!(value(&after, NEAR, "/inputs/2/name"), "method");
    assert_eq!(value(&after, NEAR, "/inputs/3/showIf/0/parameter"), "method");
    let inputs = value(&after, "components/near/test/test.json", "/0/inputs");
    assert_eq!(inputs, json!({"places": "p", "method": "b"}));

    let after = done(&package, actions::rename_input(&package, "near", 0, "sites").unwrap());
    assert_eq!(value(&after, NEAR, "/inputs/1/parent"), "sites");
    assert_eq!(value(&after, "components/near/test/test.json", "/0/inputs/sites"), "p");
}

#[test]
fn a_name_that_is_taken_or_empty_is_refused() {
    let package = small();
    assert!(actions::rename_input(&package, "near", 0, "geo").is_err());
    assert!(actions::rename_input(&package, "near", 0, "").is_err());
    assert!(actions::rename_input(&package, "near", 99, "x").is_err());
    assert!(actions::rename_component(&package, "near", "../far").is_err());
}

#[test]
fn changing_a_type_keeps_what_both_share() {
    let package = small();
    let slider = json!({"type": "Number", "mode": "slider", "min": 0, "max": 100, "default": 50});
    let after = done(&package, actions::retype_input(&package, "near", 3, &slider).unwrap());
    let expected = json!({"name": "km", "title": "Km", "type": "Number", "mode": "slider", "min": 1, "max": 9,
        "default": 5, "showIf": [{"parameter": "how", "value": ["b"]}]});
    assert_eq!(value(&after, NEAR, "/inputs/3"), expected);

    let after = done(&package, actions::retype_input(&package, "near", 2, &json!({"type": "Number"})).unwrap());
    assert_eq!(value(&after, NEAR, "/inputs/2"), json!({"name": "how", "title": "How", "type": "Number"}));

    let after = done(&package, actions::retype_input(&package, "near", 1, &json!({"type": "String"})).unwrap());
    assert_eq!(value(&after, NEAR, "/inputs/1"), json!({"name": "geo", "title": "Geo", "type": "String"}));
}

#[test]
fn a_new_input_gets_a_free_name_and_a_column_its_table() {
    let package = small();
    let action = actions::add_input(&package, "near", &json!({"type": "Column"}), 1).unwrap();
    assert_eq!(action.select, Some(Selection::Component { folder: "near".into(), input: Some(1) }));
    let after = done(&package, action);
    assert_eq!(value(&after, NEAR, "/inputs/1/parent"), "places");
    assert_eq!(value(&after, NEAR, "/inputs/1/name"), "column");
    let again = done(&after, actions::duplicate_input(&after, "near", 1).unwrap());
    assert_eq!(value(&again, NEAR, "/inputs/2/name"), "column_2");
    let fewer = done(&again, actions::delete_inputs(&again, "near", &[2, 1, 1]).unwrap());
    assert_eq!(value(&fewer, NEAR, "/inputs"), value(&package, NEAR, "/inputs"));
}

#[test]
fn a_renamed_component_moves_whole_and_back() {
    let package = example("retail-site-selection");
    let folder = package.components_in_order().remove(1);
    let action = actions::rename_component(&package, &folder, "renamed").unwrap();
    let mut after = package.clone();
    let inverse = after.apply(&action.change);
    assert!(!after.component(&folder).exists());
    assert_eq!(after.component("renamed").metadata().unwrap().name, "renamed");
    assert_eq!(after.extension().components[1], "renamed");
    assert_eq!(after.files().count(), package.files().count());
    after.apply(&inverse);
    for ((path, one), (other_path, other)) in package.files().zip(after.files()) {
        assert_eq!(path, other_path);
        assert!(one.same_bytes(other), "{path}");
    }
}

#[test]
fn components_are_duplicated_deleted_moved_and_listed() {
    let package = example("retail-site-selection");
    let names = package.extension().components;
    let folder = names[0].clone();

    let copied = done(&package, actions::duplicate_component(&package, &folder).unwrap());
    let copy = copied.extension().components[1].clone();
    assert_eq!(copied.component(&copy).metadata().unwrap().name, copy);
    assert!(copied.component(&copy).metadata().unwrap().title.ends_with("(copy)"));

    let fewer = done(&package, actions::delete_component(&package, &folder).unwrap());
    assert_eq!(fewer.extension().components, names[1..]);
    assert!(!fewer.component(&folder).exists());

    let moved = done(&package, actions::move_component(&package, &folder, 2).unwrap());
    assert_eq!(moved.extension().components[2], folder);

    let more = done(&package, actions::add_component(&package, "Nearest stop!").unwrap());
    assert!(more.extension().components.contains(&"nearest_stop".to_owned()));
    assert!(extension_check::check(&more).iter().all(|problem| !problem.is_error()));
}
