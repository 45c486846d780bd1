//! What is wrong with a package is told at its place, and the cases that it does not concern run on.

use crate::support::NewPackage;

/// A case that nothing is wrong with, beside one with `inputs`.
fn beside_a_good_case(package: &NewPackage, inputs: &str) {
    let good = r#"{"id": "good", "inputs": {"source_table": "places", "label": "checked"}}"#;
    package.write("test/test.json", &format!("[\n  {{\"id\": \"bad\", \"inputs\": {inputs}}},\n  {good}\n]\n"));
    let fixture = package.read("test/fixtures/1.json");
    package.write("test/fixtures/good.json", &fixture);
}

/// Runs the tests and finds all parts in what is said, with the good case passed.
#[track_caller]
fn told(package: &NewPackage, parts: &[&str]) {
    let (text, code) = package.test(&["--time-limit", "2"]);
    assert_eq!(code, 1, "{text}");
    for part in parts {
        assert!(text.contains(part), "no {part:?} in:\n{text}");
    }
    assert!(text.contains("passed  add_label good"), "{text}");
    assert!(text.contains("1 passed, 1 "), "{text}");
}

/// Lets the full run execute statements of its own for the bad case alone.
#[track_caller]
fn sql_told(statements: &str, parts: &[&str]) {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "places", "label": "bad"}"#);
    let fullrun = package.read("src/fullrun.sql");
    package.write("src/fullrun.sql", &format!("IF label = 'bad' THEN\n{statements}\nEND IF;\n{fullrun}"));
    told(&package, parts);
}

#[test]
fn a_name_that_is_not_there() {
    let parts = ["Unrecognized name: nme; Did you mean name?", "fullrun.sql:2:", "SELECT nme FROM"];
    sql_told("EXECUTE IMMEDIATE FORMAT('SELECT nme FROM `%s`', source_table);", &parts);
}

#[test]
fn a_syntax_error_stops_every_case_at_its_place() {
    let package = NewPackage::new();
    package.write("src/fullrun.sql", "SELECT 1;\nSELECT FROM;\n");
    let (text, code) = package.test(&[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("Syntax error: Unexpected keyword FROM") && text.contains("fullrun.sql:2:8"), "{text}");
}

#[test]
fn procedures_that_call_each_other_in_a_circle() {
    let procedures = "CREATE PROCEDURE @@workflows_temp@@.a() BEGIN CALL @@workflows_temp@@.b(); END;\n\
                      CREATE PROCEDURE @@workflows_temp@@.b() BEGIN CALL @@workflows_temp@@.a(); END;\n\
                      CALL @@workflows_temp@@.a();";
    sql_told(procedures, &["Out of stack space due to deeply-nested procedure call", "fullrun.sql:4:1"]);
}

#[test]
fn a_procedure_that_calls_itself_without_end() {
    let procedure = "CREATE PROCEDURE @@workflows_temp@@.down(n INT64)\nBEGIN\n  \
                     CALL @@workflows_temp@@.down(n + 1);\nEND;\nCALL @@workflows_temp@@.down(1);";
    sql_told(procedure, &["Out of stack space due to deeply-nested procedure call", "fullrun.sql:6:1"]);
}

#[test]
fn a_table_that_is_not_there() {
    let parts = ["Not found: Table offline:workflows_temp.nowhere was not found", "fullrun.sql:2:15"];
    sql_told("SELECT * FROM `@@workflows_temp@@.nowhere`;", &parts);
}

#[test]
fn a_loop_without_end_stops_at_its_limit_with_its_line() {
    let parts = ["The script ran longer than its limit of 2 s", "fullrun.sql:4:", "SET i = i + 1"];
    sql_told("BEGIN DECLARE i INT64 DEFAULT 0;\nLOOP\n  SET i = i + 1;\nEND LOOP; END;", &parts);
}

#[test]
fn rows_that_do_not_fit_their_schema() {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "typed", "label": "a"}"#);
    package.write("test/typed.ndjson", "{\"id\": 1}\n\n{\"id\": \"far\"}\n");
    package.write("test/typed.schema", "{\"id\": \"INT64\"}");
    told(&package, &["The column \"id\" is INT64: \"far\" is none", "test/typed.ndjson:3:", "{\"id\": \"far\"}"]);
}

#[test]
fn a_broken_line_of_rows() {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "broken", "label": "a"}"#);
    package.write("test/broken.ndjson", "{\"id\": 1}\n{\"id\": }\n");
    told(&package, &["This line is no JSON", "test/broken.ndjson:2:8"]);
}

#[test]
fn a_fixture_that_is_not_json() {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "places", "label": "a"}"#);
    package.write("test/fixtures/bad.json", "{\n  \"output_table\": [oops]\n}\n");
    told(&package, &["The fixture is no JSON", "test/fixtures/bad.json:2:"]);
}

#[test]
fn no_fixture_at_all() {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "places", "label": "a"}"#);
    told(&package, &["There is no test/fixtures/bad.json to compare with; capture it"]);
}

#[test]
fn an_input_that_the_component_does_not_have() {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "places", "lable": "a"}"#);
    told(&package, &["The component has no input \"lable\"", "test/test.json:2:"]);
}

#[test]
fn a_table_of_rows_that_is_not_there() {
    let package = NewPackage::new();
    beside_a_good_case(&package, r#"{"source_table": "gone", "label": "a"}"#);
    told(&package, &["There is no test/gone.ndjson"]);
}

#[test]
fn a_test_file_that_is_not_json() {
    let package = NewPackage::new();
    package.write("test/test.json", "[\n  {\"id\": 1,,}\n]\n");
    let (text, code) = package.test(&[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("test/test.json:2:") && text.contains("1 with errors"), "{text}");
}
