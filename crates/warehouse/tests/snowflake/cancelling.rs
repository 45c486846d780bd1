use std::thread;
use std::time::{Duration, Instant};

use extension_snowflake_stand_in::{Answer, Pieces, StandIn, column};
use extension_warehouse::{Cancel, WarehouseError};

use crate::support::{open, run, session, settings};

#[test]
fn cancelling_stops_the_statement_on_the_server() {
    let (server, mut session) = session();
    server.answer("CALL", Answer::slow(usize::MAX, Answer::Done));
    let cancel = Cancel::new();
    let started = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| {
            while server.count("/result") == 0 {
                thread::yield_now();
            }
            cancel.cancel();
        });
        let mut executed = Vec::new();
        let error = session.run("CALL p(); CALL q()", &cancel, &mut executed).unwrap_err();
        assert_eq!((error, executed.len()), (WarehouseError::Cancelled, 0));
    });
    assert_eq!(server.aborted(), ["CALL p()"]);
    assert_eq!(server.statements(), ["CALL p()"]);
    assert!(started.elapsed() < Duration::from_secs(10));
    // The session is whole.
    run(&mut *session, "SELECT 1").unwrap();
}

#[test]
fn what_is_cancelled_already_is_never_sent() {
    let (server, mut session) = session();
    let cancel = Cancel::new();
    cancel.cancel();
    assert_eq!(session.run("CALL p()", &cancel, &mut Vec::new()).unwrap_err(), WarehouseError::Cancelled);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn cancelling_ends_the_reading_of_a_result() {
    let server = StandIn::start().unwrap();
    let row = || br#"["x"]"#.to_vec();
    let others = Pieces::new(10_000, move |_| row());
    server.answer("SELECT", Answer::Pieces { columns: vec![column("A", "text")], first: vec![], others });
    let cancel = Cancel::new();
    let mut session = open(&settings(&server));
    thread::scope(|scope| {
        scope.spawn(|| {
            while server.pieces_fetched() < 3 {
                thread::yield_now();
            }
            cancel.cancel();
        });
        assert_eq!(session.query("SELECT 1", usize::MAX, &cancel).unwrap_err(), WarehouseError::Cancelled);
    });
    assert!(server.pieces_fetched() < 10_000);
}
