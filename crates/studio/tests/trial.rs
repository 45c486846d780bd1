//! Trying components of the examples on rows, and keeping what was tried as a test.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use extension_model::{Package, PackagePath};
use extension_studio::actions::{RowsSource, TrialRequest, sample_rows, save_as_test, trial_setup, try_component};
use extension_studio::{Cancel, StudioError};
use extension_testing::{CaseResult, Outcome};
use serde_json::{Value, json};

const ROOT: &str = "../../examples/retail-site-selection";
const COMPONENT: &str = "trade_area_demand";

fn package() -> Package {
    extension_package::open(Path::new(ROOT)).unwrap()
}

fn text(package: &Package, path: &str) -> String {
    package.text(&PackagePath::new(path).unwrap()).unwrap().to_string()
}

/// What the form and the rows are in one of the component's own test cases.
fn request_of(package: &Package, id: &str) -> TrialRequest {
    let setup = trial_setup(package, COMPONENT);
    let case = setup.cases.into_iter().find(|case| case.id == id).unwrap();
    let rows = case.tables.into_iter().map(|(input, stem)| (input, RowsSource::Test { stem })).collect();
    TrialRequest { folder: COMPONENT.into(), values: case.values, rows, ..TrialRequest::default() }
}

fn attempt(package: &Package, request: &TrialRequest) -> Result<CaseResult, StudioError> {
    try_component(package, Path::new(ROOT), request, &Cancel::new())
}

fn typed(text: &str) -> RowsSource {
    RowsSource::Typed { text: text.into(), types: BTreeMap::new() }
}

fn broken(package: &mut Package, from: &str, to: &str) -> extension_testing::Told {
    let path = PackagePath::new("components/trade_area_demand/src/fullrun.sql").unwrap();
    let sql = text(package, path.as_str());
    assert!(sql.contains(from));
    let mut change = extension_model::Change::new("");
    change.write_text(path, sql.replace(from, to));
    package.apply(&change);
    match attempt(package, &request_of(package, "1")).unwrap().outcome {
        Outcome::Broken { told } | Outcome::NotRunnable { told } => told,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_component_runs_on_a_tests_rows_with_the_forms_values() {
    let package = package();
    let result = attempt(&package, &request_of(&package, "1")).unwrap();
    assert_eq!(result.outcome, Outcome::Passed);
    assert_eq!((result.engine.as_str(), result.outputs.len()), ("local", 1));
    let full = &result.outputs[0].full;
    assert_eq!(full.rows.len(), 5);
    assert!(full.columns.iter().any(|column| column.type_name == "GEOGRAPHY"));
    let dynamic: Vec<_> = result.statements.iter().filter(|statement| statement.dynamic).collect();
    assert!(dynamic.iter().any(|statement| statement.sql.contains("CREATE TABLE IF NOT EXISTS `offline.")));
    let session = TrialRequest { session: true, ..request_of(&package, "1") };
    assert_eq!(attempt(&package, &session).unwrap().outputs[0].full, *full);
}

#[test]
fn typed_rows_take_the_place_of_a_tests() {
    let package = package();
    let mut request = request_of(&package, "1");
    request.rows.insert("sites".into(), typed("site_id,reach_km,geom\nA,1.5,POINT(-3.7 40.42)\nB,,POINT(10 10)\n"));
    let result = attempt(&package, &request).unwrap();
    assert_eq!(result.outcome, Outcome::Passed);
    let ids: Vec<_> = result.outputs[0].full.rows.iter().map(|row| row[0].clone()).collect();
    assert!(ids.contains(&json!("A")) && ids.contains(&json!("B")) && ids.len() == 2, "{ids:?}");
}

#[test]
fn rows_show_with_their_types_before_anything_runs() {
    let package = package();
    let show = |source: &RowsSource| sample_rows(&package, Path::new(ROOT), COMPONENT, source).unwrap();
    let types =
        |source: &RowsSource| show(source).table.columns.into_iter().map(|column| column.type_name).collect::<Vec<_>>();
    assert_eq!(types(&RowsSource::Test { stem: "sites".into() }), ["STRING", "FLOAT64", "GEOGRAPHY"]);
    let text = "id,opened_date\n1,2024-05-01\n";
    assert_eq!(types(&typed(text)), ["INT64", "DATE"]);
    let chosen = BTreeMap::from([("id".to_owned(), "STRING".to_owned()), ("gone".to_owned(), "INT64".to_owned())]);
    assert_eq!(types(&RowsSource::Typed { text: text.into(), types: chosen }), ["STRING", "DATE"]);
    let problem = show(&typed("a,b\n1,2\n3\n")).problem.unwrap();
    assert_eq!(problem.place.map(|place| place.line), Some(3));
    assert!(show(&RowsSource::Test { stem: "nowhere".into() }).problem.unwrap().message.contains("nowhere.ndjson"));
}

#[test]
fn an_error_is_told_at_the_authors_line() {
    let mut package = package();
    let told = broken(&mut package, "FORMAT('CAST(`%s` AS FLOAT64)', radius_column)", "FORMATS('x', radius_column)");
    assert_eq!(told.path.unwrap().as_str(), "components/trade_area_demand/src/fullrun.sql");
    assert_eq!(told.place.unwrap().line, 3);
    let mut package = self::package();
    let told =
        broken(&mut package, "SUM(demand) AS demand_total", "KEYS.NEW_KEYSET('AEAD_AES_GCM_256') AS demand_total");
    assert!(told.message.contains("not available offline"), "{}", told.message);
    assert!(told.place.is_some() && told.dynamic.unwrap().sql.contains("KEYS.NEW_KEYSET"));
}

#[test]
fn what_ran_before_an_error_is_told_too() {
    let mut package = package();
    let path = PackagePath::new("components/trade_area_demand/src/fullrun.sql").unwrap();
    let sql = text(&package, path.as_str()) + "\nRAISE USING MESSAGE = 'enough';\n";
    let mut change = extension_model::Change::new("");
    change.write_text(path, sql);
    package.apply(&change);
    let result = attempt(&package, &request_of(&package, "1")).unwrap();
    assert!(matches!(&result.outcome, Outcome::Broken { told } if told.message.contains("enough")));
    let full = result.statements.iter().filter(|statement| statement.run == extension_testing::RunKind::Full);
    assert!(full.clone().any(|statement| statement.dynamic && statement.rows == 5), "{:?}", result.statements);
}

#[test]
fn a_missing_table_is_asked_for() {
    let package = package();
    let mut request = request_of(&package, "1");
    request.rows.remove("sites");
    assert!(attempt(&package, &request).unwrap_err().message.contains("has no rows"));
    request.rows.insert("sites".into(), typed("{\"a\": 1}\n{broken"));
    assert!(attempt(&package, &request).unwrap_err().message.contains("in line 2"));
}

#[test]
fn a_trial_becomes_a_test_in_one_change() {
    let mut package = package();
    let mut request = request_of(&package, "2");
    request.values.insert("decay".into(), json!("Linear"));
    let types = BTreeMap::from([("site_id".to_owned(), "STRING".to_owned())]);
    let rows = "site_id,reach_km,geom\n1,1.5,POINT(-3.7 40.42)\n";
    request.rows.insert("sites".into(), RowsSource::Typed { text: rows.into(), types });
    assert_eq!(trial_setup(&package, COMPONENT).next_id, "4");
    let before = text(&package, "components/trade_area_demand/test/test.json");
    let action = save_as_test(&package, &request, "4").unwrap();
    let inverse = package.apply(&action.change);
    let file = "components/trade_area_demand/test";
    let after: Value = serde_json::from_str(&text(&package, &format!("{file}/test.json"))).unwrap();
    assert_eq!(after[3]["id"], json!(4));
    assert_eq!(after[3]["inputs"]["decay"], json!("Linear"));
    assert_eq!(after[3]["inputs"]["sites"], json!("sites_2"));
    assert!(
        text(&package, &format!("{file}/test.json")).starts_with(before.trim_end().trim_end_matches(']').trim_end())
    );
    assert_eq!(
        text(&package, &format!("{file}/sites_2.ndjson")),
        "{\"site_id\":1,\"reach_km\":1.5,\"geom\":\"POINT(-3.7 40.42)\"}\n"
    );
    assert!(text(&package, &format!("{file}/sites_2.schema")).contains("STRING"));
    // The case runs as it did before it was one.
    assert_eq!(
        attempt(&package, &request_of(&package, "4")).unwrap().outputs,
        attempt(&package, &request).unwrap().outputs
    );
    assert!(save_as_test(&package, &request, "4").unwrap_err().message.contains("already"));
    package.apply(&inverse);
    assert_eq!(text(&package, &format!("{file}/test.json")), before);
    assert!(package.text(&PackagePath::new(&format!("{file}/sites_2.ndjson")).unwrap()).is_none());
}

#[test]
fn a_trial_that_is_cancelled_says_so() {
    let package = package();
    let cancel = Cancel::new();
    cancel.cancel();
    let result = try_component(&package, Path::new(ROOT), &request_of(&package, "1"), &cancel).unwrap();
    assert_eq!(result.outcome, Outcome::Cancelled);
}
