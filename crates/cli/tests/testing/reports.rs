use std::path::Path;

use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

use crate::support::{NewPackage, extstudio};

#[test]
fn a_new_package_passes_its_test() {
    let package = NewPackage::new();
    let (text, code) = package.test(&[]);
    assert_eq!(code, 0, "{text}");
    assert!(text.starts_with("passed  add_label 1  local  "), "{text}");
    assert!(text.lines().last().unwrap().starts_with("1 passed · engine local · "), "{text}");
    assert!(!text.contains('\u{1b}'), "colours where no terminal is");
    let (text, code) = package.test(&["--session"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("add_label 1 (session)") && text.contains("2 passed"), "{text}");
}

#[test]
fn a_failure_is_told_to_the_cell() {
    let package = NewPackage::new();
    package.edit("src/fullrun.sql", "@label AS label", "IF(id = 2, CONCAT(@label, '!'), @label) AS label");
    let (text, code) = package.test(&[]);
    assert_eq!(code, 1, "{text}");
    let expected = [
        "  output_table: 3 rows; 1 with other values (~)",
        "    ~ id 2, name \"Station\", geom \"POINT(2.14 41.38)\"",
        "        label: expected \"checked\", found \"checked!\"",
    ];
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[1..4], expected, "{text}");
    assert!(lines[0].starts_with("failed") && lines[4].starts_with("1 failed"), "{text}");
    let json = package.extstudio(&["test", "--format", "json"]).assert().code(1);
    let report: Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(report["engine"], "local");
    assert_eq!(report["results"][0]["outcome"]["kind"], "failed");
}

#[test]
fn an_error_shows_the_authors_line_and_what_was_executed_there() {
    let package = NewPackage::new();
    package.edit("src/fullrun.sql", "@label AS label", "labl AS label");
    let (text, code) = package.test(&[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("full run: Unrecognized name: labl"), "{text}");
    assert!(text.contains("[components/add_label/src/fullrun.sql:1:1]"), "{text}");
    assert!(text.contains("EXECUTE IMMEDIATE FORMAT(") && text.contains("SELECT *, labl AS label"), "{text}");
}

#[test]
fn a_dry_run_that_disagrees_is_shown_beside_the_full_run() {
    let package = NewPackage::new();
    package.edit("src/dryrun.sql", "@label AS label", "1 AS label");
    let (text, code) = package.test(&[]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("warning: output_table: \"label\" is INT64 in the dry run and STRING"), "{text}");
    assert!(text.contains("dry run   id INT64,") && text.contains("full run  id INT64,"), "{text}");
}

#[test]
fn what_is_not_available_is_neither_passed_nor_failed() {
    let package = NewPackage::new();
    package.write("src/fullrun.sql", "SELECT 1;\nSELECT ML.NGRAMS(['a'], [1, 2]);\n");
    let (text, code) = package.test(&[]);
    assert_eq!(code, 0, "{text}");
    assert!(text.starts_with("not runnable here  add_label 1"), "{text}");
    assert!(text.contains("ML.NGRAMS is not available offline") && text.contains("fullrun.sql:2:8"), "{text}");
    assert!(text.lines().last().unwrap().starts_with("1 not runnable here · "), "{text}");
}

#[test]
fn a_package_of_another_warehouse_is_not_runnable_here_and_says_so_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/fleet-telematics");
    let told = extstudio(&root).arg("test").assert().success();
    let text = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert_eq!(text.matches("speaks no Snowflake").count(), 1, "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("not runnable here")).count(), 5, "{text}");
    assert!(text.contains("5 not runnable here · engine local"), "{text}");
}

#[test]
fn what_is_not_there_is_told_with_code_2() {
    let package = NewPackage::new();
    package.extstudio(&["test", "-c", "gone"]).assert().code(2).stderr(contains("add_label"));
    package.extstudio(&["test", "--case", "99"]).assert().code(2).stderr(contains("\"99\""));
    package.extstudio(&["test", "nowhere"]).assert().code(2).stderr(contains("nowhere"));
    package.extstudio(&["test", "--help"]).assert().success().stdout(contains("Exit codes:").and(contains("130")));
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_ends_in_order_with_a_code_of_its_own() {
    use std::process::{Command, Stdio};
    use std::time::Duration;
    let package = NewPackage::new();
    package.write("src/fullrun.sql", "LOOP\n  SELECT 1;\nEND LOOP;\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_extstudio"));
    let running = command.arg("test").current_dir(package.root()).stdout(Stdio::piped()).spawn().unwrap();
    // Before it listens to the signal, the signal would end it without a word.
    let listens = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap().trim();
        u64::from_str_radix(caught, 16).unwrap() & 0b10 != 0
    };
    while !listens() {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap().success());
    let output = running.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(130), "{text}");
    assert!(text.starts_with("cancelled") && text.contains("1 cancelled"), "{text}");
}
