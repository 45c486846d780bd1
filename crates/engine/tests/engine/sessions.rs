//! Several sessions on one database.

use std::thread;

use extension_engine::{Cancel, Database, FailureKind, Given, Operation, Settings, Type, Value};

fn count(database: &Database, table: &str) -> i64 {
    let run = database.run(&format!("SELECT COUNT(*) FROM {table}"), &Cancel::new()).unwrap();
    match run.last_result.unwrap().rows[0][0] {
        Value::Int64(count) => count,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn sessions_share_what_is_permanent_and_nothing_that_is_temporary() {
    let first = Database::open(Settings::default()).unwrap();
    let second = first.beside().unwrap();
    let script = "CREATE TABLE d.t AS SELECT 1 AS x; CREATE TEMP TABLE own AS SELECT 2 AS x;
        CREATE FUNCTION d.js(x FLOAT64) RETURNS FLOAT64 LANGUAGE js AS 'return x + 1';
        CREATE PROCEDURE d.p(OUT n INT64) BEGIN SET n = (SELECT COUNT(*) FROM d.t); END";
    first.run(script, &Cancel::new()).unwrap();
    assert_eq!(count(&second, "d.t"), 1);
    let run = second.run("DECLARE n INT64; CALL d.p(n); SELECT n + d.js(1)", &Cancel::new()).unwrap();
    assert_eq!(run.last_result.unwrap().rows, [[Value::Float64(3.0)]]);
    let failure = second.run("SELECT * FROM own", &Cancel::new()).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Invalid);
    assert_eq!(count(&first, "own"), 1);
}

#[test]
fn a_transaction_is_seen_by_others_when_it_is_committed() {
    let first = Database::open(Settings::default()).unwrap();
    let second = first.beside().unwrap();
    let inside = |what: &str| format!("BEGIN TRANSACTION; CREATE TABLE d.{what} AS SELECT 1 AS x; {what} TRANSACTION");
    first.run("CREATE TABLE d.here AS SELECT 1 AS x", &Cancel::new()).unwrap();
    first.run(&inside("ROLLBACK"), &Cancel::new()).unwrap();
    assert!(second.read_table("d.ROLLBACK").is_err());
    first.run(&inside("COMMIT"), &Cancel::new()).unwrap();
    assert_eq!(count(&second, "d.COMMIT"), 1);
}

#[test]
fn functions_that_a_transaction_needs_first_are_there_after_it_was_rolled_back() {
    let database = Database::open(Settings::default()).unwrap();
    let script = "BEGIN TRANSACTION; SELECT ST_ASTEXT(ST_GEOGPOINT(1, 2)); ROLLBACK";
    database.run(script, &Cancel::new()).unwrap();
    database.run("SELECT ST_ASTEXT(ST_GEOGPOINT(1, 2))", &Cancel::new()).unwrap();
}

#[test]
fn many_sessions_make_change_and_drop_at_once() {
    let database = Database::open(Settings { strict_datasets: true, ..Settings::default() }).unwrap();
    database.run("CREATE SCHEMA d; CREATE TABLE d.all (who INT64)", &Cancel::new()).unwrap();
    let work = |who: usize, session: Database| {
        for round in 0..10 {
            let script = format!(
                "CREATE SCHEMA IF NOT EXISTS other; CREATE OR REPLACE TABLE d.same AS SELECT {who} AS who;
                CREATE TABLE d.t{who} AS SELECT ST_ASTEXT(ST_GEOGPOINT(x, 1)) AS p FROM UNNEST([{round}, 2, 3]) AS x;
                ALTER TABLE d.t{who} ADD COLUMN y INT64; INSERT INTO d.all VALUES ({who});
                UPDATE d.all SET who = who WHERE TRUE; DROP TABLE d.t{who};
                CREATE OR REPLACE PROCEDURE d.p(x INT64) BEGIN SELECT x; END; CALL d.p(1)"
            );
            session.run(&script, &Cancel::new()).unwrap_or_else(|failure| panic!("{who}/{round}: {failure}"));
        }
    };
    thread::scope(|scope| {
        for who in 0..6 {
            let session = database.beside().unwrap();
            scope.spawn(move || work(who, session));
        }
    });
    assert_eq!(count(&database, "d.all"), 60);
}

#[test]
fn a_function_of_another_session_is_bounded_by_the_session_that_calls_it() {
    let first = Database::open(Settings::default()).unwrap();
    let second = first.beside().unwrap();
    let function = "CREATE FUNCTION d.forever() RETURNS STRING LANGUAGE js AS 'while (true) {}'";
    first.run(function, &Cancel::new()).unwrap();
    let cancel = Cancel::new();
    let failure = thread::scope(|scope| {
        let stopped = cancel.clone();
        let running = scope.spawn(move || second.run("SELECT d.forever()", &stopped).unwrap_err());
        thread::sleep(std::time::Duration::from_millis(100));
        cancel.cancel();
        running.join().unwrap()
    });
    assert_eq!(failure.kind, FailureKind::Cancelled, "{failure}");
}

#[test]
fn a_kept_session_keeps_variables_functions_and_tables() {
    let database = Database::open(Settings::default()).unwrap();
    let kept = Given { keeps: true, ..Given::default() };
    let run = |script: &str| database.run_given(script, &kept, &Cancel::new());
    run("DECLARE n INT64 DEFAULT 1; CREATE TEMP TABLE t AS SELECT 2 AS x; CREATE TEMP FUNCTION f(x INT64) AS (x + 3)")
        .unwrap();
    assert_eq!(run("SELECT f(n) + x FROM t").unwrap().last_result.unwrap().rows, [[Value::Int64(6)]]);
    assert!(database.run("SELECT n", &Cancel::new()).is_err());
}

#[test]
fn a_script_takes_parameters_and_defaults_and_tells_what_it_does() {
    let database = Database::open(Settings::default()).unwrap();
    let done = std::cell::RefCell::new(Vec::new());
    let listener = |statement| done.borrow_mut().push(statement);
    let given = Given {
        project: Some("pays".into()),
        dataset: Some(("owns".into(), "d".into())),
        named: vec![("x".into(), (Type::Int64, Value::Int64(7)))],
        job: Some("job_1".into()),
        listener: Some(&listener),
        ..Given::default()
    };
    let script = "CREATE TABLE t AS SELECT @x AS x;\nCREATE PROCEDURE p() BEGIN\n  UPDATE t SET x = 1 WHERE TRUE; END;
        CALL p(); SELECT x, @@script.job_id AS job FROM owns.d.t";
    let run = database.run_given(script, &given, &Cancel::new()).unwrap();
    let row = [Value::Int64(1), Value::String("job_1".into())];
    assert_eq!(run.last_result.unwrap().rows, [row]);
    assert_eq!(run.tables[0].project, "owns");
    let done = done.into_inner();
    let kinds: Vec<_> = done.iter().map(|done| done.kind).collect();
    assert_eq!(kinds, ["CREATE_TABLE_AS_SELECT", "CREATE_PROCEDURE", "UPDATE", "SELECT"]);
    assert_eq!(done[0].target.as_ref().map(|target| target.operation), Some(Operation::Create));
    assert_eq!(done[2].changed, Some(1));
    let frames: Vec<_> = done[2].frames.iter().map(|frame| (frame.routine.as_deref(), frame.place.line)).collect();
    assert_eq!(frames, [(Some("owns.d.p"), 2), (None, 4)]);
    assert_eq!(done[2].frames[0].text(), "UPDATE t SET x = 1 WHERE TRUE");
    assert_eq!(done[3].result.as_ref().map(|table| table.rows.len()), Some(1));
    let routine = database.routines("owns", "d").remove(0);
    assert_eq!(routine.body, "BEGIN\n  UPDATE t SET x = 1 WHERE TRUE; END");
}

#[test]
fn a_check_tells_columns_and_tables_and_does_nothing() {
    let database = Database::open(Settings::default()).unwrap();
    database.run("CREATE TABLE d.t AS SELECT 1 AS x", &Cancel::new()).unwrap();
    let checked = database.check("CREATE TABLE d.u AS SELECT x, 'a' AS y FROM d.t", &Given::default()).unwrap();
    assert_eq!(checked.kind, "CREATE_TABLE_AS_SELECT");
    let columns: Vec<_> = checked.result.unwrap().columns.iter().map(|it| it.data_type.to_string()).collect();
    assert_eq!(columns, ["INT64", "STRING"]);
    assert_eq!(checked.tables.len(), 1);
    assert!(database.read_table("d.u").is_err());
    assert_eq!(database.check("SELECT z FROM d.t", &Given::default()).unwrap_err().kind, FailureKind::Invalid);
    assert_eq!(database.check("SELECT 1; SELECT 2", &Given::default()).unwrap().kind, "SCRIPT");
}

#[test]
fn a_file_keeps_tables_views_and_routines_with_their_types() {
    let folder = std::env::temp_dir().join(format!("extension-engine-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("kept.duckdb");
    let settings = || Settings { strict_datasets: true, ..Settings::default() };
    {
        let database = Database::open_file(settings(), &file).unwrap();
        let script = "CREATE SCHEMA d;
            CREATE TABLE d.t AS SELECT BIGNUMERIC '1.5' AS n, ST_GEOGPOINT(1, 2) AS g, JSON '{\"a\": 1}' AS j, [1] AS a;
            CREATE TABLE d.gone AS SELECT 1 AS x; DROP TABLE d.gone;
            CREATE FUNCTION d.js(x FLOAT64) RETURNS FLOAT64 LANGUAGE js AS 'return x + 1';
            CREATE FUNCTION d.plus(x INT64) AS (x + 2);
            CREATE VIEW d.v AS SELECT d.js(1) AS one, ST_ASTEXT(g) AS text FROM d.t;
            CREATE PROCEDURE d.p() BEGIN SELECT one, text, d.plus(1) AS three FROM d.v; END";
        database.run(script, &Cancel::new()).unwrap();
        let session = database.beside().unwrap();
        session.run("BEGIN TRANSACTION; CREATE TABLE d.undone AS SELECT 1 AS x; ROLLBACK", &Cancel::new()).unwrap();
        database.keep_note("table", &extension_engine::Name::new("local", "d", "t"), Some("noted")).unwrap();
    }
    let database = Database::open_file(settings(), &file).unwrap();
    let types: Vec<_> = database.columns("d.t").unwrap().iter().map(|column| column.data_type.to_string()).collect();
    assert_eq!(types, ["BIGNUMERIC", "GEOGRAPHY", "JSON", "ARRAY<INT64>"]);
    let run = database.run("CALL d.p()", &Cancel::new()).unwrap();
    let row = [Value::Float64(2.0), Value::String("POINT(1 2)".into()), Value::Int64(3)];
    assert_eq!(run.last_result.unwrap().rows, [row]);
    assert_eq!(database.relations("local", "d").len(), 2);
    assert_eq!(database.kept_notes().unwrap()[0].2, "noted");
    std::fs::remove_dir_all(&folder).unwrap();
}
