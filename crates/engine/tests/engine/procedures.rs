use crate::support::{cell, database, failure, rows_in, run};

#[test]
fn a_procedure_takes_and_gives() {
    assert_eq!(
        cell(
            "CREATE PROCEDURE d.add_up(IN n INT64, OUT total INT64, INOUT log STRING)
             BEGIN
               DECLARE i INT64 DEFAULT 0;
               SET total = 0;
               WHILE i < n DO SET i = i + 1; SET total = total + i; END WHILE;
               SET log = log || CAST(total AS STRING);
             END;
             BEGIN
               DECLARE t INT64; DECLARE l STRING DEFAULT '=';
               CALL d.add_up(4, t, l);
               CALL `local.d.add_up`(t - 8, t, l);
               SELECT FORMAT('%d %s', t, l);
             END"
        ),
        "3 =103"
    );
}

#[test]
fn a_procedure_sees_its_own_variables_only() {
    let script =
        "CREATE PROCEDURE d.p() BEGIN SELECT 1; SELECT outside; END;\n\nBEGIN DECLARE outside INT64;\nCALL d.p(); END";
    let failure = failure(script);
    assert!(failure.message.starts_with("Unrecognized name: outside"), "{failure:?}");
    assert_eq!(failure.place.line, 4);
    assert_eq!(failure.frames[0].routine.as_deref(), Some("local.d.p"));
    assert!(failure.frames[0].source.starts_with("CREATE PROCEDURE d.p()"));
    assert_eq!((failure.frames[0].place.line, failure.frames[0].place.column), (1, 47));
}

#[test]
fn circular_calls_end() {
    let failure = failure(
        "CREATE PROCEDURE d.a() BEGIN CALL d.b(); END; CREATE PROCEDURE d.b() BEGIN CALL d.a(); END; CALL d.a()",
    );
    assert!(
        failure.message.starts_with("Out of stack space due to deeply-nested procedure call to local.d."),
        "{failure}"
    );
    assert_eq!(failure.frames.len(), 50);
}

#[test]
fn wrong_calls_are_refused() {
    let message = |script: &str| failure(script).message;
    assert_eq!(message("CALL d.nothing()"), "Procedure is not found: local.d.nothing");
    let create = "CREATE PROCEDURE d.p(a INT64, OUT b STRING) BEGIN SET b = 'x'; END; ";
    assert!(message(&format!("{create} CALL d.p(1)")).starts_with("Number of arguments does not match"));
    assert_eq!(message(&format!("{create} CALL d.p(1, 'x')")), "The argument for OUT parameter b must be a variable");
    assert_eq!(
        message(&format!(
            "DECLARE s STRING; EXECUTE IMMEDIATE '{create}'; CALL d.p('a', s)",
            create = create.replace('\'', "\\'")
        )),
        "Expected type INT64; found STRING"
    );
}

#[test]
fn routines_are_replaced_and_dropped() {
    let database = database();
    run(&database, "CREATE PROCEDURE d.p() BEGIN SELECT 1; END").unwrap();
    let again = run(&database, "CREATE PROCEDURE d.p() BEGIN SELECT 2; END").unwrap_err();
    assert_eq!(again.message, "Already Exists: Routine local:d.p");
    assert_eq!(rows_in(&database, "CREATE OR REPLACE PROCEDURE d.p() BEGIN SELECT 3; END; CALL d.p()"), [["3"]]);
    run(&database, "DROP PROCEDURE d.p; DROP PROCEDURE IF EXISTS d.p; DROP FUNCTION IF EXISTS d.f").unwrap();
    assert!(run(&database, "DROP PROCEDURE d.p").is_err());
}

#[test]
fn functions_in_three_languages_are_called() {
    let database = database();
    run(
        &database,
        "CREATE FUNCTION d.DOUBLED(x INT64) RETURNS INT64 AS (x * 2);
         CREATE FUNCTION d.SHOUT(s STRING) RETURNS STRING LANGUAGE js AS r'''return s === null ? 'nothing' : s.toUpperCase() + '!';''';",
    )
    .unwrap();
    assert_eq!(
        rows_in(
            &database,
            "CREATE TEMP FUNCTION quarter(x FLOAT64) AS (x / 4);
             SELECT d.DOUBLED(4), d.SHOUT('hey'), d.SHOUT(NULL), quarter(2)"
        ),
        [["8", "HEY!", "nothing", "0.5"]]
    );
}
