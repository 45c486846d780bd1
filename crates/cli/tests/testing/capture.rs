use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

use crate::support::NewPackage;

const FIXTURE: &str = "test/fixtures/1.json";
const WRONG: &str = "{\"output_table\": []}\n";

#[test]
fn a_capture_shows_what_changes_and_writes_only_when_told() {
    let package = NewPackage::new();
    let expected: Value = serde_json::from_str(&package.read(FIXTURE)).unwrap();
    package.write(FIXTURE, WRONG);
    let shown = contains("-{\"output_table\": []}").and(contains("Harbour")).and(contains("add --yes"));
    package.extstudio(&["capture"]).assert().code(1).stdout(shown);
    assert_eq!(package.read(FIXTURE), WRONG);
    package.extstudio(&["capture", "--yes"]).assert().success().stdout(contains("1 fixture written"));
    let captured: Value = serde_json::from_str(&package.read(FIXTURE)).unwrap();
    assert_eq!(captured, expected);
    package.extstudio(&["test"]).assert().success();
    package.extstudio(&["capture"]).assert().success().stdout(contains("every fixture holds what its case brings"));
}

#[test]
fn a_case_with_an_error_is_told_and_not_captured() {
    let package = NewPackage::new();
    package.write(FIXTURE, WRONG);
    package.write("src/fullrun.sql", "SELECT 1;\nSELECT 1 / 0;\n");
    let told = contains("fullrun.sql:2:").and(contains("division by zero")).and(contains("Nothing to capture"));
    package.extstudio(&["capture", "--yes"]).assert().code(1).stdout(told);
    assert_eq!(package.read(FIXTURE), WRONG);
}
