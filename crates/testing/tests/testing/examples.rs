//! The examples' own test cases, and what the examples say to bad input.

use std::path::{Path, PathBuf};

use extension_model::Package;
use extension_testing::{Cancel, Mode, Options, Outcome, Report, RunKind, Suite, Told, Variables};
use extension_warehouse::offline::Offline;
use serde_json::{Value, json};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

fn run(package: &Package, options: &Options) -> Report {
    let suite = Suite::new(package, Variables::default());
    suite.run(&Offline::default(), options, &|_| {}, &Cancel::new())
}

#[test]
fn every_case_passes_by_path_and_in_a_session() {
    for name in ["retail-site-selection", "trip-analytics"] {
        let package = extension_package::open(&example(name)).unwrap();
        let modes = vec![Mode::Qualified, Mode::Session];
        let report = run(&package, &Options { modes, ..Options::default() });
        for result in &report.results {
            let title = format!("{name}: {} {} {:?}", result.case.component, result.case.id, result.mode);
            assert_eq!(result.outcome, Outcome::Passed, "{title}");
            assert_eq!(result.warnings, [], "{title}");
        }
        let cases = |component: &String| package.component(component).test_cases().len();
        let expected: usize = package.components_in_order().iter().map(cases).sum();
        assert_eq!(report.results.len(), 2 * expected, "{name}");
    }
}

/// What comes of a case of `build_trips` with another input.
fn build_trips_with(input: &str, value: Value) -> Told {
    let folder = tempfile::TempDir::new().unwrap();
    copy(&example("trip-analytics"), folder.path());
    let tests = folder.path().join("components/build_trips/test/test.json");
    let mut cases: Value = serde_json::from_str(&std::fs::read_to_string(&tests).unwrap()).unwrap();
    cases[0]["inputs"][input] = value;
    std::fs::write(&tests, cases.to_string()).unwrap();
    let package = extension_package::open(folder.path()).unwrap();
    let (components, cases) = (vec!["build_trips".to_owned()], vec!["with-distance".to_owned()]);
    let mut report = run(&package, &Options { components, cases, ..Options::default() });
    match report.results.remove(0).outcome {
        Outcome::Broken { told } => told,
        other => panic!("{other:?}"),
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[track_caller]
fn told_in_the_full_run(told: &Told, message: &str, source_line: &str) {
    assert!(told.message.contains(message), "{told:?}");
    assert_eq!(told.run, Some(RunKind::Full));
    let path = told.path.as_ref().unwrap().to_string();
    assert_eq!(path, "components/build_trips/src/fullrun.sql");
    let text = std::fs::read_to_string(example("trip-analytics").join(path)).unwrap();
    let line = text.lines().nth(told.place.unwrap().line as usize - 1).unwrap();
    assert!(line.contains(source_line), "{told:?} is at {line:?}");
}

#[test]
fn what_a_component_raises_is_told_where_it_raises_it() {
    let told = build_trips_with("gap_minutes", json!(0));
    told_in_the_full_run(&told, "The longest pause must be more than 0 minutes, and is 0.0", "RAISE USING MESSAGE");
    let told = build_trips_with("on_untimed", json!("Stop with an error"));
    told_in_the_full_run(&told, "no time in the column \"recorded_at\"", "RAISE USING MESSAGE");
}

#[test]
fn an_exception_block_cleans_up_and_raises_again() {
    let told = build_trips_with("geom_column", json!("vehicle"));
    let message = "The trips could not be built: ";
    told_in_the_full_run(&told, message, "RAISE USING MESSAGE = CONCAT(");
    assert!(told.message.contains("ST_DISTANCE"), "{told:?}");
}
