//! Errors read like BigQuery's, at the place that BigQuery would name.

use extension_engine::FailureKind;

use crate::support::failure;

/// A statement, the message, and the line and the column of what it is about.
type Case = (&'static str, &'static str, usize, usize);

fn check(cases: &[Case]) {
    for (script, message, line, column) in cases {
        let failure = failure(script);
        let told = (failure.message.as_str(), failure.place.line, failure.place.column);
        assert_eq!(told, (*message, *line, *column), "{script}");
    }
}

#[test]
fn names_that_are_not_there_are_told_with_what_is_near() {
    check(&[
        ("SELECT\n  naem FROM (SELECT 1 AS name)", "Unrecognized name: naem; Did you mean name?", 2, 3),
        ("SELECT zzz FROM (SELECT 1 AS a)", "Unrecognized name: zzz", 1, 8),
        ("SELECT t.zz FROM (SELECT 1 AS a) AS t", "Name zz not found inside t", 1, 10),
        ("SELECT a.q FROM (SELECT 1 AS a)", "Cannot access field q on a value with type INT64", 1, 10),
        ("SELECT STRUCT(1 AS a).b", "Field name b does not exist in STRUCT<a INT64>", 1, 23),
        ("SELECT uper('a')", "Function not found: uper; Did you mean upper?", 1, 8),
        ("SELECT FOO(1)", "Function not found: FOO", 1, 8),
        (
            "SELECT ORDINAL(1)",
            "ORDINAL is not a function. It can only be used for array element access using array[ORDINAL(position)]",
            1,
            8,
        ),
        ("SELECT a FROM t", "Table \"t\" must be qualified with a dataset (e.g. dataset.table)", 1, 15),
        ("SELECT a FROM d.t", "Not found: Table local:d.t was not found in location US", 1, 15),
        ("SELECT * EXCEPT (z) FROM (SELECT 1 AS a)", "Column z in SELECT * EXCEPT list does not exist", 1, 18),
        ("SELECT CAST('a' AS FOO)", "Type not found: FOO", 1, 13),
    ]);
}

#[test]
fn types_that_do_not_fit_are_told() {
    check(&[
        (
            "SELECT UPPER(1)",
            "No matching signature for function UPPER for argument types: INT64. Supported signatures: UPPER(STRING); UPPER(BYTES)",
            1,
            8,
        ),
        (
            "SELECT COALESCE()",
            "No matching signature for function COALESCE with no arguments. Supported signature: COALESCE(T, ...)",
            1,
            8,
        ),
        ("SELECT 1 + 'a'", "No matching signature for operator + for argument types: INT64, STRING", 1, 8),
        ("SELECT 'x' = DATE '2024-01-01'", "Could not cast literal \"x\" to type DATE", 1, 8),
        ("SELECT 1 = NULL", "Operands of = cannot be literal NULL", 1, 12),
        ("SELECT [1, 'a']", "Array elements of types {INT64, STRING} do not have a common supertype", 1, 9),
        (
            "SELECT CASE WHEN 1 THEN 2 END",
            "No matching signature for operator CASE; all WHEN argument types must be BOOL but found: INT64",
            1,
            18,
        ),
        ("SELECT CAST(1 AS DATE)", "Invalid cast from INT64 to DATE", 1, 13),
        ("SELECT FORMAT('%d', 'a')", "Invalid type for argument 2 to FORMAT; Expected integer; Got STRING", 1, 8),
        ("SELECT FORMAT('%d %d', 1)", "Too few arguments to FORMAT for pattern \"%d %d\"; Expected 3; Got 2", 1, 8),
        ("SELECT x FROM UNNEST([1]) AS x WHERE x", "WHERE clause should return type BOOL, but returns INT64", 1, 38),
        ("SELECT 1 UNION ALL SELECT 'a'", "Column 1 in UNION ALL has incompatible types: INT64, STRING", 1, 20),
        ("SELECT 1 LIMIT 'a'", "LIMIT expects an integer literal or parameter", 1, 16),
        (
            "SELECT DATE_ADD(DATE '2024-01-01', INTERVAL 1 HOUR)",
            "DATE_ADD does not support the HOUR date part when the argument is DATE type",
            1,
            45,
        ),
    ]);
}

#[test]
fn queries_that_make_no_sense_are_told() {
    check(&[
        ("SELECT 1 WHERE TRUE", "Query without FROM clause cannot have a WHERE clause", 1, 16),
        ("SELECT COUNT(*)", "Aggregate function COUNT(*) not allowed in SELECT without FROM clause", 1, 8),
        (
            "SELECT ROW_NUMBER() FROM UNNEST([1])",
            "Analytic function ROW_NUMBER cannot be called without an OVER clause",
            1,
            8,
        ),
        ("SELECT RANK() OVER () FROM UNNEST([1])", "Window ORDER BY is required for analytic function rank", 1, 8),
        (
            "SELECT a, COUNT(*) FROM (SELECT 1 AS a)",
            "SELECT list expression references column a which is neither grouped nor aggregated",
            1,
            1,
        ),
        ("SELECT a FROM (SELECT 1 AS a) WHERE COUNT(*) > 1", "Aggregate function not allowed in WHERE clause", 1, 1),
        ("SELECT x FROM UNNEST([1]) AS x ORDER BY 5", "ORDER BY is out of SELECT column number range: 5", 1, 41),
        (
            "SELECT 1 AS a, 2 AS a",
            "Duplicate column names in the result are not supported. Found duplicate(s): a",
            1,
            1,
        ),
    ]);
}

#[test]
fn values_that_cannot_be_are_told() {
    check(&[
        ("SELECT 1 / 0", "division by zero: 1 / 0", 1, 1),
        ("SELECT 9223372036854775807 + 1", "int64 overflow: 9223372036854775807 + 1", 1, 1),
        ("SELECT [1, 2][OFFSET(3)]", "Array index 3 is out of bounds (overflow)", 1, 1),
        ("SELECT [1, 2][ORDINAL(0)]", "Array index 0 is out of bounds (underflow)", 1, 1),
        ("SELECT CAST('x' AS INT64)", "Bad int64 value: x", 1, 1),
        ("SELECT (SELECT x FROM UNNEST([1, 2]) AS x)", "Scalar subquery produced more than one element", 1, 1),
        ("SELECT PARSE_DATE('%Y', 'x')", "Failed to parse input string \"x\"", 1, 1),
        ("SELECT ERROR('no')", "no", 1, 1),
    ]);
}

#[test]
fn what_bigquery_has_and_the_engine_has_not_is_named() {
    for (script, what) in [
        ("SELECT 1;\nSELECT JSON_SET(JSON '1', '$', 1)", "JSON_SET"),
        ("SELECT 1;\nSELECT REGEXP_CONTAINS(b'a', b'a')", "REGEXP_CONTAINS(BYTES, BYTES)"),
        ("SELECT 1;\nSELECT ML.PREDICT(1)", "ML.PREDICT"),
        ("SELECT 1;\nSELECT `carto-un`.carto.CREATE_ISOLINES('a')", "carto-un.carto.CREATE_ISOLINES"),
    ] {
        let failure = failure(script);
        assert_eq!(failure.kind, FailureKind::NotAvailable { what: what.to_owned() }, "{script}");
        assert_eq!(failure.message, format!("{what} is not available offline"));
        assert_eq!(failure.place.line, 2);
    }
}
