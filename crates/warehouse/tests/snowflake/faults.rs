use std::time::{Duration, Instant};

use extension_snowflake_stand_in::{Answer, Fault, Pieces, StandIn, column};
use extension_warehouse::snowflake::Settings;
use extension_warehouse::{Cancel, Table};

use crate::support::{open, refusal, run, session, settings};

const QUERY: &str = "query-request";

#[test]
fn a_query_is_asked_again_after_429_503_and_a_cut_connection() {
    for fault in [Fault::Status(429), Fault::Status(503), Fault::Cut] {
        let (server, mut session) = session();
        server.answer("SELECT", Answer::texts(&["A"], &[&["x"]]));
        server.fail_next(QUERY, fault);
        server.fail_next(QUERY, fault);
        let table = session.query("SELECT 1", 10, &Cancel::new()).unwrap();
        assert_eq!((table.rows.len(), server.statements().len()), (1, 3), "{fault:?}");
        let ids: Vec<_> = server.requests().iter().filter_map(|it| it.parameters.get("requestId").cloned()).collect();
        assert_eq!(ids[1], ids[2], "the server must be able to know it again");
    }
}

#[test]
fn what_may_have_run_is_never_sent_twice() {
    for sql in ["CALL p()", "CREATE TABLE t (x INT)", "INSERT INTO t SELECT 1", "BEGIN SELECT 1; END"] {
        for fault in [Fault::Status(503), Fault::Status(429), Fault::Cut] {
            let (server, mut session) = session();
            server.fail_next(QUERY, fault);
            let (message, help) = refusal(run(&mut *session, sql).unwrap_err());
            assert_eq!(server.statements(), [sql], "{fault:?}");
            if fault == Fault::Cut {
                assert!(message.starts_with("The connection to Snowflake was lost"), "{message}");
                assert!(help.contains("may have run"), "{help}");
            }
        }
    }
}

#[test]
fn a_connection_cut_in_the_middle_of_a_script_ends_it_there() {
    let (server, mut session) = session();
    run(&mut *session, "SELECT 1").unwrap();
    server.fail_next(QUERY, Fault::Cut);
    let mut executed = Vec::new();
    let script = "CREATE TABLE a (x INT); CREATE TABLE b (x INT)";
    assert!(session.run(script, &Cancel::new(), &mut executed).is_err());
    assert_eq!(executed.len(), 0);
    assert!(!server.statements().contains(&"CREATE TABLE b (x INT)".to_owned()));
    // The session goes on.
    run(&mut *session, "SELECT 2").unwrap();
    assert_eq!(server.count("login-request"), 1);
}

#[test]
fn signing_in_and_asking_for_results_are_repeated() {
    let (server, mut session) = session();
    server.fail_next("login-request", Fault::Status(503));
    server.fail_next("/result", Fault::Cut);
    server.fail_next("/result", Fault::Status(502));
    server.answer("CALL", Answer::slow(3, Answer::Done));
    run(&mut *session, "CALL p()").unwrap();
    assert_eq!(server.statements(), ["CALL p()"]);
}

#[test]
fn repeating_is_bounded_and_what_remains_is_told() {
    let (server, mut session) = session();
    for _ in 0..20 {
        server.fail_next("login-request", Fault::Status(503));
    }
    let started = Instant::now();
    let (message, help) = refusal(run(&mut *session, "SELECT 1").unwrap_err());
    assert_eq!(message, "Snowflake at 127.0.0.1 answered 503, 7 times");
    assert!(help.contains("status.snowflake.com"), "{help}");
    assert_eq!(server.count("login-request"), 7);
    assert!(started.elapsed() > Duration::from_secs(7), "the pauses grow");
}

#[test]
fn an_address_where_nobody_listens_is_told_as_such() {
    let server = StandIn::start().unwrap();
    let nobody = Settings { address: Some("http://127.0.0.1:1".to_owned()), ..settings(&server) };
    let mut session = open(&nobody);
    // Trying again and again can be cancelled.
    let cancel = Cancel::new();
    let switch = cancel.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        switch.cancel();
    });
    let started = Instant::now();
    let stopped = session.query("SELECT 1", 1, &cancel).map(|_: Table| ()).unwrap_err();
    assert_eq!(stopped.to_string(), "Cancelled");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn an_account_that_is_none_is_told_as_such() {
    let (server, mut session) = session();
    server.fail_next("login-request", Fault::Status(403));
    let (message, help) = refusal(run(&mut *session, "SELECT 1").unwrap_err());
    assert_eq!(message, "There is no Snowflake account at 127.0.0.1");
    assert!(help.contains("organisation-account"), "{help}");
}

#[test]
fn a_store_that_lets_nobody_in_is_no_missing_account() {
    let (server, mut session) = session();
    let others = Pieces::new(1, |_| br#"["x"]"#.to_vec());
    server.answer("SELECT", Answer::Pieces { columns: vec![column("A", "text")], first: vec![], others });
    server.fail_next("/pieces/", Fault::Status(403));
    let (message, help) = refusal(session.query("SELECT 1", 1, &Cancel::new()).unwrap_err());
    assert_eq!(message, "A piece of the result cannot be fetched from where Snowflake keeps it: 403");
    assert!(help.contains("firewall"), "{help}");
}
