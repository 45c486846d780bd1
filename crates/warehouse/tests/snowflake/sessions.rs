use extension_snowflake_stand_in::Answer;

use crate::support::{run, session};

#[test]
fn an_expired_token_is_renewed_and_the_statement_runs_once() {
    let (server, mut session) = session();
    run(&mut *session, "SELECT 1").unwrap();
    server.expire_tokens();
    let executed = run(&mut *session, "CALL p()").unwrap();
    assert_eq!(executed.len(), 1);
    assert_eq!((server.count("token-request"), server.count("login-request")), (1, 1));
    // Sent twice under one name: the first was refused unread.
    let calls: Vec<_> = server.requests().into_iter().filter(|it| it.sql.as_deref() == Some("CALL p()")).collect();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].parameters["requestId"], calls[1].parameters["requestId"]);
    assert_ne!(calls[0].headers["authorization"], calls[1].headers["authorization"]);
}

#[test]
fn a_session_that_cannot_be_renewed_is_signed_in_anew() {
    let (server, mut session) = session();
    run(&mut *session, "SELECT 1").unwrap();
    server.expire_masters();
    run(&mut *session, "CALL p()").unwrap();
    assert_eq!((server.count("token-request"), server.count("login-request")), (1, 2));
}

#[test]
fn a_token_that_expires_while_a_statement_runs_is_renewed_and_its_result_is_read() {
    let (server, mut session) = session();
    server.answer("CALL", Answer::slow(8, Answer::texts(&["P"], &[&["done"]])));
    std::thread::scope(|scope| {
        let run = scope.spawn(|| run(&mut *open_again(&server), "CALL p()"));
        while server.count("/result") < 2 {
            std::thread::yield_now();
        }
        server.expire_tokens();
        server.answer("CALL", Answer::Done);
        assert_eq!(run.join().unwrap().unwrap()[0].rows, 1);
    });
    assert_eq!((server.count("token-request"), server.statements()), (1, vec!["CALL p()".to_owned()]));
    run(&mut *session, "SELECT 1").unwrap();
}

fn open_again(server: &extension_snowflake_stand_in::StandIn) -> Box<dyn extension_warehouse::Session> {
    crate::support::open(&crate::support::settings(server))
}

#[test]
fn slow_statements_are_asked_for_until_they_have_ended() {
    let (server, mut session) = session();
    server.answer("CALL", Answer::slow(4, Answer::texts(&["P"], &[&["done"], &["twice"]])));
    let executed = run(&mut *session, "CALL p()").unwrap();
    assert_eq!((executed[0].rows, server.count("/result")), (2, 4));
    assert_eq!(server.statements(), ["CALL p()"]);
}

#[test]
fn an_error_of_a_slow_statement_is_told_as_any_other() {
    let (server, mut session) = session();
    server.answer("CALL", Answer::slow(2, Answer::error("100183", "P0000", "Division by zero")));
    assert_eq!(run(&mut *session, "CALL p()").unwrap_err().to_string(), "Division by zero");
}
