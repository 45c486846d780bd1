use extension_engine::FailureKind;

use crate::support::failure;

#[test]
fn a_mistake_anywhere_keeps_a_script_from_starting() {
    for (script, message, line, column) in [
        ("SELECT 1;\nSELECT FROM t", "Syntax error: Unexpected keyword FROM", 2, 8),
        ("IF TRUE THEN\nSELECT 1;", "Syntax error: Expected keyword END but got end of statement", 2, 10),
        (
            "SELECT 1;\nDECLARE x INT64;",
            "Variable declarations are allowed only at the start of a block or script",
            2,
            1,
        ),
        ("SELECT 1 SELECT 2", "Syntax error: Expected end of statement but got keyword SELECT", 1, 10),
        ("DECLARE x INT65", "Type not found: INT65", 1, 11),
        ("SELECT 'a", "Syntax error: Unclosed string literal", 1, 8),
        ("END", "Syntax error: Unexpected keyword END", 1, 1),
        ("CREATE TABLE d.t OPTIONS (expires = 1) AS SELECT 1", "Unknown option: expires", 1, 27),
    ] {
        let failure = failure(script);
        assert_eq!(failure.kind, FailureKind::Syntax, "{script}");
        assert_eq!((failure.message.as_str(), failure.place.line, failure.place.column), (message, line, column));
    }
}

#[test]
fn what_is_not_there_is_named() {
    for (script, message) in [
        ("DROP TABLE d.t", "Not found: Table local:d.t was not found in location US"),
        ("TRUNCATE TABLE p.d.t", "Not found: Table p:d.t was not found in location US"),
        ("SET nowhere = 1", "Undeclared variable: nowhere"),
        ("DECLARE x INT64; BEGIN DECLARE X INT64; END", "Variable 'X' redeclaration"),
        ("DECLARE x INT64 DEFAULT 'a'", "Expected type INT64; found STRING"),
        ("CREATE TABLE d.t (a INT64); CREATE TABLE d.t (a INT64)", "Already Exists: Table local:d.t"),
        ("CREATE TABLE d.t PARTITION BY DATE(b) AS SELECT 1 AS a", "Unrecognized name: b"),
    ] {
        assert_eq!(failure(script).message, message);
    }
}

#[test]
fn what_only_bigquery_has_is_named_with_its_line() {
    let failure = failure("SELECT 1;\nEXPORT DATA OPTIONS (uri = 'x') AS SELECT 1");
    assert_eq!(failure.message, "EXPORT DATA is not available offline");
    assert_eq!(failure.kind, FailureKind::NotAvailable { what: "EXPORT DATA".into() });
    assert_eq!(failure.place.line, 2);
}

#[test]
fn deep_nesting_is_refused() {
    let blocks = format!("{}{}", "BEGIN ".repeat(2000), "END; ".repeat(2000));
    assert_eq!(failure(&blocks).kind, FailureKind::Syntax);
    let brackets = format!("SELECT {}1{}", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(failure(&brackets).kind, FailureKind::Syntax);
}
