//! What goes wrong on the way, on purpose.

use extension_emulator::{Fault, FaultKind};
use extension_warehouse::{Cancel, Table, WarehouseError};
use serde_json::json;

use crate::support::{located, place, table};

const INSERT: &str = "INSERT INTO `offline.workflows_temp.t` VALUES (1)";

/// A place with the empty table `t`, and how many rows it has.
fn with_table() -> (crate::support::Place, impl Fn(&crate::support::Place) -> usize) {
    let place = place();
    place.session().load(&located("t"), &table(&[("x", "INT64")], &[]), &Cancel::new()).unwrap();
    let rows = |place: &crate::support::Place| {
        let mut read = Table::default();
        place.session().read(&located("t"), &mut read, &Cancel::new()).unwrap();
        read.rows.len()
    };
    (place, rows)
}

#[test]
fn a_server_that_is_busy_for_a_moment_is_asked_again() {
    let (place, rows) = with_table();
    place.server.faults().plan(Fault::once("/jobs", FaultKind::Status(503)).of("POST").times(2));
    place.session().run(INSERT, &Cancel::new(), &mut Vec::new()).unwrap();
    assert_eq!(rows(&place), 1);
    place.server.faults().plan(Fault::once("/jobs", FaultKind::Status(429)).of("POST"));
    place.session().run(INSERT, &Cancel::new(), &mut Vec::new()).unwrap();
    assert_eq!(rows(&place), 2);
}

#[test]
fn what_may_have_run_is_not_run_twice() {
    let (place, rows) = with_table();
    for kind in [FaultKind::CutAfter, FaultKind::CutBefore] {
        place.server.faults().plan(Fault::once("/jobs", kind).of("POST"));
        place.session().run(INSERT, &Cancel::new(), &mut Vec::new()).unwrap();
    }
    assert_eq!(rows(&place), 2);
}

#[test]
fn a_question_whose_answer_is_lost_is_asked_again() {
    let (place, _) = with_table();
    let mut session = place.session();
    place.server.faults().plan(Fault::once("/queries/", FaultKind::CutAfter).of("GET"));
    assert_eq!(session.query("SELECT 5", 1, &Cancel::new()).unwrap().rows, [[json!(5)]]);
}

#[test]
fn no_permission_and_another_region_are_told_with_what_to_do() {
    let place = place();
    place.server.faults().refuse_dataset("workflows_temp");
    let Err(WarehouseError::Refused { message, help }) = place.warehouse.open().map(drop) else { panic!() };
    assert!(message.contains("Access Denied") && help.contains("BigQuery Data Editor"), "{message} {help}");
    place.server.faults().clear();
    let mut session = place.session();
    place.server.faults().move_dataset("workflows_temp", "EU");
    let script = "CREATE TABLE `offline.workflows_temp.x` AS SELECT 1 AS one";
    let error = session.run(script, &Cancel::new(), &mut Vec::new()).unwrap_err();
    assert!(error.to_string().contains("another region"), "{error}");
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let place = place();
    let address = place.server.url();
    drop(place.server);
    let settings = extension_warehouse::bigquery::Settings {
        project: "p".into(),
        dataset: "d".into(),
        sign_in: extension_warehouse::bigquery::SignIn::Nobody,
        address: Some(address),
    };
    let warehouse = extension_warehouse::Connection::Bigquery(settings).connect().unwrap();
    let Err(WarehouseError::Refused { message, .. }) = warehouse.open().map(drop) else { panic!() };
    assert!(message.contains("BigQuery cannot be reached"), "{message}");
}
