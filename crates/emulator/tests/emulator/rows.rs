use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::Stand;

#[test]
fn a_result_comes_in_pages_of_the_size_asked_for() {
    let stand = Stand::new();
    let sql = "SELECT x FROM UNNEST(GENERATE_ARRAY(1, 25)) AS x ORDER BY x";
    let first = stand.post("queries", &json!({ "query": sql, "useLegacySql": false, "maxResults": 10 })).body;
    assert_eq!(first["totalRows"], "25");
    let job = first["jobReference"]["jobId"].as_str().unwrap();
    let mut token = first["pageToken"].as_str().map(str::to_owned);
    let mut found = first["rows"].as_array().unwrap().len();
    while let Some(next) = token {
        let page = stand.get(&format!("queries/{job}?maxResults=10&pageToken={next}")).body;
        assert_eq!(page["rows"][0]["f"][0]["v"], (found + 1).to_string());
        found += page["rows"].as_array().unwrap().len();
        token = page["pageToken"].as_str().map(str::to_owned);
    }
    assert_eq!(found, 25);
}

#[test]
fn a_large_table_is_read_in_pages_that_stay_small() {
    let stand = Stand::new();
    let create = "CREATE TABLE d.t AS SELECT x, REPEAT('y', 1000) AS y FROM UNNEST(GENERATE_ARRAY(1, 30000)) AS x";
    assert_eq!(stand.query(create).status, 200);
    let (mut found, mut pages, mut token) = (0, 0, String::new());
    loop {
        let response = stand.client.get(stand.address(&format!("datasets/d/tables/t/data?pageToken={token}")));
        let text = response.send().unwrap().text().unwrap();
        assert!(text.len() < 12 << 20, "{} bytes", text.len());
        let page: serde_json::Value = serde_json::from_str(&text).unwrap();
        found += page["rows"].as_array().unwrap().len();
        pages += 1;
        match page["pageToken"].as_str() {
            Some(next) => token = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(found, 30_000);
    assert!(pages >= 3, "{pages}");
}

#[test]
fn a_short_timeout_answers_before_the_job_is_done() {
    let stand = Stand::new();
    stand.emulator.faults().slow_jobs(Duration::from_millis(300));
    let started = Instant::now();
    let answer = stand.post("queries", &json!({ "query": "SELECT 1", "useLegacySql": false, "timeoutMs": 20 })).body;
    assert_eq!(answer["jobComplete"], false);
    assert!(started.elapsed() < Duration::from_millis(250));
    let job = answer["jobReference"]["jobId"].as_str().unwrap();
    let answer = stand.get(&format!("queries/{job}?timeoutMs=5000")).body;
    assert_eq!((&answer["jobComplete"], &answer["totalRows"]), (&json!(true), &json!("1")));
}

#[test]
fn timestamps_come_as_clients_want_them() {
    let stand = Stand::new();
    let sql = "SELECT TIMESTAMP '2024-01-02 03:04:05.5+00' AS t";
    let ask = |format| json!({ "query": sql, "useLegacySql": false, "formatOptions": { "useInt64Timestamp": format } });
    let cell = |format| stand.post("queries", &ask(format)).body["rows"][0]["f"][0]["v"].clone();
    assert_eq!(cell(true), "1704164645500000");
    assert_eq!(cell(false), "1704164645.5");
}

#[test]
fn both_base_addresses_lead_to_the_same() {
    let stand = Stand::new();
    let bare = format!("{}/projects/offline/datasets", stand.emulator.url());
    let bare: serde_json::Value = stand.client.get(bare).send().unwrap().json().unwrap();
    assert_eq!(bare, stand.get("datasets").body);
    assert_eq!(bare["datasets"][0]["datasetReference"]["datasetId"], "d");
}

#[test]
fn a_small_query_takes_a_few_milliseconds() {
    let stand = Stand::new();
    stand.cell("SELECT 1");
    let mut times: Vec<_> = (0..20)
        .map(|_| {
            let started = Instant::now();
            stand.cell("SELECT 1");
            started.elapsed()
        })
        .collect();
    times.sort();
    // Other work on the machine disturbs some of them, and a debug build is slow: half of them are quick all the same.
    assert!(times[10] < Duration::from_millis(100), "{times:?}");
    println!("SELECT 1: median {:?}", times[10]);
}
