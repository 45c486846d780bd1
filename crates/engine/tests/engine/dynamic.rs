use crate::support::{cell, database, failure, rows, rows_in, run};

#[test]
fn a_dynamic_statement_takes_parameters_and_gives_values() {
    assert_eq!(
        rows(
            "DECLARE n INT64; DECLARE s STRING;
             EXECUTE IMMEDIATE 'SELECT @a + 1, UPPER(@b)' INTO n, s USING 1 AS a, 'x' AS b;
             EXECUTE IMMEDIATE FORMAT('SELECT ? * %d', 3) INTO n USING n;
             EXECUTE IMMEDIATE 'SELECT 1 FROM UNNEST([1]) WHERE FALSE' INTO s;
             SELECT n, s"
        ),
        [["6", "NULL"]]
    );
}

#[test]
fn a_dynamic_statement_may_be_a_whole_script() {
    assert_eq!(
        cell(
            "EXECUTE IMMEDIATE 'BEGIN DECLARE x INT64 DEFAULT 3; CREATE TEMP TABLE t AS SELECT x AS y; END'; SELECT y FROM t"
        ),
        "3"
    );
}

#[test]
fn a_dynamic_statement_does_not_see_variables() {
    let failure = failure("DECLARE hidden INT64 DEFAULT 1;\nEXECUTE IMMEDIATE 'SELECT hidden'");
    assert!(failure.message.starts_with("Unrecognized name: hidden"), "{failure:?}");
    assert_eq!(failure.place.line, 2);
    assert_eq!(failure.frames[0].source, "SELECT hidden");
    assert_eq!(failure.frames[0].place.column, 8);
}

#[test]
fn what_cannot_be_executed_is_refused() {
    let message = |script: &str| failure(script).message;
    assert_eq!(message("EXECUTE IMMEDIATE CAST(NULL AS STRING)"), "EXECUTE IMMEDIATE sql string cannot be NULL");
    assert_eq!(message("EXECUTE IMMEDIATE ' -- nothing'"), "Empty EXECUTE IMMEDIATE sql string cannot be executed");
    assert_eq!(message("EXECUTE IMMEDIATE 'SELECT 1' INTO nowhere"), "Undeclared variable: nowhere");
    assert_eq!(
        message("DECLARE n INT64; EXECUTE IMMEDIATE 'SELECT x FROM UNNEST([1, 2]) AS x' INTO n"),
        "DynamicSQL may only return 0 or 1 rows with INTO clause"
    );
    assert_eq!(
        message("DECLARE n INT64; EXECUTE IMMEDIATE 'SELECT \"a\"' INTO n"),
        "Value returned by Dynamic SQL has type STRING which is not assignable to variable n of type INT64"
    );
    assert!(message("EXECUTE IMMEDIATE 'SELECT (1'").starts_with("Invalid EXECUTE IMMEDIATE sql string `SELECT (1`"));
}

#[test]
fn what_was_executed_is_told() {
    let database = database();
    let run = run(
        &database,
        "CREATE TABLE d.t AS SELECT 1 AS x;\nEXECUTE IMMEDIATE 'INSERT INTO d.t (x) SELECT x FROM UNNEST([2, 3]) AS x'",
    )
    .unwrap();
    let told: Vec<_> = run.statements.iter().map(|it| (it.line, it.rows, it.dynamic)).collect();
    assert_eq!(told, [(1, 1, false), (2, 2, true)]);
    assert_eq!(rows_in(&database, "SELECT COUNT(*) FROM d.t"), [["3"]]);
}
