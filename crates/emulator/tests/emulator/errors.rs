use serde_json::json;

use crate::support::Stand;

#[test]
fn each_error_has_bigquerys_status_and_reason() {
    let stand = Stand::new();
    let expected = [
        ("SELEC 1", 400, "invalidQuery", "at [1:1]"),
        ("SELECT nothing", 400, "invalidQuery", "Unrecognized name: nothing at [1:8]"),
        ("SELECT * FROM d.nothing", 404, "notFound", "Not found: Table offline:d.nothing"),
        ("CREATE SCHEMA d", 409, "duplicate", "Already Exists: Dataset offline:d"),
        ("CREATE TABLE other.t (x INT64)", 404, "notFound", "Not found: Dataset offline:other"),
        ("GRANT `roles/x` ON TABLE d.t TO 'user:a@b.c'", 501, "notImplemented", "not available offline"),
        ("SELECT 1; SELECT 1 / 0", 400, "invalidQuery", "Query error: division by zero: 1 / 0 at [1:11]"),
    ];
    for (sql, status, reason, text) in expected {
        let answer = stand.query(sql);
        let error = answer.error();
        assert_eq!((error.0, error.1), (status, reason), "{sql}: {answer:?}");
        assert!(error.2.contains(text), "{sql}: {}", error.2);
    }
}

#[test]
fn what_is_not_served_says_so() {
    let stand = Stand::new();
    let answer = stand.get("models");
    assert_eq!((answer.error().0, answer.error().1), (501, "notImplemented"));
    let legacy = stand.post("queries", &json!({ "query": "SELECT 1", "useLegacySql": true }));
    assert!(legacy.error().2.starts_with("Legacy SQL is not served"));
    let empty = stand.post("jobs", &json!({}));
    assert_eq!((empty.error().0, empty.error().1), (400, "invalid"));
    let broken = stand.client.post(stand.address("jobs")).body("{").send().unwrap();
    assert_eq!(broken.status(), 400);
}

#[test]
fn a_job_is_found_in_its_location_only() {
    let stand = Stand::new();
    let reference = json!({ "jobId": "one", "location": "EU" });
    let job = json!({ "configuration": { "query": { "query": "SELECT 1" } }, "jobReference": reference });
    assert_eq!(stand.post("jobs", &job).status, 200);
    assert_eq!(stand.post("jobs", &job).error().1, "duplicate");
    assert_eq!(stand.get("jobs/one?location=EU").status, 200);
    assert_eq!(stand.get("jobs/one?location=US").error().1, "notFound");
}

#[test]
fn an_error_inside_a_procedure_names_it_and_its_callers() {
    let stand = Stand::new();
    let script = "CREATE PROCEDURE d.inner() BEGIN\n  SELECT nothing;\nEND;
        CREATE PROCEDURE d.outer() BEGIN\n\n  CALL d.inner();\nEND";
    assert_eq!(stand.query(script).status, 200);
    let job = json!({ "configuration": { "query": { "query": "CALL d.outer()" } }, "jobReference": { "jobId": "j" } });
    stand.post("jobs", &job);
    let answer = stand.get("queries/j");
    assert!(answer.error().2.ends_with("at [offline.d.inner:2:10]"), "{answer:?}");
    let children = stand.get("jobs?parentJobId=j").body;
    let failed = &children["jobs"][0];
    let frames = failed["statistics"]["scriptStatistics"]["stackFrames"].as_array().unwrap();
    let told: Vec<_> = frames.iter().map(|it| (it["procedureId"].as_str(), it["startLine"].as_u64())).collect();
    assert_eq!(told, [(Some("offline.d.inner"), Some(2)), (Some("offline.d.outer"), Some(3)), (None, Some(1))]);
    assert_eq!(failed["status"]["errorResult"]["reason"], "invalidQuery");
}
