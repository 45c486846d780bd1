use extension_emulator::Options;
use serde_json::json;

use crate::support::Stand;

#[test]
fn a_file_keeps_tables_routines_and_what_clients_said_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let options =
        || Options { dataset: Some("d".into()), data: Some(folder.path().join("kept.duckdb")), ..Options::default() };
    {
        let stand = Stand::with(options());
        let field = json!({ "name": "x", "type": "INTEGER", "mode": "REQUIRED", "description": "counts" });
        let table = json!({
            "tableReference": { "tableId": "t" },
            "schema": { "fields": [field] },
            "description": "things",
        });
        assert_eq!(stand.post("datasets/d/tables", &table).status, 200);
        assert_eq!(stand.query("INSERT INTO d.t VALUES (7)").status, 200);
        assert_eq!(stand.query("CREATE PROCEDURE d.p() BEGIN SELECT x FROM d.t; END").status, 200);
    }
    let stand = Stand::with(options());
    let table = stand.get("datasets/d/tables/t").body;
    assert_eq!((&table["description"], &table["numRows"]), (&json!("things"), &json!("1")));
    assert_eq!(table["schema"]["fields"][0]["mode"], "REQUIRED");
    assert_eq!(table["schema"]["fields"][0]["description"], "counts");
    assert_eq!(stand.cell("CALL d.p()"), "7");
    // What is made anew has nothing said of it.
    assert_eq!(stand.query("CREATE OR REPLACE TABLE d.t AS SELECT 1 AS x").status, 200);
    let table = stand.get("datasets/d/tables/t").body;
    assert!(table.get("description").is_none());
    assert_eq!(table["schema"]["fields"][0]["mode"], "NULLABLE");
}
