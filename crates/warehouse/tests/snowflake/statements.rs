use extension_snowflake_stand_in::Answer;
use extension_warehouse::{Cancel, WarehouseError};

use crate::support::{refusal, run, session};

#[test]
fn a_script_runs_statement_by_statement_and_each_has_its_name() {
    let (server, mut session) = session();
    server.answer("INSERT", Answer::Changed(3));
    let executed = run(&mut *session, "CREATE TABLE t (x INT);\nINSERT INTO t SELECT 1; CALL p('a;b');").unwrap();
    let told: Vec<_> = executed.iter().map(|it| (it.sql.as_str(), it.rows)).collect();
    assert_eq!(told, [("CREATE TABLE t (x INT)", 0), ("INSERT INTO t SELECT 1", 3), ("CALL p('a;b')", 0)]);
    assert_eq!(server.statements(), executed.iter().map(|it| it.sql.clone()).collect::<Vec<_>>());
    assert!(executed.iter().all(|it| it.job.as_ref().is_some_and(|id| id.len() == 36)), "{executed:?}");
}

#[test]
fn a_block_is_one_statement() {
    let (server, mut session) = session();
    let block = "BEGIN\n  CREATE TABLE t (x INT);\n  RETURN 1;\nEND";
    run(&mut *session, &format!("-- deploys\n{block};\n")).unwrap();
    assert_eq!(server.statements(), [block]);
}

#[test]
fn what_was_executed_is_told_up_to_the_statement_that_fails() {
    let (server, mut session) = session();
    server.answer("FAILS", Answer::error("002003", "42S02", "SQL compilation error:\nObject 'FAILS' does not exist."));
    let mut executed = Vec::new();
    let script = "CREATE TABLE a (x INT); SELECT * FROM FAILS; DROP TABLE a";
    let error = session.run(script, &Cancel::new(), &mut executed).unwrap_err();
    assert_eq!(executed.len(), 1);
    assert_eq!(server.statements(), ["CREATE TABLE a (x INT)", "SELECT * FROM FAILS"]);
    assert!(matches!(&error, WarehouseError::Failed { trail, .. } if trail.is_empty()), "{error:?}");
}

#[test]
fn an_error_leads_to_its_place_in_the_statement() {
    let (server, mut session) = session();
    let message = "SQL compilation error: error line 2 at position 2\ninvalid identifier 'OOPS'";
    server.answer("OOPS", Answer::error("000904", "42000", message));
    let error = run(&mut *session, "USE SCHEMA s;\nSELECT\n  OOPS").unwrap_err();
    let WarehouseError::Failed { message: told, trail } = error else { panic!("{error:?}") };
    assert_eq!(told, message);
    assert_eq!((trail[0].source.as_str(), trail[0].line, trail[0].column), ("SELECT\n  OOPS", 2, 3));
}

#[test]
fn an_error_inside_a_procedure_leads_to_its_place_in_the_body() {
    let (server, mut session) = session();
    let body = "\nBEGIN\n  LET x := 1;\n  SELECT oops;\nEND;\n";
    let message = "Uncaught exception of type 'STATEMENT_ERROR' on line 4 at position 2 : SQL compilation error: \
                   error line 1 at position 7\ninvalid identifier 'OOPS'";
    server.answer("CALL", Answer::error("000904", "42000", message));
    server.answer(
        "SHOW PROCEDURES LIKE '__PROC_A_1' IN SCHEMA \"GEO\".\"WORK\"",
        Answer::texts(&["name", "arguments"], &[&["__PROC_A_1", "__PROC_A_1(VARCHAR, FLOAT, BOOLEAN) RETURN VARCHAR"]]),
    );
    server.answer(
        "DESCRIBE PROCEDURE \"GEO\".\"WORK\".\"__PROC_A_1\"(VARCHAR, FLOAT, BOOLEAN)",
        Answer::texts(&["property", "value"], &[&["language", "SQL"], &["body", body]]),
    );
    let error = run(&mut *session, "CALL GEO.WORK.__proc_a_1('t', 1, FALSE)").unwrap_err();
    let WarehouseError::Failed { trail, .. } = error else { panic!("{error:?}") };
    assert_eq!((trail[0].source.as_str(), trail[0].line, trail[0].column), (body, 4, 3));
}

#[test]
fn an_error_inside_a_block_leads_to_its_place_in_the_script() {
    let (server, mut session) = session();
    server.answer(
        "BEGIN",
        Answer::error("100132", "P0000", "Uncaught exception of type 'X' on line 2 at position 2 : no"),
    );
    let block = "BEGIN\n  CREATE TABLE t;\nEND";
    let WarehouseError::Failed { trail, .. } = run(&mut *session, block).unwrap_err() else { panic!() };
    assert_eq!((trail[0].source.as_str(), trail[0].line, trail[0].column), (block, 2, 3));
}

#[test]
fn what_a_user_can_do_something_about_is_told_with_what_to_do() {
    for (code, message, help) in [
        ("000606", "No active warehouse selected in the current session.", "SF_WAREHOUSE"),
        ("003001", "SQL access control error:\nInsufficient privileges to operate on schema 'WORK'.", "GEO.WORK"),
        ("090105", "Cannot perform CREATE TABLE. This session does not have a current database.", "SF_TEST_DATABASE"),
    ] {
        let (server, mut session) = session();
        server.answer("CREATE", Answer::error(code, "42501", message));
        let refused = refusal(run(&mut *session, "CREATE TABLE t (x INT)").unwrap_err());
        assert!(refused.1.contains(help), "{refused:?}");
    }
}
