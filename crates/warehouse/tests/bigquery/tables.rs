use extension_warehouse::{Cancel, Reader, Table, TableColumn, TableName, WarehouseError};
use serde_json::{Value, json};

use crate::support::{located, place, table};

#[test]
fn what_is_loaded_is_read_back() {
    let place = place();
    let mut session = place.session();
    let loaded = table(
        &[
            ("i", "INT64"),
            ("f", "FLOAT64"),
            ("b", "BOOL"),
            ("s", "STRING"),
            ("g", "GEOGRAPHY"),
            ("d", "DATE"),
            ("t", "TIMESTAMP"),
            ("j", "JSON"),
            ("l", "ARRAY<STRUCT<a INT64, b STRING>>"),
            ("n", "NUMERIC"),
        ],
        &[
            &[
                json!(9_007_199_254_740_993_i64),
                json!(1.5),
                json!(true),
                json!("it's \"quoted\"\nÄ"),
                json!("POINT(1 2)"),
                json!("2024-02-29"),
                json!("2024-02-29 10:00:00.5+00:00"),
                json!({"a": [1, null]}),
                json!([{"a": 1, "b": "x"}]),
                json!("1.25"),
            ],
            &[
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!(null),
                json!([]),
                json!(null),
            ],
        ],
    );
    session.load(&located("t"), &loaded, &Cancel::new()).unwrap();
    let mut read = Table::default();
    assert!(session.read(&located("t"), &mut read, &Cancel::new()).unwrap());
    assert_eq!(read, loaded);
    session.load(&located("t"), &table(&[("x", "INT64")], &[&[json!(1)]]), &Cancel::new()).unwrap();
    let mut read = Table::default();
    session.read(&located("t"), &mut read, &Cancel::new()).unwrap();
    assert_eq!(read.columns, [TableColumn::new("x", "INT64")]);
    session.drop_table(&located("t")).unwrap();
    assert!(!session.read(&located("t"), &mut Table::default(), &Cancel::new()).unwrap());
    session.drop_table(&located("t")).unwrap();
    assert!(place.server.tables().is_empty());
}

#[test]
fn a_value_that_its_column_does_not_take_is_told_and_leaves_nothing() {
    let place = place();
    let mut session = place.session();
    let wrong = table(&[("i", "INT64")], &[&[json!("many")]]);
    let error = session.load(&located("t"), &wrong, &Cancel::new()).unwrap_err().to_string();
    assert!(error.contains("many") || error.contains("\"i\"") || error.contains(" i"), "{error}");
    assert!(place.server.tables().is_empty());
    let unknown = table(&[("v", "VARIANT")], &[]);
    let error = session.load(&located("t"), &unknown, &Cancel::new()).unwrap_err();
    assert!(matches!(error, WarehouseError::Failed { .. }) && error.to_string().contains("VARIANT"));
}

#[test]
fn many_rows_come_in_pieces_and_none_is_kept() {
    struct Counting {
        rows: usize,
        sum: i64,
    }
    impl Reader for Counting {
        fn columns(&mut self, columns: &[TableColumn]) {
            assert_eq!(columns.len(), 2);
        }
        fn row(&mut self, row: Vec<Value>) {
            self.rows += 1;
            self.sum += row[0].as_i64().unwrap();
        }
    }
    let place = place();
    let mut session = place.session();
    let script = "CREATE TABLE `offline.workflows_temp.big` AS \
         SELECT x, CONCAT('row ', CAST(x AS STRING)) AS s FROM UNNEST(GENERATE_ARRAY(1, 60000)) AS x";
    session.run(script, &Cancel::new(), &mut Vec::new()).unwrap();
    let mut counting = Counting { rows: 0, sum: 0 };
    assert!(session.read(&located("big"), &mut counting, &Cancel::new()).unwrap());
    assert_eq!((counting.rows, counting.sum), (60_000, 60_000 * 60_001 / 2));
    assert!(place.asked("GET", "/tables/big/data") >= 3);
}

#[test]
fn a_large_table_is_uploaded_in_pieces() {
    let place = place();
    let mut session = place.session();
    let text = "x".repeat(1000);
    let row = [json!(1), json!(text)];
    let rows: Vec<&[Value]> = (0..10_000).map(|_| row.as_slice()).collect();
    session.load(&located("t"), &table(&[("i", "INT64"), ("s", "STRING")], &rows), &Cancel::new()).unwrap();
    let count = session.query("SELECT COUNT(*) FROM `offline.workflows_temp.t`", 1, &Cancel::new()).unwrap();
    assert_eq!(count.rows, [[json!(10_000)]]);
    assert!(place.asked("PUT", "upload") >= 2, "{:?}", place.server.requests());
}

#[test]
fn temporary_tables_live_in_a_session_of_their_own() {
    let place = place();
    let mut session = place.session();
    let name = TableName::Session("passing".to_owned());
    session.load(&name, &table(&[("x", "INT64")], &[&[json!(7)]]), &Cancel::new()).unwrap();
    let mut read = Table::default();
    assert!(session.read(&name, &mut read, &Cancel::new()).unwrap());
    assert_eq!(read.rows, [[json!(7)]]);
    assert!(place.server.tables().is_empty(), "{:?}", place.server.tables());
    assert!(!place.session().read(&name, &mut Table::default(), &Cancel::new()).unwrap());
    session.drop_table(&name).unwrap();
    assert!(!session.read(&name, &mut Table::default(), &Cancel::new()).unwrap());
}
