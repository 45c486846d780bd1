use std::sync::Arc;
use std::thread;

use extension_snowflake_stand_in::{Answer, StandIn};
use extension_warehouse::{Cancel, Connection};
use serde_json::json;

use crate::support::settings;

#[test]
fn sessions_of_one_connection_work_side_by_side_and_each_signs_in_once() {
    let server = StandIn::start().unwrap();
    for case in 0..8 {
        let rows: &[&[&str]] = &[&[&case.to_string()]];
        server.answer(&format!("case {case};"), Answer::slow(3, Answer::texts(&["A"], rows)));
    }
    let warehouse = Connection::Snowflake(settings(&server)).connect().unwrap();
    thread::scope(|scope| {
        for case in 0..8 {
            let warehouse = Arc::clone(&warehouse);
            scope.spawn(move || {
                let mut session = warehouse.open().unwrap();
                let table = session.query(&format!("SELECT 'case {case};'"), 1, &Cancel::new()).unwrap();
                assert_eq!(table.rows, [[json!(case.to_string())]]);
            });
        }
    });
    assert_eq!((server.count("login-request"), server.open_sessions()), (8, 0));
}
