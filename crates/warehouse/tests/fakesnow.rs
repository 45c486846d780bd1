//! The Snowflake client against fakesnow, which others wrote for Snowflake's own Python driver: what both of our ends
//! might have misunderstood alike shows here. Run it by `tests/servers/fakesnow.sh cargo test --test fakesnow`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use extension_warehouse::snowflake::{Settings, SignIn};
use extension_warehouse::{
    Cancel, Connection, Executed, Session, Table, TableColumn, TableKind, TableName, WarehouseError,
};
use serde_json::{Value, json};

/// A session in a schema of the test's own.
fn open(schema: &str) -> Box<dyn Session> {
    let address = std::env::var("FAKESNOW_ADDRESS").expect("start this by tests/servers/fakesnow.sh");
    let settings = Settings {
        account: "fakesnow".to_owned(),
        user: "tester".to_owned(),
        sign_in: SignIn::Password("any".into()),
        database: "geo".to_owned(),
        schema: schema.to_owned(),
        role: None,
        warehouse: Some("small".to_owned()),
        address: Some(address),
    };
    Connection::Snowflake(settings).connect().unwrap().open().unwrap()
}

fn run(session: &mut dyn Session, script: &str) -> Result<Vec<Executed>, WarehouseError> {
    let mut executed = Vec::new();
    session.run(script, &Cancel::new(), &mut executed).map(|()| executed)
}

fn rows(session: &mut dyn Session, sql: &str) -> Vec<Vec<Value>> {
    session.query(sql, 1000, &Cancel::new()).unwrap().rows
}

fn located(name: &str) -> TableName {
    TableName::Located(name.to_owned())
}

#[test]
fn definitions_and_changes_count_what_they_change() {
    let mut session = open("changes");
    let script = "CREATE OR REPLACE TABLE t (x INT, y VARCHAR);\n\
                  INSERT INTO t SELECT * FROM VALUES (1, 'a;b'), (2, 'it''s'), (3, NULL);\n\
                  UPDATE t SET y = 'c' WHERE x > 1; DELETE FROM t WHERE x = 3; SELECT * FROM t";
    let executed = run(&mut *session, script).unwrap();
    assert_eq!(executed.iter().map(|it| it.rows).collect::<Vec<_>>(), [0, 3, 2, 1, 2]);
    assert!(executed.iter().all(|it| it.job.is_some()));
    assert_eq!(
        rows(&mut *session, "SELECT x, y FROM t ORDER BY x"),
        [[json!(1), json!("a;b")], [json!(2), json!("c")]]
    );
}

#[test]
fn every_type_it_knows_is_read() {
    let mut session = open("types");
    let table = session
        .query(
            "SELECT 42::NUMBER(38,0) AS n, 12.5::NUMBER(10,2) AS d, 1.25::FLOAT AS f, 'NaN'::FLOAT AS nan, 'é''\\n' AS s, \
             TRUE AS b, '2025-03-03'::DATE AS day, '08:01:00'::TIME AS t, \
             '2025-03-03 08:01:00.25'::TIMESTAMP_NTZ AS ntz, '2025-03-03 08:01:00+02:00'::TIMESTAMP_TZ AS tz, \
             TO_BINARY('00FF', 'HEX') AS x, PARSE_JSON('{\"a\": [1, null]}') AS v, NULL::VARCHAR AS nothing",
            1,
            &Cancel::new(),
        )
        .unwrap();
    assert_eq!(
        table.rows[0],
        [
            json!(42),
            json!("12.50"),
            json!(1.25),
            json!("nan"),
            json!("é'\n"),
            json!(true),
            json!("2025-03-03"),
            json!("08:01:00"),
            json!("2025-03-03 08:01:00.250000"),
            json!("2025-03-03 06:01:00+00:00"),
            json!("AP8="),
            json!({ "a": [1, null] }),
            Value::Null,
        ]
    );
    let types: Vec<_> = table.columns.iter().map(|column| column.type_name.as_str()).collect();
    assert_eq!(types[2..6], ["FLOAT", "FLOAT", "VARCHAR", "BOOLEAN"]);
}

fn sample() -> Table {
    let columns = [
        ("id", "NUMBER(38,0)"),
        ("price", "NUMBER(10,2)"),
        ("speed", "FLOAT"),
        ("note", "VARCHAR"),
        ("is open", "BOOLEAN"),
        ("day", "DATE"),
        ("at", "TIMESTAMP_NTZ"),
        ("tags", "VARIANT"),
        ("bytes", "BINARY"),
    ];
    let row = vec![
        json!(9_007_199_254_740_993_i64),
        json!("12.50"),
        json!(0.1),
        json!("it's \"é\"\n\\n ☃"),
        json!(true),
        json!("2025-03-03"),
        json!("2025-03-03 08:01:00"),
        json!({ "a": [1, null, "x"] }),
        json!("AP8="),
    ];
    let mut nothing = vec![Value::Null; columns.len()];
    // fakesnow sends a timestamp that is NULL as a value that its own schema says is none, which no reader takes.
    nothing[6] = row[6].clone();
    Table {
        columns: columns.iter().map(|(name, type_name)| TableColumn::new(*name, *type_name)).collect(),
        rows: vec![row, nothing],
    }
}

#[test]
fn a_table_comes_back_as_it_was_loaded() {
    let mut session = open("round");
    session.load(&located("_test_all"), &sample(), &Cancel::new()).unwrap();
    let mut read = Table::default();
    assert!(session.read(&located("_test_all"), &mut read, &Cancel::new()).unwrap());
    let order = |rows: &[Vec<Value>]| {
        let mut rows = rows.to_vec();
        rows.sort_by_key(|row| row[0].is_null());
        rows
    };
    assert_eq!(order(&read.rows), sample().rows);
    let names: Vec<_> = read.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["ID", "PRICE", "SPEED", "NOTE", "is open", "DAY", "AT", "TAGS", "BYTES"]);
}

#[test]
fn a_table_is_found_described_sampled_and_dropped() {
    let mut session = open("browse");
    session.load(&located("_test_all"), &sample(), &Cancel::new()).unwrap();
    run(&mut *session, "CREATE OR REPLACE VIEW seen AS SELECT 1 AS x").unwrap();
    assert!(session.places().unwrap().contains(&"GEO.BROWSE".to_owned()));
    let tables = session.tables("geo.browse").unwrap();
    let told: Vec<_> = tables.iter().map(|table| (table.name.as_str(), table.kind)).collect();
    assert_eq!(told, [("SEEN", TableKind::View), ("_TEST_ALL", TableKind::Table)]);
    let (entry, columns) = session.describe("geo.browse._test_all").unwrap();
    assert_eq!((entry.name.as_str(), entry.kind), ("_TEST_ALL", TableKind::Table));
    assert_eq!(
        columns[..3],
        [
            TableColumn::new("ID", "NUMBER(38,0)"),
            TableColumn::new("PRICE", "NUMBER(10,2)"),
            TableColumn::new("SPEED", "FLOAT")
        ]
    );
    assert_eq!(session.sample("geo.browse._test_all", 1, &Cancel::new()).unwrap().rows.len(), 1);
    for name in ["_test_all", "seen", "never_there"] {
        session.drop_table(&located(name)).unwrap();
    }
    assert_eq!(session.tables("geo.browse").unwrap(), []);
    assert!(!session.read(&located("_test_all"), &mut Table::default(), &Cancel::new()).unwrap());
}

#[test]
fn many_rows_are_loaded_in_batches_and_read_as_one() {
    let mut session = open("many");
    let columns = vec![TableColumn::new("ID", "NUMBER(38,0)"), TableColumn::new("S", "VARCHAR")];
    let rows = (0..25_000).map(|at| vec![json!(at), json!(format!("row {at}"))]).collect();
    session.load(&located("many"), &Table { columns, rows }, &Cancel::new()).unwrap();
    let mut read = Table::default();
    session.read(&located("many"), &mut read, &Cancel::new()).unwrap();
    let sum: i64 = read.rows.iter().map(|row| row[0].as_i64().unwrap()).sum();
    assert_eq!((read.rows.len(), sum), (25_000, 25_000 * 24_999 / 2));
}

#[test]
fn errors_say_what_the_server_says() {
    let mut session = open("errors");
    let WarehouseError::Failed { message, .. } = run(&mut *session, "SELECT * FROM nowhere").unwrap_err() else {
        panic!("no failure")
    };
    assert!(message.contains("NOWHERE does not exist"), "{message}");
    assert!(run(&mut *session, "SELEC 1").is_err());
    // The session is whole.
    assert_eq!(rows(&mut *session, "SELECT 1 AS x"), [[json!(1)]]);
}

#[test]
fn a_closed_session_is_gone_and_another_sees_what_it_left() {
    let mut first = open("shared");
    run(&mut *first, "CREATE OR REPLACE TABLE left_here (x INT)").unwrap();
    drop(first);
    assert!(open("shared").read(&located("left_here"), &mut Table::default(), &Cancel::new()).unwrap());
}

#[test]
fn what_it_cannot_do_is_found_missing() {
    let mut session = open("who");
    let identity = session.identity().unwrap();
    assert_eq!(identity.location, "GEO.WHO");
    let good: Vec<_> = identity.findings.iter().filter(|it| it.is_good).map(|it| it.message.as_str()).collect();
    assert!(good.contains(&"GEO.WHO is there") && good.contains(&"Tables can be created there"), "{good:?}");
    let last = identity.findings.last().unwrap();
    assert!(!last.is_good && last.message.starts_with("Procedures cannot be created there"), "{last:?}");
    assert_eq!(session.tables("GEO.WHO").unwrap(), []);
    assert_eq!(session.routines().unwrap(), []);
}
