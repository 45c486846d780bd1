use std::path::Path;

use extension_snowflake_stand_in::{Answer, PASSWORD, StandIn, USER};
use extension_studio::Cancel;
use extension_studio::actions::{Planning, plan_deploy, plan_removal};
use extension_warehouse::snowflake::{Settings, SignIn};
use extension_warehouse::{ActKind, Connection};

fn server() -> (StandIn, Connection) {
    let server = StandIn::start().unwrap();
    let settings = Settings {
        account: "acme-geo".into(),
        user: USER.into(),
        sign_in: SignIn::Password(PASSWORD.into()),
        database: "GEO".into(),
        schema: "WORK".into(),
        role: None,
        warehouse: None,
        address: Some(server.address()),
    };
    (server, Connection::Snowflake(settings))
}

/// The server has no table of extensions, and no routines.
fn empty(server: &StandIn) {
    let missing = "SQL compilation error: Object 'GEO.WORK.WORKFLOWS_EXTENSIONS' does not exist or not authorized.";
    server.answer("WORKFLOWS_EXTENSIONS", Answer::error("002003", "42S02", missing));
    server.answer("SHOW PROCEDURES", Answer::texts(&["name", "arguments", "schema_name", "catalog_name"], &[]));
    server.answer("SHOW USER FUNCTIONS", Answer::texts(&["name", "arguments", "schema_name", "catalog_name"], &[]));
}

#[test]
fn every_statement_of_the_plan_is_sent_as_it_was_shown() {
    let (server, connection) = server();
    empty(&server);
    let root = Path::new("../../examples/fleet-telematics");
    let package = extension_package::open(root).unwrap();
    let Planning::Ready(planned) = plan_deploy(&package, root, &connection, &Cancel::new()).unwrap() else {
        panic!("the example has errors")
    };
    let kinds: Vec<_> = planned.view.acts.iter().map(|act| act.kind).collect();
    assert_eq!(kinds[0], ActKind::CreateTable);
    assert_eq!(kinds.last(), Some(&ActKind::Register));
    assert!(kinds.contains(&ActKind::CreateProcedure));
    let before = server.statements().len();
    server.answer("CREATE", Answer::Done);
    server.answer("DELETE", Answer::Done);
    server.answer("INSERT", Answer::Done);
    assert_eq!(planned.carry_out(&|_| {}, &Cancel::new()).unwrap().failure, None);
    let sent: Vec<_> = server.statements().split_off(before);
    let sent: Vec<_> = sent.iter().filter(|sql| !sql.starts_with("ALTER SESSION")).collect();
    let shown: Vec<_> = planned.view.acts.iter().map(|act| act.sql.trim().trim_end_matches(';').to_owned()).collect();
    assert_eq!(sent, shown.iter().collect::<Vec<_>>());
    assert!(shown.iter().all(|sql| !sql.contains("@@workflows_temp@@")));
}

#[test]
fn what_is_installed_is_dropped_with_its_signature() {
    let (server, connection) = server();
    server.answer(
        "WORKFLOWS_EXTENSIONS",
        Answer::texts(
            &["NAME", "METADATA", "PROCEDURES"],
            &[&["fleet", r#"{"name":"fleet","version":"1.0.0"}"#, "__proc_stops_1(Table,Number);__func_KM"]],
        ),
    );
    let columns = ["name", "arguments", "schema_name", "catalog_name"];
    server.answer(
        "SHOW PROCEDURES",
        Answer::texts(
            &columns,
            &[
                &[
                    "__PROC_STOPS_1",
                    "__PROC_STOPS_1(VARCHAR, FLOAT, VARCHAR, BOOLEAN, VARCHAR) RETURN VARCHAR",
                    "WORK",
                    "GEO",
                ],
                &["OTHER", "OTHER() RETURN VARCHAR", "WORK", "GEO"],
            ],
        ),
    );
    server.answer("SHOW USER FUNCTIONS", Answer::texts(&columns, &[&["KM", "KM(FLOAT) RETURN FLOAT", "WORK", "GEO"]]));
    let planned = plan_removal("fleet", extension_model::Provider::Snowflake, &connection, &Cancel::new()).unwrap();
    let sql: Vec<_> = planned.view.acts.iter().map(|act| act.sql.as_str()).collect();
    assert_eq!(
        sql,
        [
            "DROP PROCEDURE IF EXISTS GEO.WORK.__PROC_STOPS_1(VARCHAR, FLOAT, VARCHAR, BOOLEAN, VARCHAR);",
            "DROP FUNCTION IF EXISTS GEO.WORK.KM(FLOAT);",
            "DELETE FROM GEO.WORK.WORKFLOWS_EXTENSIONS\nWHERE name = 'fleet';",
        ]
    );
    assert_eq!(planned.view.installed_version.as_deref(), Some("1.0.0"));
}
