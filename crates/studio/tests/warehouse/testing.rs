use std::fs;
use std::thread;
use std::time::Duration;

use extension_emulator::{Fault, FaultKind};
use extension_studio::Cancel;
use extension_studio::actions::{TestRequest, capture, capture_change};
use extension_testing::{Agreement, Event, Outcome};

use crate::support::{Place, place};

/// What the server holds beside what is installed there.
fn orphans(place: &Place) -> Vec<String> {
    let tables = place.server.tables();
    tables.into_iter().filter(|table| !table.ends_with(".WORKFLOWS_EXTENSIONS")).collect()
}

#[test]
fn every_case_of_every_example_passes_there_and_the_offline_engine_agrees() {
    for example in ["retail-site-selection", "trip-analytics"] {
        let place = place(example);
        let report = place.test(&TestRequest { beside_offline: true, ..place.request() });
        assert!(!report.results.is_empty());
        for result in &report.results {
            assert_eq!(result.outcome, Outcome::Passed, "{:?}", result.case);
            assert_eq!(result.offline, Some(Agreement::Agrees), "{:?}", result.case);
            assert_eq!(result.engine, "bigquery");
            assert!(result.statements.iter().all(|statement| statement.job.is_some()));
        }
        assert_eq!((report.left_behind, orphans(&place)), (Vec::new(), Vec::new()));
    }
}

#[test]
fn what_is_installed_already_is_not_installed_again() {
    let place = place("trip-analytics");
    let request = TestRequest { no_deploy: true, ..place.request() };
    let report = place.test(&request);
    assert!(report.results.iter().all(|result| matches!(result.outcome, Outcome::Broken { .. })));
    place.deploy();
    assert!(place.test(&request).is_green());
    assert!(orphans(&place).is_empty());
}

#[test]
fn a_mistake_is_told_at_its_line() {
    let place = place("trip-analytics");
    let component = place.package().components_in_order().remove(0);
    let path = format!("components/{component}/src/fullrun.sql");
    let file = place.root().join(&path);
    let sql = fs::read_to_string(&file).unwrap();
    let line = sql.lines().count() + 1;
    fs::write(&file, format!("{}\nSELECT 1 / (SELECT 0);\n", sql.trim_end())).unwrap();
    let report = place.test(&TestRequest { components: vec![component], ..place.request() });
    let Outcome::Broken { told } = &report.results[0].outcome else { panic!("{:?}", report.results[0].outcome) };
    assert!(told.message.contains("division by zero"), "{}", told.message);
    assert_eq!(told.path.as_ref().map(ToString::to_string), Some(path));
    assert_eq!(told.place.map(|place| place.line as usize), Some(line));
    assert!(orphans(&place).is_empty());
}

#[test]
fn a_cancelled_run_leaves_nothing() {
    let place = place("trip-analytics");
    place.deploy();
    let cancel = Cancel::new();
    place.server.faults().slow_jobs(Duration::from_millis(150));
    let stop_soon = |event: Event| {
        if matches!(event, Event::Started { .. }) {
            let cancel = cancel.clone();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(700));
                cancel.cancel();
            });
        }
    };
    let request = TestRequest { no_deploy: true, jobs: 2, ..place.request() };
    let report = place.test_with(&request, &stop_soon, &cancel);
    assert!(report.results.iter().any(|result| result.outcome == Outcome::Cancelled), "{report:#?}");
    assert_eq!((report.left_behind, orphans(&place)), (Vec::new(), Vec::new()));
}

#[test]
fn faults_on_the_way_are_got_over_and_leave_nothing() {
    let place = place("trip-analytics");
    let faults = place.server.faults();
    faults.plan(Fault::once("/jobs", FaultKind::Status(503)).of("POST").after(2).times(2));
    faults.plan(Fault::once("/jobs", FaultKind::CutAfter).of("POST").after(6));
    faults.plan(Fault::once("/data", FaultKind::CutAfter).of("GET").after(1));
    faults.plan(Fault::once("/upload/", FaultKind::CutAfter).of("POST").after(1));
    let report = place.test(&place.request());
    assert!(report.is_green(), "{report:#?}");
    assert!(orphans(&place).is_empty());
}

#[test]
fn no_permission_is_told_once_for_each_case_with_what_to_do() {
    let place = place("trip-analytics");
    place.server.faults().refuse_dataset("workflows_temp");
    let report = place.test(&place.request());
    for result in &report.results {
        let Outcome::Broken { told } = &result.outcome else { panic!("{:?}", result.outcome) };
        assert!(told.message.contains("Access Denied") && told.message.contains("Ask for the roles"), "{told:?}");
    }
}

#[test]
fn what_is_captured_there_is_what_is_captured_here() {
    let place = place("trip-analytics");
    let package = place.package();
    let (report, captured) = capture(&package, &place.root(), &place.request(), &|_| {}, &Cancel::new()).unwrap();
    assert!(report.is_green() && !captured.is_empty());
    // The fixtures were captured by the offline engine.
    assert!(captured.iter().all(extension_testing::Captured::is_same), "{captured:#?}");
    assert!(capture_change(&captured).files.is_empty());
    assert!(orphans(&place).is_empty());
}
