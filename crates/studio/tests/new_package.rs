//! A new package works from its first minute, on every provider.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used)]

use extension_model::Provider;
use extension_studio::actions::{NewPackage, export, new_package};
use extension_studio::views::ExportOutcome;
use tempfile::TempDir;

fn plan(folder: &TempDir, provider: Provider) -> NewPackage {
    NewPackage {
        folder: folder.path().join("new").display().to_string(),
        name: "trade_areas".into(),
        title: "Trade \"areas\"".into(),
        provider,
        author: "Someone".into(),
        license: "Apache-2.0".into(),
        component_name: "add_label".into(),
        component_title: "Add label".into(),
    }
}

#[test]
fn it_checks_clean_and_exports() {
    for provider in Provider::ALL {
        let folder = TempDir::new().unwrap();
        let plan = plan(&folder, provider);
        new_package(&plan).unwrap();
        let package = extension_package::open(plan.folder.as_ref()).unwrap();
        assert_eq!(extension_check::check(&package), [], "{provider:?}");
        assert_eq!(package.component("add_label").test_cases().len(), 1);
        let zip = folder.path().join("extension.zip");
        let outcome = export(&package, &zip).unwrap();
        assert!(matches!(outcome, ExportOutcome::Written { components: 1, .. }), "{outcome:?}");
        let bundle = extension_package::Bundle::from_zip(&std::fs::read(&zip).unwrap()).unwrap();
        assert_eq!(bundle.components().len(), 1);
    }
}

#[test]
fn a_folder_in_use_is_refused() {
    let folder = TempDir::new().unwrap();
    let plan = plan(&folder, Provider::Bigquery);
    new_package(&plan).unwrap();
    assert!(new_package(&plan).unwrap_err().message.contains("not empty"));
    let bad = NewPackage { name: "No spaces".into(), folder: folder.path().join("x").display().to_string(), ..plan };
    assert!(new_package(&bad).unwrap_err().message.contains("No spaces"));
    assert!(!folder.path().join("x").exists());
}
