use std::thread;
use std::time::{Duration, Instant};

use extension_engine::{Cancel, Database, FailureKind, Limits, Settings};

fn limited(limits: Limits) -> Database {
    Database::open(Settings { limits, ..Settings::default() }).unwrap()
}

#[test]
fn an_endless_loop_stops_with_the_line_it_was_in() {
    let database = limited(Limits { time: Duration::from_millis(300), ..Limits::default() });
    let started = Instant::now();
    let failure = database.run("DECLARE i INT64 DEFAULT 0;\nLOOP\n  SET i = 1;\nEND LOOP", &Cancel::new()).unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(3));
    assert_eq!((failure.kind, failure.place.line), (FailureKind::Limit, 3));
    assert!(failure.message.ends_with("limit of 0.3 s"), "{}", failure.message);
}

#[test]
fn a_long_query_stops_and_the_database_goes_on() {
    let database = limited(Limits { time: Duration::from_millis(300), ..Limits::default() });
    let long = "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 100000)) AS a CROSS JOIN UNNEST(GENERATE_ARRAY(1, 100000)) AS b WHERE a * b = 7";
    let started = Instant::now();
    let failure = database.run(long, &Cancel::new()).unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(failure.kind, FailureKind::Limit);
    assert!(database.run("SELECT 1", &Cancel::new()).is_ok());
}

#[test]
fn a_run_can_be_cancelled() {
    let database = limited(Limits::default());
    let cancel = Cancel::new();
    let switch = cancel.clone();
    let stopper = thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        switch.cancel();
    });
    let started = Instant::now();
    let failure = database.run("BEGIN LOOP SELECT 1; END LOOP; EXCEPTION WHEN ERROR THEN SELECT 2; END", &cancel);
    stopper.join().unwrap();
    assert_eq!(failure.unwrap_err().kind, FailureKind::Cancelled);
    assert!(started.elapsed() < Duration::from_secs(3));
}

#[test]
fn results_and_memory_are_bounded() {
    let database = limited(Limits { rows: 10, memory_bytes: 64 << 20, ..Limits::default() });
    let rows = database.run("SELECT x FROM UNNEST(GENERATE_ARRAY(1, 11)) AS x", &Cancel::new()).unwrap_err();
    assert_eq!(
        (rows.kind, rows.message.as_str()),
        (FailureKind::Limit, "The result has more rows than the limit of 10")
    );
    let big = "CREATE TABLE d.t AS SELECT x, CAST(x AS STRING) || REPEAT('x', 1000) AS s FROM UNNEST(GENERATE_ARRAY(1, 1000000)) AS x";
    let memory = database.run(big, &Cancel::new()).unwrap_err();
    assert_eq!(memory.kind, FailureKind::Limit, "{memory:?}");
    assert!(memory.message.starts_with("Resources exceeded during query execution"), "{}", memory.message);
}
