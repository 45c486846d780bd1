//! The binary as a terminal and a CI job see it.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

fn extstudio(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_extstudio"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("FORCE_COLOR");
    command
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name).canonicalize().unwrap()
}

/// A new package in `<folder>/trade-areas`.
fn new_package() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    extstudio(folder.path()).args(["new", "trade-areas", "--author", "Me"]).assert().success();
    let root = folder.path().join("trade-areas");
    (folder, root)
}

fn edit(root: &Path, file: &str, from: &str, to: &str) {
    let path = root.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} holds no {from:?}");
    fs::write(path, text.replace(from, to)).unwrap();
}

const COMPONENT: &str = "components/add_label/metadata.json";

#[test]
fn a_new_package_checks_packages_and_is_inspected() {
    for provider in ["bigquery", "snowflake", "oracle"] {
        let folder = TempDir::new().unwrap();
        extstudio(folder.path()).args(["new", "a", "--provider", provider, "--title", "Ærø \"b\""]).assert().success();
        let root = folder.path().join("a");
        extstudio(&root).arg("check").assert().success().stdout("No problems\n");
        extstudio(&root).arg("package").assert().success().stdout(contains("1 components"));
        extstudio(&root)
            .args(["inspect", "extension.zip"])
            .assert()
            .success()
            .stdout(contains("Ærø \"b\"").and(contains("source_table")).and(contains("_add_label_")));
    }
}

#[test]
fn the_examples_are_clean_and_package_to_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    for name in ["retail-site-selection", "fleet-telematics", "trip-analytics"] {
        extstudio(&example(name)).arg("check").assert().success().stdout("No problems\n");
        let zips = ["one.zip", "two.zip"].map(|zip| folder.path().join(zip));
        for zip in &zips {
            extstudio(&example(name)).args(["package", "-o"]).arg(zip).assert().success();
        }
        let bytes = zips.map(|zip| fs::read(zip).unwrap());
        assert_eq!(bytes[0], bytes[1]);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes[0])).unwrap();
        let mut names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        names.sort();
        assert_eq!(names, ["extension.sql", "metadata.json"]);
        let mut metadata = String::new();
        archive.by_name("metadata.json").unwrap().read_to_string(&mut metadata).unwrap();
        let metadata: Value = serde_json::from_str(&metadata).unwrap();
        assert!(metadata["icon"].as_str().unwrap().starts_with("data:image/svg+xml;base64,"));
    }
}

#[test]
fn an_error_is_told_with_its_line_and_a_caret() {
    let (_folder, root) = new_package();
    edit(&root, COMPONENT, "\"type\": \"String\",", "\"type\": \"String\"");
    let told = extstudio(&root).arg("check").assert().code(1);
    let text = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(text.contains(COMPONENT), "{text}");
    assert!(text.contains("\"placeholder\"") && text.contains('─'), "{text}");
    assert!(text.ends_with("1 error\n"), "{text}");
    assert!(!text.contains('\u{1b}'), "colours where no terminal is");
}

#[test]
fn programs_get_json() {
    let (_folder, root) = new_package();
    edit(&root, COMPONENT, "\"source_table\",", "\"label\",");
    let told = extstudio(&root).args(["check", "--format", "json"]).assert().code(1);
    let report: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert!(report["errors"].as_u64().unwrap() >= 1);
    let problem = &report["problems"][0];
    assert_eq!(problem["path"], COMPONENT);
    assert!(problem["extent"]["start"]["line"].as_u64().unwrap() > 1);
}

#[test]
fn code_scanning_gets_sarif() {
    let (_folder, root) = new_package();
    edit(&root, COMPONENT, "\"source_table\",", "\"label\",");
    let told = extstudio(&root).args(["check", "--format", "sarif"]).assert().code(1);
    let log: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<_> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    for result in run["results"].as_array().unwrap() {
        assert!(rules.contains(&&result["ruleId"]));
        assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].is_string());
    }
}

#[test]
fn github_gets_annotations() {
    let (_folder, root) = new_package();
    edit(&root, COMPONENT, "\"source_table\",", "\"label\",");
    extstudio(root.parent().unwrap())
        .args(["check", "trade-areas", "--format", "github"])
        .assert()
        .code(1)
        .stdout(contains(format!("::error file=trade-areas/{COMPONENT},line=")));
}

#[test]
fn warnings_stop_only_the_strict() {
    let (_folder, root) = new_package();
    edit(&root, COMPONENT, "\"placeholder\"", "\"placehodler\"");
    extstudio(&root).arg("check").assert().success().stdout(contains("placehodler").and(contains("1 warning")));
    extstudio(&root).args(["check", "--strict"]).assert().code(1);
    extstudio(&root).arg("package").assert().success().stderr(contains("1 warnings"));
}

#[test]
fn a_package_that_cannot_work_is_not_written() {
    let (_folder, root) = new_package();
    fs::remove_file(root.join("components/add_label/src/fullrun.sql")).unwrap();
    extstudio(&root).arg("package").assert().code(1).stderr(contains("fullrun.sql").and(contains("was not written")));
    assert!(!root.join("extension.zip").exists());
}

#[test]
fn what_cannot_be_done_is_told_on_stderr_with_code_2() {
    let folder = TempDir::new().unwrap();
    extstudio(folder.path()).arg("check").assert().code(2).stderr(contains("metadata.json"));
    extstudio(folder.path()).args(["inspect", "gone.zip"]).assert().code(2).stderr(contains("gone.zip"));
    fs::write(folder.path().join("bad.zip"), b"PK\x03\x04 no").unwrap();
    extstudio(folder.path()).args(["inspect", "bad.zip"]).assert().code(2).stderr(contains("bad.zip"));
    fs::write(folder.path().join("file"), "x").unwrap();
    extstudio(folder.path()).args(["new", "file"]).assert().code(2);
}

#[test]
fn help_teaches() {
    let folder = TempDir::new().unwrap();
    extstudio(folder.path()).arg("--help").assert().success().stdout(contains("Examples:").and(contains("Exit codes")));
    for command in ["new", "check", "test", "capture", "package", "inspect"] {
        extstudio(folder.path()).args([command, "--help"]).assert().success().stdout(contains("Usage"));
    }
}
