//! What all rules together say about a package.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use extension_check::{Problem, Severity, check};
use extension_model::{Change, Content, Package, PackagePath};

fn path(path: &str) -> PackagePath {
    PackagePath::new(path).unwrap()
}

fn example() -> Package {
    extension_package::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/retail-site-selection"))
        .unwrap()
}

/// An example in which one text stands in the place of another.
fn example_with(file: &str, from: &str, to: &str) -> Package {
    let mut package = example();
    let text = package.text(&path(file)).unwrap().to_string();
    assert!(text.contains(from), "{file} has no {from}");
    let mut change = Change::new("");
    change.write_text(path(file), text.replacen(from, to, 1));
    package.apply(&change);
    package
}

fn codes(package: &Package) -> Vec<String> {
    check(package)
        .into_iter()
        .map(|problem| format!("{} {:?} {}", problem.path, problem.severity, problem.code))
        .collect()
}

#[test]
fn a_broken_file_is_one_problem() {
    let component = "components/trade_area_demand/metadata.json";
    assert_eq!(codes(&example_with(component, "\"title\":", "\"title\"")), [format!("{component} Error invalid-json")]);
    assert_eq!(codes(&example_with("metadata.json", "{", "{,")), ["metadata.json Error invalid-json"]);
    let tests = "components/trade_area_demand/test/test.json";
    assert_eq!(codes(&example_with(tests, "[", "[,")), [format!("{tests} Warning invalid-tests")]);
}

#[test]
fn a_file_that_is_not_read_is_one_problem() {
    for file in
        ["metadata.json", "components/trade_area_demand/metadata.json", "components/trade_area_demand/src/fullrun.sql"]
    {
        let mut package = example();
        let mut change = Change::new("");
        change.write(path(file), Content::Unread { reason: "it is larger than 16 MB".into() });
        package.apply(&change);
        assert_eq!(codes(&package), [format!("{file} Error unreadable-file")]);
    }
}

#[test]
fn nothing_in_a_folder_that_is_not_packaged_is_an_error() {
    let package = example_with("metadata.json", "\"trade_area_demand\",", "");
    assert_eq!(codes(&package), ["metadata.json Warning component-unlisted"]);

    let mut change = Change::new("");
    change.write_text(path("components/trade_area_demand/metadata.json"), r#"{"name": 1}"#);
    change.remove(path("components/trade_area_demand/src/dryrun.sql"));
    let mut package = package;
    package.apply(&change);
    let problems = check(&package);
    assert!(problems.len() > 3, "{problems:?}");
    assert!(problems.iter().all(|problem| !problem.is_error()), "{problems:?}");
}

#[test]
fn problems_come_in_the_order_of_files_and_places() {
    let component = "components/trade_area_demand/metadata.json";
    let mut package = example_with(component, "\"type\": \"Table\"", "\"type\": \"Tabel\"");
    let mut change = Change::new("");
    let text = package.text(&path(component)).unwrap().replacen("\"version\": \"1.0.0\"", "\"version\": \"1\"", 1);
    change.write_text(path(component), text);
    change.write_text(path("components/competition_score/src/fullrun.sql"), "SELECT 'open");
    package.apply(&change);
    let problems = check(&package);
    let places: Vec<_> =
        problems.iter().map(|problem| (&problem.path, problem.extent.map(|extent| extent.start))).collect();
    assert!(places.is_sorted() && problems.len() > 3, "{problems:?}");
    assert_eq!(check(&package), problems);
}

#[test]
fn a_problem_travels_as_json() {
    let problems = check(&example_with("metadata.json", "\"bigquery\"", "\"bigqueri\""));
    let json = serde_json::to_value(&problems).unwrap();
    assert_eq!(json[0]["severity"], "error");
    assert_eq!(json[0]["pointer"], "/provider");
    assert_eq!(json[0]["extent"]["start"]["line"], 9);
    assert_eq!(serde_json::from_value::<Vec<Problem>>(json).unwrap(), problems);
}

/// Everything odd that packages which install today are known to have.
#[test]
fn a_package_with_the_oddities_of_published_ones_has_no_error() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>"#;
    let files = [
        (
            "metadata.json",
            r#"{
                "name": "My-Old-Extension", "title": "Old", "industry": "Any", "description": "Old.", "icon": "old.svg",
                "version": "1.0", "lastUpdate": "Dec 21, 2024", "provider": "bigquery", "_comment": ["free"],
                "author": {"value": "Me"}, "license": {"value": "Proprietary"},
                "details": [{"name": "Since", "value": "2023"}], "components": ["old-one", "new_one"], "extra": {"a": 1}
            }"#,
        ),
        ("icons/old.svg", svg),
        (
            "components/old-one/metadata.json",
            r#"{
                "name": "old-one", "title": "Old one", "description": "Old.", "version": "1.0.0", "icon": "old.svg",
                "procedureName": "OLD_ONE", "_comment_1": "legacy",
                "inputs": [{"name": "source", "title": "Source", "type": "Table"}],
                "outputs": [{"name": "result", "title": "Result", "type": "Table"}]
            }"#,
        ),
        (
            "components/old-one/src/procedure.sql",
            "CREATE OR REPLACE PROCEDURE OLD_ONE(source STRING, result STRING, dry_run BOOL)\nBEGIN\n  SELECT 1;\nEND;\n",
        ),
        (
            "components/new_one/metadata.json",
            r#"{
                "name": "new_one", "title": "New one", "description": "New.", "version": "1.0.0",
                "inputs": [
                    {"name": "source", "title": "Source", "type": "Table", "optional": "false"},
                    {"name": "Column1", "title": "Column", "type": "Column", "parent": "source", "noDefault": "true"},
                    {"name": "size", "title": "Size", "type": "Number", "min": "2", "default": "10", "minimum": 1, "step": 2},
                    {"name": "how", "title": "How", "type": "SelectColumnAggregation", "options": "?"},
                    {"name": "flag", "title": "Flag", "type": "Boolean", "default": "true",
                     "showIf": [{"parameter": "gone", "value": 1}]}
                ],
                "outputs": [{"name": "result", "title": "Result", "type": "Table", "notes": "?"}],
                "externalReference": {"label": "Docs", "href": "docs.example.com"}
            }"#,
        ),
        (
            "components/new_one/src/fullrun.sql",
            "EXECUTE IMMEDIATE FORMAT('CREATE TABLE `%s` AS SELECT * FROM `%s`', result, source);",
        ),
        ("components/new_one/src/dryrun.sql", ""),
        ("components/draft/metadata.json", "{"),
        ("functions/unused/metadata.json", "{}"),
    ];
    let package = Package::new(files.map(|(name, text)| (path(name), Content::from_text(&path(name), text))));
    let problems = check(&package);
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(problems.len() > 20, "{problems:#?}");
    assert!(extension_package::bundle(&package).is_ok());
}

#[test]
fn one_mistake_in_sql_is_one_problem() {
    let file = "components/custom_enrichment/src/dryrun.sql";
    let text = example().text(&path(file)).unwrap().to_string();
    let with = |statement: &str| codes(&example_with(file, &text, &format!("{text};\n{statement}")));
    assert_eq!(with("SELECT 1 FROM t WHERE x < :radius"), [format!("{file} Error bound-parameter")]);
    assert_eq!(with("SELECT 'open"), [format!("{file} Error sql-syntax")]);
}
