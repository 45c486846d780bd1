//! The client against an emulator of BigQuery that others wrote, which `tests/servers/goccy.sh` starts: what goes over
//! the line must suit more than our own stand-in. It knows little of scripts, so that none is run there.

#![allow(clippy::unwrap_used, clippy::panic)]

use extension_warehouse::bigquery::{Settings, SignIn};
use extension_warehouse::{Cancel, Connection, Session, Table, TableColumn, TableName, WarehouseError};
use serde_json::json;

fn session() -> Box<dyn Session> {
    let address = std::env::var("GOCCY_ADDRESS").expect("start this by tests/servers/goccy.sh");
    let settings = Settings {
        project: "offline".to_owned(),
        dataset: "workflows_temp".to_owned(),
        sign_in: SignIn::Nobody,
        address: Some(address),
    };
    Connection::Bigquery(settings).connect().unwrap().open().unwrap()
}

fn located(name: &str) -> TableName {
    TableName::Located(name.to_owned())
}

fn numbers(count: i64) -> Table {
    Table {
        columns: vec![TableColumn::new("x", "INT64"), TableColumn::new("s", "STRING")],
        rows: (0..count).map(|x| vec![json!(x), json!(format!("row {x}"))]).collect(),
    }
}

#[test]
fn rows_are_loaded_and_read_back() {
    let mut session = session();
    let name = located("loaded");
    session.load(&name, &numbers(5), &Cancel::new()).unwrap();
    let mut read = Table::default();
    assert!(session.read(&name, &mut read, &Cancel::new()).unwrap());
    read.rows.sort_by_key(|row| row[0].as_i64());
    assert_eq!(read, numbers(5));
    assert!(session.tables("offline.workflows_temp").unwrap().iter().any(|table| table.name == "loaded"));
    let (_, columns) = session.describe("offline.workflows_temp.loaded").unwrap();
    assert_eq!(columns, numbers(0).columns);
    session.drop_table(&name).unwrap();
    assert!(!session.read(&name, &mut Table::default(), &Cancel::new()).unwrap());
}

#[test]
fn queries_are_answered_with_their_types() {
    let mut session = session();
    let sql = "SELECT 1 AS i, 1.5 AS f, TRUE AS b, 'Ä' AS s, DATE '2024-02-29' AS d, [1, 2] AS l, \
               STRUCT(1 AS a, 'x' AS b) AS r, CAST(NULL AS STRING) AS n";
    let table = session.query(sql, 10, &Cancel::new()).unwrap();
    let types: Vec<_> = table.columns.iter().map(|column| column.type_name.as_str()).collect();
    assert_eq!(
        types,
        ["INT64", "FLOAT64", "BOOL", "STRING", "DATE", "ARRAY<INT64>", "STRUCT<a INT64, b STRING>", "STRING"]
    );
    let row = &table.rows[0];
    assert_eq!(row[..4], [json!(1), json!(1.5), json!(true), json!("Ä")]);
    assert_eq!(row[4..], [json!("2024-02-29"), json!([1, 2]), json!({"a": 1, "b": "x"}), json!(null)]);
}

#[test]
fn a_mistake_and_a_missing_table_are_told() {
    let mut session = session();
    let error = session.query("SELECT nothing", 1, &Cancel::new()).unwrap_err();
    assert!(matches!(error, WarehouseError::Failed { .. }), "{error:?}");
    assert!(error.to_string().contains("nothing"), "{error}");
    let error = session.describe("offline.workflows_temp.none").unwrap_err();
    assert!(error.to_string().contains("There is no table"), "{error}");
}

#[test]
fn pages_are_followed_to_the_last() {
    let mut session = session();
    let sql = "SELECT x FROM UNNEST(GENERATE_ARRAY(1, 25000)) AS x";
    let table = session.query(sql, usize::MAX, &Cancel::new()).unwrap();
    assert_eq!(table.rows.len(), 25_000);
}
