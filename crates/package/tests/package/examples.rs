//! The packages that come with the studio.

use std::path::{Path, PathBuf};

use extension_package::{Bundle, bundle, inspect, open};

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|entry| entry.is_dir()).collect()
}

#[test]
fn every_example_opens_bundles_and_comes_back() {
    assert!(examples().len() >= 2);
    for example in examples() {
        let package = open(&example).unwrap();
        let made = bundle(&package).unwrap_or_else(|error| panic!("{}: {error}", example.display()));
        assert_eq!(Bundle::from_zip(&made.to_zip().unwrap()).unwrap(), made);
        let extension = package.extension();
        assert_eq!(made.extension().name, extension.name);
        assert_eq!(made.extension().components, extension.components);
        let named: Vec<_> = made.components().into_iter().filter_map(|component| component.procedure_name).collect();
        assert_eq!(made.procedures(), named, "{}", example.display());
    }
}

#[test]
fn every_icon_of_the_examples_is_a_plain_picture() {
    for example in examples() {
        let package = open(&example).unwrap();
        for (path, content) in package.files().filter(|(path, _)| path.as_str().starts_with("icons/")) {
            let icon = inspect(path, content).unwrap();
            assert_eq!(icon.hazards, [], "{path}");
        }
    }
}
