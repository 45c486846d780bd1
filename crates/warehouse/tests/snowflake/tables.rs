use extension_snowflake_stand_in::Answer;
use extension_warehouse::{Cancel, Table, TableColumn, TableName, WarehouseError};
use serde_json::{Value, json};

use crate::support::{refusal, session};

fn table(rows: usize) -> Table {
    let columns = vec![TableColumn::new("id", "NUMBER(38,0)"), TableColumn::new("geom", "GEOGRAPHY")];
    Table { columns, rows: (0..rows).map(|at| vec![json!(at), json!("POINT(1 2)")]).collect() }
}

#[test]
fn a_table_is_created_and_filled_in_batches() {
    let (server, mut session) = session();
    session.load(&TableName::Located("_test_t".to_owned()), &table(25_000), &Cancel::new()).unwrap();
    let statements = server.statements();
    assert_eq!(
        statements[0],
        "CREATE OR REPLACE TABLE \"GEO\".\"WORK\".\"_TEST_T\" (\"ID\" NUMBER(38,0), \"GEOM\" GEOGRAPHY)"
    );
    assert_eq!(statements.len(), 4);
    let sent = server.requests().into_iter().filter_map(|it| {
        let bound = it.body["bindings"]["1"]["value"].as_str()?.to_owned();
        Some(serde_json::from_str::<Vec<[Value; 2]>>(&bound).unwrap())
    });
    let sent: Vec<_> = sent.flatten().collect();
    assert_eq!(sent.len(), 25_000);
    assert_eq!(sent[24_999], [json!("24999"), json!("POINT(1 2)")]);
}

#[test]
fn a_table_of_the_session_is_temporary() {
    let (server, mut session) = session();
    session.load(&TableName::Session("t".to_owned()), &table(0), &Cancel::new()).unwrap();
    assert_eq!(
        server.statements(),
        ["CREATE OR REPLACE TEMPORARY TABLE \"T\" (\"ID\" NUMBER(38,0), \"GEOM\" GEOGRAPHY)"]
    );
}

#[test]
fn a_value_that_no_column_takes_is_told_with_its_row() {
    let (_server, mut session) = session();
    let mut wrong = table(3);
    wrong.rows[2][0] = json!("three");
    let error = session.load(&TableName::Located("t".to_owned()), &wrong, &Cancel::new()).unwrap_err();
    assert!(matches!(error, WarehouseError::Row { row: 2, .. }), "{error:?}");
}

#[test]
fn a_table_that_is_not_there_is_not_read() {
    let (server, mut session) = session();
    server.answer("SELECT", Answer::error("002003", "42S02", "Object 'T' does not exist or not authorized."));
    let mut rows = Table::default();
    assert!(!session.read(&TableName::Located("t".to_owned()), &mut rows, &Cancel::new()).unwrap());
    server.answer("SELECT", Answer::error("000606", "57P03", "No active warehouse"));
    let error = session.read(&TableName::Located("t".to_owned()), &mut rows, &Cancel::new()).unwrap_err();
    assert!(refusal(error).1.contains("SF_WAREHOUSE"));
}

#[test]
fn a_view_is_dropped_as_one() {
    let (server, mut session) = session();
    server.answer(
        "DROP TABLE",
        Answer::error("002203", "42601", "Object found is of type 'VIEW', not specified type 'TABLE'."),
    );
    session.drop_table(&TableName::Located("v".to_owned())).unwrap();
    assert_eq!(
        server.statements(),
        ["DROP TABLE IF EXISTS \"GEO\".\"WORK\".\"V\"", "DROP VIEW IF EXISTS \"GEO\".\"WORK\".\"V\""]
    );
    server.answer("DROP TABLE", Answer::error("003001", "42501", "Insufficient privileges."));
    assert!(session.drop_table(&TableName::Located("v".to_owned())).is_err());
}

#[test]
fn a_value_that_only_the_server_refuses_is_told_with_its_row() {
    for at in [0, 6_789, 24_999] {
        let (server, mut session) = session();
        server.answer("NOWHERE", Answer::error("100205", "P0000", "Error parsing Geo input: NOWHERE(1 2)"));
        let mut wrong = table(25_000);
        wrong.rows[at][1] = json!("NOWHERE(1 2)");
        let error = session.load(&TableName::Located("t".to_owned()), &wrong, &Cancel::new()).unwrap_err();
        let message = "Error parsing Geo input: NOWHERE(1 2)".to_owned();
        assert_eq!(error, WarehouseError::Row { row: at, message });
    }
}

#[test]
fn what_is_no_fault_of_a_row_is_not_blamed_on_one() {
    let (server, mut session) = session();
    server.answer("INSERT", Answer::error("000606", "57P03", "No active warehouse selected"));
    let error = session.load(&TableName::Located("t".to_owned()), &table(10), &Cancel::new()).unwrap_err();
    assert!(matches!(error, WarehouseError::Refused { .. }), "{error:?}");
    assert_eq!(server.statements().len(), 2);
}
