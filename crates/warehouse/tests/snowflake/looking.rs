use extension_snowflake_stand_in::{Answer, column};
use extension_warehouse::{Cancel, Routine, RoutineKind, TableEntry, TableKind};

use crate::support::{open, session, settings};

#[test]
fn who_is_signed_in_and_what_they_can_do() {
    let (server, mut session) = session();
    let identity = session.identity().unwrap();
    assert_eq!((identity.who.as_str(), identity.location.as_str()), ("TESTER", "GEO.WORK"));
    assert!(identity.findings.iter().all(|finding| finding.is_good), "{:?}", identity.findings);
    let told: Vec<_> = identity.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "Signed in as TESTER with the role ANALYST",
            "The warehouse SMALL computes",
            "GEO.WORK is there",
            "Tables can be created there",
            "Procedures can be created there"
        ]
    );
    // What was tried is gone again.
    let named = |start: &str| -> Vec<String> {
        let statements = server.statements().into_iter().filter(|sql| sql.starts_with(start));
        statements.map(|sql| sql.split('"').nth(5).unwrap().to_owned()).collect()
    };
    assert_eq!(named("CREATE"), named("DROP"));
    assert_eq!(named("CREATE").len(), 2);
}

#[test]
fn what_is_missing_is_told_with_what_to_do() {
    let (server, _) = session();
    server.answer(
        "CREATE PROCEDURE",
        Answer::error("003001", "42501", "Insufficient privileges to operate on schema 'WORK'"),
    );
    let mut settings = settings(&server);
    settings.warehouse = None;
    let findings = open(&settings).identity().unwrap().findings;
    let missing: Vec<_> = findings.iter().filter(|finding| !finding.is_good).collect();
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(missing[0].help.as_deref().unwrap().contains("SF_WAREHOUSE"));
    assert!(missing[1].help.as_deref().unwrap().contains("GRANT CREATE PROCEDURE ON SCHEMA GEO.WORK"));
    settings.schema = "ELSEWHERE".to_owned();
    server.answer("SHOW SCHEMAS", Answer::texts(&["name"], &[]));
    let findings = open(&settings).identity().unwrap().findings;
    assert!(findings.last().unwrap().message.starts_with("GEO.ELSEWHERE is not there"), "{findings:?}");
}

#[test]
fn routines_are_listed_with_what_dropping_them_needs() {
    let (server, mut session) = session();
    let names = ["name", "schema_name", "is_builtin", "arguments"];
    server.answer(
        "SHOW PROCEDURES",
        Answer::texts(
            &names,
            &[
                &["__PROC_A_1", "WORK", "N", "__PROC_A_1(VARCHAR, DEFAULT FLOAT) RETURN VARCHAR"],
                &["SYSTEM", "", "Y", "SYSTEM() RETURN VARCHAR"],
            ],
        ),
    );
    server
        .answer("SHOW USER FUNCTIONS", Answer::texts(&names, &[&["band", "WORK", "N", "band(FLOAT) RETURN VARCHAR"]]));
    let routine = |kind, name: &str, signature: &str| Routine {
        kind,
        name: name.to_owned(),
        signature: Some(signature.to_owned()),
    };
    assert_eq!(
        session.routines().unwrap(),
        [
            routine(RoutineKind::Procedure, "__PROC_A_1", "(VARCHAR, FLOAT)"),
            routine(RoutineKind::Function, "\"band\"", "(FLOAT)")
        ]
    );
}

#[test]
fn schemas_tables_and_columns_are_browsed() {
    let (server, mut session) = session();
    server.answer(
        "SHOW SCHEMAS IN ACCOUNT",
        Answer::texts(
            &["name", "database_name"],
            &[&["WORK", "GEO"], &["INFORMATION_SCHEMA", "GEO"], &["my schema", "GEO"]],
        ),
    );
    assert_eq!(session.places().unwrap(), ["GEO.\"my schema\"", "GEO.WORK"]);

    let columns =
        vec![column("name", "text"), column("kind", "text"), column("rows", "fixed"), column("bytes", "fixed")];
    let row = |values: [&str; 4]| values.iter().map(|it| Some((*it).to_owned())).collect();
    let rows = vec![row(["STOPS", "TABLE", "12", "2048"]), row(["Stops", "VIEW", "0", "0"])];
    server.answer("SHOW OBJECTS", Answer::Rows { columns, rows });
    let stops = TableEntry { name: "STOPS".to_owned(), kind: TableKind::Table, rows: Some(12), bytes: Some(2048) };
    let view = TableEntry { name: "\"Stops\"".to_owned(), kind: TableKind::View, rows: None, bytes: None };
    assert_eq!(session.tables("GEO.WORK").unwrap(), [view.clone(), stops.clone()]);

    server.answer(
        "DESCRIBE TABLE",
        Answer::texts(&["name", "type"], &[&["ID", "NUMBER(38,0)"], &["S", "VARCHAR(16777216)"]]),
    );
    let (entry, columns) = session.describe("geo.work.stops").unwrap();
    assert_eq!(entry, stops);
    let types: Vec<_> = columns.iter().map(|column| (column.name.as_str(), column.type_name.as_str())).collect();
    assert_eq!(types, [("ID", "NUMBER(38,0)"), ("S", "VARCHAR")]);
    assert_eq!(session.describe("geo.work.\"Stops\"").unwrap().0, view);

    session.sample("geo.work.\"Stops\"", 20, &Cancel::new()).unwrap();
    assert_eq!(server.statements().last().unwrap(), "SELECT * FROM \"GEO\".\"WORK\".\"Stops\" LIMIT 20");
}
