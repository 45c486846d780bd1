use extension_warehouse::{Cancel, RoutineKind, TableKind, WarehouseError};
use serde_json::json;

use crate::support::{connect, located, place, table};

#[test]
fn what_there_is_can_be_looked_through() {
    let place = place();
    let mut session = place.session();
    let rows =
        table(&[("x", "INT64"), ("g", "GEOGRAPHY")], &[&[json!(1), json!("POINT(1 2)")], &[json!(2), json!(null)]]);
    session.load(&located("shops"), &rows, &Cancel::new()).unwrap();
    let script = "CREATE VIEW `offline.workflows_temp.v` AS SELECT 1 AS one;
        CREATE FUNCTION `offline.workflows_temp.KM`(m FLOAT64) AS (m / 1000);
        CREATE PROCEDURE `offline.workflows_temp.p`() BEGIN SELECT 1; END;";
    session.run(script, &Cancel::new(), &mut Vec::new()).unwrap();
    assert_eq!(session.places().unwrap(), ["offline.workflows_temp"]);
    let tables = session.tables("offline.workflows_temp").unwrap();
    let told: Vec<_> = tables.iter().map(|entry| (entry.name.as_str(), entry.kind)).collect();
    assert_eq!(told, [("shops", TableKind::Table), ("v", TableKind::View)]);
    let (entry, columns) = session.describe("offline.workflows_temp.shops").unwrap();
    assert_eq!(entry.rows, Some(2));
    assert!(entry.bytes.is_some_and(|bytes| bytes > 0));
    assert_eq!(columns, rows.columns);
    let sample = session.sample("offline.workflows_temp.shops", 1, &Cancel::new()).unwrap();
    assert_eq!((sample.columns, sample.rows.len()), (rows.columns, 1));
    let mut routines: Vec<_> =
        session.routines().unwrap().into_iter().map(|routine| (routine.name, routine.kind)).collect();
    routines.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(routines, [("KM".to_owned(), RoutineKind::Function), ("p".to_owned(), RoutineKind::Procedure)]);
    assert!(session.describe("offline.workflows_temp.none").unwrap_err().to_string().contains("There is no table"));
    assert!(session.describe("none").unwrap_err().to_string().contains("project.dataset.table"));
}

#[test]
fn a_connection_says_who_and_where_and_what_is_missing() {
    let place = place();
    let identity = place.session().identity().unwrap();
    assert_eq!(identity.location, "offline.workflows_temp");
    assert!(!identity.who.is_empty());
    assert!(identity.findings.iter().all(|finding| finding.is_good), "{identity:#?}");
    assert!(place.server.tables().is_empty() && place.server.routines().is_empty());
    let other = connect(&place.server, "none", extension_warehouse::bigquery::SignIn::Nobody);
    let Err(WarehouseError::Refused { message, help }) = other.open().map(drop) else { panic!() };
    assert!(message.contains("offline.none") && help.contains("Create it"));
}
