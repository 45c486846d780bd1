use std::thread;
use std::time::{Duration, Instant};

use extension_warehouse::{Cancel, WarehouseError};
use serde_json::json;

use crate::support::{located, place, table};

#[test]
fn a_script_tells_its_statements_in_their_order() {
    let place = place();
    let mut executed = Vec::new();
    let script = "DECLARE n INT64 DEFAULT 3;\n\
        CREATE TABLE `offline.workflows_temp.t` AS SELECT x FROM UNNEST([1, 2, 3]) AS x;\n\
        IF n > 2 THEN\n  EXECUTE IMMEDIATE 'INSERT INTO `offline.workflows_temp.t` VALUES (4), (5)';\nEND IF;";
    place.session().run(script, &Cancel::new(), &mut executed).unwrap();
    let told: Vec<_> =
        executed.iter().map(|statement| (statement.sql.split(' ').next().unwrap(), statement.dynamic)).collect();
    assert_eq!(told, [("CREATE", false), ("INSERT", true)], "{executed:#?}");
    assert_eq!(executed[1].rows, 2);
    assert!(executed.iter().all(|statement| statement.job.is_some() && statement.bytes_billed.is_some()));
}

#[test]
fn an_error_in_a_procedure_leads_to_its_line() {
    let place = place();
    let mut session = place.session();
    let script = "CREATE PROCEDURE `offline.workflows_temp.p`(x INT64)\nBEGIN\n  SELECT 1;\n  SELECT 1 / x;\nEND;";
    session.run(script, &Cancel::new(), &mut Vec::new()).unwrap();
    let mut executed = Vec::new();
    let error = session.run("CALL `offline.workflows_temp.p`(0);", &Cancel::new(), &mut executed).unwrap_err();
    let WarehouseError::Failed { message, trail } = error else { panic!("{error:?}") };
    assert!(message.contains("division by zero") && !message.contains(" at ["), "{message}");
    let step = &trail[0];
    assert!(step.source.lines().nth(step.line - 1).unwrap().contains("1 / x"), "{step:?}");
    assert_eq!(executed.len(), 1, "{executed:?}");
}

#[test]
fn a_script_that_is_none_is_told_with_its_place() {
    let place = place();
    let error = place.session().run("SELECT 1;\nSELEC 2;", &Cancel::new(), &mut Vec::new()).unwrap_err();
    let WarehouseError::Failed { trail, .. } = error else { panic!("{error:?}") };
    assert_eq!((trail[0].line, trail[0].column), (2, 1));
}

#[test]
fn a_cancelled_script_stops_in_the_server_too() {
    let place = place();
    place.server.faults().slow_jobs(Duration::from_secs(60));
    let cancel = Cancel::new();
    let switch = cancel.clone();
    let stopper = thread::spawn(move || {
        thread::sleep(Duration::from_millis(300));
        switch.cancel();
    });
    let started = Instant::now();
    let error = place.session().run("SELECT 1", &cancel, &mut Vec::new()).unwrap_err();
    stopper.join().unwrap();
    assert_eq!(error, WarehouseError::Cancelled);
    assert!(started.elapsed() < Duration::from_secs(20));
    assert_eq!(place.asked("POST", "/cancel"), 1);
}

#[test]
fn sessions_work_side_by_side() {
    let place = place();
    place.server.faults().slow_jobs(Duration::from_millis(400));
    let started = Instant::now();
    thread::scope(|scope| {
        for at in 0..4 {
            let warehouse = &place.warehouse;
            scope.spawn(move || {
                let mut session = warehouse.open().unwrap();
                let rows = session.query(&format!("SELECT {at}"), 1, &Cancel::new()).unwrap().rows;
                assert_eq!(rows, [[json!(at)]]);
            });
        }
    });
    assert!(started.elapsed() < Duration::from_millis(1600), "{:?}", started.elapsed());
}

#[test]
fn a_view_is_read_as_a_table_is() {
    let place = place();
    let mut session = place.session();
    session.load(&located("t"), &table(&[("x", "INT64")], &[&[json!(2)]]), &Cancel::new()).unwrap();
    let script = "CREATE VIEW `offline.workflows_temp.v` AS SELECT x * 2 AS y FROM `offline.workflows_temp.t`";
    session.run(script, &Cancel::new(), &mut Vec::new()).unwrap();
    let mut read = extension_warehouse::Table::default();
    assert!(session.read(&located("v"), &mut read, &Cancel::new()).unwrap());
    assert_eq!(read.rows, [[json!(4)]]);
    session.drop_table(&located("v")).unwrap();
    assert_eq!(place.server.tables(), ["offline.workflows_temp.t"]);
}
