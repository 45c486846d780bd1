use std::time::{Duration, Instant};

use extension_emulator::{Fault, FaultKind};
use serde_json::json;

use crate::support::Stand;

#[test]
fn requests_fail_as_often_as_planned() {
    let stand = Stand::new();
    stand.emulator.faults().plan(Fault::once("/queries", FaultKind::Status(503)).of("POST").after(1).times(2));
    let statuses: Vec<_> = (0..4).map(|_| stand.query("SELECT 1").status).collect();
    assert_eq!(statuses, [200, 503, 503, 200]);
    stand.emulator.faults().plan(Fault::once("datasets", FaultKind::Status(429)));
    let refused = stand.get("datasets");
    assert_eq!((refused.error().0, refused.error().1), (429, "rateLimitExceeded"));
}

#[test]
fn a_connection_is_cut_before_or_after_the_work() {
    let stand = Stand::new();
    for (table, kind, is_made) in [("before", FaultKind::CutBefore, false), ("after", FaultKind::CutAfter, true)] {
        stand.emulator.faults().plan(Fault::once("/queries", kind));
        let body = json!({ "query": format!("CREATE TABLE d.{table} (x INT64)"), "useLegacySql": false });
        let cut = stand.client.post(stand.address("queries")).json(&body).send();
        assert!(cut.is_err(), "{table}");
        assert_eq!(stand.emulator.tables().contains(&format!("offline.d.{table}")), is_made, "{table}");
    }
}

#[test]
fn a_dataset_is_refused_or_elsewhere() {
    let stand = Stand::new();
    let faults = stand.emulator.faults();
    faults.refuse_dataset("d");
    assert_eq!(stand.get("datasets/d").error().1, "accessDenied");
    assert_eq!(stand.query("CREATE TABLE d.t (x INT64)").error().1, "accessDenied");
    faults.clear();
    faults.move_dataset("d", "EU");
    assert_eq!(stand.get("datasets/d").body["location"], "EU");
    let answer = stand.query("CREATE TABLE d.t (x INT64)");
    assert_eq!(answer.error(), (404, "notFound", "Not found: Dataset offline:d was not found in location US"));
    faults.clear();
    assert_eq!(stand.query("CREATE TABLE d.t (x INT64)").status, 200);
}

#[test]
fn a_job_is_cancelled_while_it_waits_and_while_it_works() {
    let stand = Stand::new();
    for (id, delay, sql) in [("waits", 60, "SELECT 1"), ("works", 0, "WHILE TRUE DO SELECT 1; END WHILE")] {
        stand.emulator.faults().slow_jobs(Duration::from_secs(delay));
        let job = json!({ "configuration": { "query": { "query": sql } }, "jobReference": { "jobId": id } });
        assert_eq!(stand.post("jobs", &job).body["status"]["state"], "RUNNING");
        let started = Instant::now();
        stand.post(&format!("jobs/{id}/cancel"), &json!({}));
        let answer = stand.get(&format!("queries/{id}"));
        assert_eq!(answer.error().1, "stopped");
        assert!(started.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn a_client_that_leaves_does_not_stop_its_job() {
    let stand = Stand::new();
    stand.emulator.faults().slow_jobs(Duration::from_millis(300));
    let body = json!({ "query": "CREATE TABLE d.t AS SELECT 1 AS x", "useLegacySql": false });
    let left = stand.client.post(stand.address("queries")).json(&body).timeout(Duration::from_millis(50)).send();
    assert!(left.is_err());
    let till = Instant::now() + Duration::from_secs(10);
    while stand.emulator.tables().is_empty() && Instant::now() < till {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(stand.emulator.tables(), ["offline.d.t"]);
}

#[test]
fn requests_and_routines_can_be_looked_at() {
    let stand = Stand::new();
    stand.query("CREATE PROCEDURE d.p() BEGIN SELECT 1; END");
    assert_eq!(stand.emulator.routines(), ["offline.d.p"]);
    assert_eq!(stand.emulator.requests(), ["POST /bigquery/v2/projects/offline/queries"]);
}
