use std::fs;
use std::path::Path;

use extension_model::Package;
use extension_testing::{CaseResult, Difference, Mode, Options, Outcome, Report, Suite, Variables};
use extension_warehouse::offline::Offline;
use tempfile::TempDir;

const METADATA: &str = r#"{
  "name": "tested", "title": "Tested", "industry": "", "description": "d", "icon": "icon.svg", "version": "1.0.0",
  "lastUpdate": "2025-01-01", "provider": "bigquery", "author": {"value": "me"}, "license": {"value": "MIT"},
  "details": [], "components": ["label"]
}"#;
const COMPONENT: &str = r#"{
  "name": "label", "title": "Label", "description": "d", "version": "1.0.0", "icon": "icon.svg", "cartoEnvVars": [],
  "inputs": [
    {"name": "source", "title": "Source", "type": "Table"},
    {"name": "label", "title": "Label", "type": "String"}
  ],
  "outputs": [{"name": "result", "title": "Result", "type": "Table"}]
}"#;
const ICON: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>"#;
const ROWS: &str = "{\"id\": 1, \"score\": 1.5}\n\n{\"id\": 2, \"score\": null}\n";
const FIXTURE: &str =
    r#"{"result": [{"id": 2, "score": null, "label": "a"}, {"id": 1, "score": 1.5004, "label": "a"}]}"#;

fn run_sql(rows: &str) -> String {
    format!(
        "EXECUTE IMMEDIATE FORMAT('CREATE TABLE IF NOT EXISTS `%s` AS SELECT *, @label AS label FROM `%s` {rows}',\n  result, source)\nUSING label AS label;\n"
    )
}

struct Tested {
    folder: TempDir,
}

impl Tested {
    fn new() -> Self {
        let tested = Self { folder: TempDir::new().unwrap() };
        for (path, text) in [
            ("metadata.json", METADATA),
            ("icons/icon.svg", ICON),
            ("components/label/metadata.json", COMPONENT),
            ("components/label/src/fullrun.sql", run_sql("").as_str()),
            ("components/label/src/dryrun.sql", run_sql("WHERE 1 = 0").as_str()),
            ("components/label/test/rows.ndjson", ROWS),
            ("components/label/test/fixtures/1.json", FIXTURE),
            ("components/label/test/test.json", r#"[{"id": 1, "inputs": {"source": "rows", "label": "a"}}]"#),
        ] {
            tested.write(path, text);
        }
        tested
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn test(&self, path: &str, text: &str) {
        self.write(&format!("components/label/{path}"), text);
    }

    fn package(&self) -> Package {
        extension_package::open(self.folder.path()).unwrap()
    }

    fn report(&self, options: &Options) -> Report {
        run(&self.package(), self.folder.path(), options)
    }

    fn one(&self) -> CaseResult {
        self.report(&Options::default()).results.remove(0)
    }
}

fn run(package: &Package, root: &Path, options: &Options) -> Report {
    let suite = Suite::new(package, Variables::read(root).unwrap());
    suite.run(&Offline::default(), options, &|_| {}, &extension_testing::Cancel::new())
}

fn message(result: &CaseResult) -> String {
    match &result.outcome {
        Outcome::Broken { told } | Outcome::NotRunnable { told } => {
            let place = told.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
            let path = told.path.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{path}{place} {}", told.message)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_case_passes_in_both_modes() {
    let modes = vec![Mode::Qualified, Mode::Session];
    let report = Tested::new().report(&Options { modes, ..Options::default() });
    assert!(report.is_green(), "{report:#?}");
    assert_eq!(report.results.len(), 2);
    assert!(report.results.iter().all(|result| result.warnings.is_empty() && !result.statements.is_empty()));
}

#[test]
fn a_difference_is_told_to_the_cell() {
    let tested = Tested::new();
    tested.test("test/fixtures/1.json", &FIXTURE.replace("1.5004", "1.6").replace("null", "0"));
    let Outcome::Failed { differences } = tested.one().outcome else { panic!("it passed") };
    let [Difference::Rows { rows, .. }] = differences.as_slice() else { panic!("{differences:?}") };
    assert_eq!(rows.changed.len(), 2);
    assert!(rows.changed.iter().all(|row| row.differs == [false, true, false]), "{rows:?}");
}

#[test]
fn older_fixtures_hold_rows_as_lists() {
    let tested = Tested::new();
    tested.test("test/fixtures/1.json", r#"{"result": [[1, 1.5, "a"], [2, null, "a"]]}"#);
    assert_eq!(tested.one().outcome, Outcome::Passed);
}

#[test]
fn runs_that_disagree_fail_or_warn() {
    let tested = Tested::new();
    tested.test(
        "src/dryrun.sql",
        &run_sql("").replace("*, @label AS label", "@label AS label, score, CAST(id AS STRING) AS id"),
    );
    let result = tested.one();
    assert_eq!(result.outcome, Outcome::Passed);
    let warnings: Vec<_> = result.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    tested.test("src/dryrun.sql", &run_sql("WHERE 1 = 0").replace("AS label FROM", "AS tag FROM"));
    let Outcome::Failed { differences } = tested.one().outcome else { panic!("it passed") };
    assert!(matches!(differences.as_slice(), [Difference::Schemas { .. }]), "{differences:?}");
}

#[test]
fn what_is_wrong_is_told_at_its_place_and_other_cases_run_on() {
    let tested = Tested::new();
    let cases = r#"[
  {"id": "unknown", "inputs": {"source": "rows", "lable": "a"}},
  {"id": "absent", "inputs": {"source": "gone"}},
  {"id": "broken", "inputs": {"source": "broken"}},
  {"id": "typed", "inputs": {"source": "typed"}},
  {"id": "unset", "inputs": {"source": "rows", "label": "@@nowhere@@"}},
  {"id": "1", "inputs": {"source": "rows", "label": "@@mark@@"}}
]"#;
    tested.test("test/test.json", cases);
    tested.test("test/broken.ndjson", "{\"a\": 1}\n{\"a\": }\n");
    tested.test("test/typed.ndjson", "{\"a\": 1}\n{\"a\": \"far\"}\n");
    tested.write(".env", "MARK=a\n");
    let results = tested.report(&Options::default()).results;
    let told: Vec<_> = results[..5].iter().map(message).collect();
    assert!(told[0].starts_with("components/label/test/test.json:2:") && told[0].contains("lable"), "{}", told[0]);
    assert!(told[1].contains("test/gone.ndjson"), "{}", told[1]);
    assert!(told[2].contains("broken.ndjson:2:"), "{}", told[2]);
    assert!(told[3].contains("typed.ndjson:2:") && told[3].contains("INT64"), "{}", told[3]);
    assert!(told[4].contains("NOWHERE"), "{}", told[4]);
    assert_eq!(results[5].outcome, Outcome::Passed);
    tested.test("test/fixtures/1.json", "{\n  oops");
    let Outcome::Failed { differences } = &tested.report(&Options::default()).results[5].outcome else { panic!() };
    assert!(
        matches!(&differences[..], [Difference::NoFixture { told }] if told.place.unwrap().line == 2),
        "{differences:?}"
    );
}

#[test]
fn an_error_in_sql_is_told_in_the_authors_file() {
    let tested = Tested::new();
    tested.test("src/fullrun.sql", "-- first\nSELECT 1;\n  RAISE USING MESSAGE = 'no luck';\n");
    let told = message(&tested.one());
    assert!(told.starts_with("components/label/src/fullrun.sql:3:") && told.contains("no luck"), "{told}");
}

#[test]
fn what_the_engine_lacks_is_not_a_failure() {
    let tested = Tested::new();
    tested.test("src/fullrun.sql", "SELECT ML.NGRAMS(['a'], [1, 2]);\n");
    let report = tested.report(&Options::default());
    assert!(matches!(report.results[0].outcome, Outcome::NotRunnable { .. }), "{:?}", report.results[0].outcome);
    assert!(report.is_green());
}

#[test]
fn a_capture_keeps_todays_order_and_hides_what_env_holds() {
    let tested = Tested::new();
    tested.write(".env", "SECRET=very secret\n");
    tested.test("test/test.json", r#"[{"id": 1, "inputs": {"source": "rows", "label": "of @@secret@@"}}]"#);
    let package = tested.package();
    let suite = Suite::new(&package, Variables::read(tested.folder.path()).unwrap());
    let report = run(&package, tested.folder.path(), &Options::default());
    let captured = suite.captured(&report.results[0]).unwrap();
    assert_eq!(
        captured.after,
        "{\n  \"result\": [\n    {\"id\": 1, \"score\": 1.5, \"label\": \"of @@SECRET@@\"},\n    \
         {\"id\": 2, \"score\": null, \"label\": \"of @@SECRET@@\"}\n  ]\n}\n"
    );
    tested.test("test/fixtures/1.json", &captured.after);
    assert_eq!(tested.one().outcome, Outcome::Passed);
}

#[test]
fn python_and_javascript_functions_run() {
    let tested = Tested::new();
    let metadata = METADATA.replace("[\"label\"]", "[\"label\"], \"functions\": [\"shout\", \"spell\"]");
    tested.write("metadata.json", &metadata);
    for (name, file, body) in [
        ("shout", "definition.js", "return text.toUpperCase();"),
        ("spell", "definition.py", "def main(text):\n    return '-'.join(text)"),
    ] {
        let function = format!(
            r#"{{"name": "{name}", "parameters": [{{"name": "text", "type": "STRING"}}], "returns": {{"type": "STRING"}}}}"#
        );
        tested.write(&format!("functions/{name}/metadata.json"), &function);
        tested.write(&format!("functions/{name}/src/{file}"), body);
    }
    let call = "@@workflows_temp@@.SPELL(@@workflows_temp@@.SHOUT(@label)) AS label";
    for (file, rows) in [("fullrun", ""), ("dryrun", "WHERE 1 = 0")] {
        tested.test(&format!("src/{file}.sql"), &run_sql(rows).replace("@label AS label", call));
    }
    tested.test("test/test.json", r#"[{"id": 1, "inputs": {"source": "rows", "label": "ab"}}]"#);
    tested.test("test/fixtures/1.json", &FIXTURE.replace("\"a\"", "\"A-B\""));
    let result = tested.one();
    assert_eq!(result.outcome, Outcome::Passed, "{result:#?}");
}
