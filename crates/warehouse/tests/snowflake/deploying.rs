use std::path::Path;

use extension_snowflake_stand_in::{Answer, Fault};
use extension_warehouse::{Cancel, WarehouseError};

use crate::support::{run, session};

/// What installs the Snowflake example in the working location.
fn script() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/fleet-telematics");
    let package = extension_package::open(&folder).unwrap();
    extension_package::bundle(&package).unwrap().script.replace("@@workflows_temp@@", "GEO.WORK")
}

#[test]
fn an_example_is_installed_by_one_statement_that_is_the_whole_script() {
    let (server, mut session) = session();
    let script = script();
    assert_eq!(run(&mut *session, &script).unwrap().len(), 1);
    let sent = server.statements();
    assert_eq!(sent, [script.trim_end().trim_end_matches(';')]);
    assert_eq!(sent[0].matches("CREATE OR REPLACE PROCEDURE").count(), 2);
}

#[test]
fn an_installation_that_is_cut_is_not_sent_again_and_is_stopped() {
    let (server, mut session) = session();
    server.answer("DECLARE", Answer::slow(usize::MAX, Answer::Done));
    server.fail_next("query-request", Fault::Cut);
    let mut executed = Vec::new();
    let error = session.run(&script(), &Cancel::new(), &mut executed).unwrap_err();
    assert!(matches!(error, WarehouseError::Refused { .. }), "{error:?}");
    assert_eq!((executed.len(), server.statements().len(), server.aborted().len()), (0, 1, 1));
}

#[test]
fn an_installation_that_fails_says_where_in_the_script() {
    let (server, mut session) = session();
    let script = script();
    let at = script.lines().position(|line| line.starts_with("CREATE OR REPLACE PROCEDURE")).unwrap();
    let message = format!("Uncaught exception of type 'STATEMENT_ERROR' on line {} at position 0 : no", at + 1);
    server.answer("DECLARE", Answer::error("001003", "42000", &message));
    let WarehouseError::Failed { trail, .. } = run(&mut *session, &script).unwrap_err() else { panic!("no failure") };
    let line = trail[0].source.lines().nth(trail[0].line - 1).unwrap();
    assert!(line.starts_with("CREATE OR REPLACE PROCEDURE"), "{line}");
    assert_eq!(trail[0].column, 1);
}
