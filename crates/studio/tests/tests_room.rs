//! Test cases and their tables, edited as a user does: what the files hold afterwards.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use extension_model::{Content, Package, PackagePath};
use extension_studio::actions::{self, Action, CellText, SheetEdit, TestRequest};
use extension_studio::views::{SheetView, TestsView, test_index};
use extension_studio::{Session, StudioError};
use extension_testing::{Cancel, Outcome};
use serde_json::{Value, json};

const TESTS: &str = "components/near/test/test.json";
const ROWS: &str = "components/near/test/p.ndjson";
const SCHEMA: &str = "components/near/test/p.schema";

fn package(files: &[(&str, &str)]) -> Package {
    let component = json!({
        "name": "near", "title": "Near", "version": "1.0.0",
        "inputs": [
            {"name": "places", "title": "Places", "type": "Table"},
            {"name": "keep", "title": "Keep", "type": "Column", "parent": "places", "mode": "multiple"},
            {"name": "km", "title": "Km", "type": "Number", "default": 5},
            {"name": "all", "title": "All", "type": "Boolean", "optional": true},
        ],
        "outputs": [{"name": "out", "title": "Out", "type": "Table"}],
    });
    let extension = json!({"name": "e", "title": "E", "provider": "bigquery", "components": ["near"]});
    let written = [("metadata.json", extension.to_string()), ("components/near/metadata.json", component.to_string())];
    let files = files.iter().map(|(path, text)| (*path, (*text).to_owned()));
    Package::new(written.into_iter().chain(files).map(|(path, text)| {
        let path = PackagePath::new(path).unwrap();
        let content = Content::from_text(&path, text);
        (path, content)
    }))
}

fn text(package: &Package, path: &str) -> Option<String> {
    package.text(&PackagePath::new(path).unwrap()).map(ToString::to_string)
}

fn done(package: &Package, action: Result<Action, StudioError>) -> Package {
    let mut after = package.clone();
    after.apply(&action.unwrap().change);
    after
}

fn sheet_edit(package: &Package, edit: SheetEdit) -> Package {
    done(package, actions::edit_test_sheet(package, "near", "p", &edit))
}

fn cell(row: usize, column: &str, text: Option<&str>) -> CellText {
    CellText { row, column: column.into(), text: text.map(str::to_owned) }
}

#[test]
fn a_first_case_takes_the_forms_defaults_and_the_table_of_its_inputs_name() {
    let before = package(&[("components/near/test/places.ndjson", "{\"id\": 1}\n")]);
    let after = done(&before, actions::add_test_case(&before, "near"));
    let cases: Value = serde_json::from_str(&text(&after, TESTS).unwrap()).unwrap();
    let inputs = json!({"places": "places", "keep": null, "km": 5, "all": false});
    assert_eq!(cases, json!([{"id": 1, "inputs": inputs}]));
}

#[test]
fn a_copied_case_stands_behind_the_original_with_its_fixture_and_goes_with_it() {
    let tests = "[\n  {\"id\": 7,   \"inputs\": {}},\n  {\"id\": 9}\n]\n";
    let before = package(&[(TESTS, tests), ("components/near/test/fixtures/7.json", "{}")]);
    let after = done(&before, actions::duplicate_test_case(&before, "near", 0));
    assert_eq!(test_index(&after)["near"], ["7", "10", "9"]);
    assert_eq!(text(&after, "components/near/test/fixtures/10.json").as_deref(), Some("{}"));
    assert!(text(&after, TESTS).unwrap().contains("{\"id\": 7,   \"inputs\": {}}"));

    let back = done(&after, actions::remove_test_case(&after, "near", 1));
    assert_eq!(text(&back, TESTS).as_deref(), Some(tests));
    assert_eq!(text(&back, "components/near/test/fixtures/10.json"), None);
}

#[test]
fn a_renamed_case_takes_its_fixture_along_and_a_taken_id_is_refused() {
    let before = package(&[(TESTS, r#"[{"id": 1}, {"id": "b"}]"#), ("components/near/test/fixtures/1.json", "{}")]);
    let after = done(&before, actions::rename_test_case(&before, "near", 0, "3"));
    assert_eq!(text(&after, TESTS).as_deref(), Some(r#"[{"id": 3}, {"id": "b"}]"#));
    assert_eq!(text(&after, "components/near/test/fixtures/3.json").as_deref(), Some("{}"));
    for taken in ["b", "", "../b"] {
        assert!(actions::rename_test_case(&before, "near", 0, taken).is_err(), "{taken}");
    }
}

#[test]
fn values_are_shown_as_the_form_has_them_and_written_as_they_travel() {
    let before = package(&[
        (TESTS, r#"[{"id": 1, "inputs": {"places": "p", "keep": "id,size", "gone": 1}}]"#),
        (ROWS, "{\"id\": 1, \"size\": 2.5}\n"),
    ]);
    let view = TestsView::of(&before, "near").unwrap();
    assert_eq!(view.stems, ["p"]);
    let case = &view.cases[0];
    assert_eq!(case.fields[1].value, json!(["id", "size"]));
    assert_eq!(case.fields[1].choices, ["id", "size"]);
    assert_eq!(case.strangers, ["gone"]);

    let after = done(&before, actions::set_test_input(&before, "near", 0, "keep", &json!(["size"])));
    let after = done(&after, actions::set_test_input(&after, "near", 0, "km", &json!("2.5")));
    let expected = r#"[{"id": 1, "inputs": {"places": "p", "keep": "size", "gone": 1, "km": 2.5}}]"#;
    assert_eq!(text(&after, TESTS).as_deref(), Some(expected));
}

#[test]
fn a_test_file_that_is_no_list_is_told_and_left_alone() {
    let before = package(&[(TESTS, "{\"a\": 1}")]);
    assert!(TestsView::of(&before, "near").unwrap().broken.unwrap().message.contains("a list"));
    assert!(actions::add_test_case(&before, "near").is_err());
}

#[test]
fn a_cell_changes_its_own_bytes_only() {
    let rows = "{\"id\":1 ,  \"name\": \"a\"}\r\n\r\n{\"id\": 2}\r\n";
    let before = package(&[(ROWS, rows)]);
    let cells = vec![cell(1, "name", Some("b")), cell(0, "id", Some("12"))];
    let after = sheet_edit(&before, SheetEdit::SetCells { cells });
    let expected = "{\"id\":12 ,  \"name\": \"a\"}\r\n\r\n{\"id\": 2, \"name\": \"b\"}\r\n";
    assert_eq!(text(&after, ROWS).as_deref(), Some(expected));
}

#[test]
fn cells_behind_the_last_row_make_rows_and_wrong_ones_change_nothing() {
    let before = package(&[(ROWS, "{\"id\": 1, \"tags\": [\"x\"]}")]);
    let cells = vec![cell(2, "id", Some("3")), cell(2, "tags", Some("[\"y\", \"z\"]"))];
    let after = sheet_edit(&before, SheetEdit::SetCells { cells });
    let lines = text(&after, ROWS).unwrap();
    assert_eq!(
        lines,
        "{\"id\": 1, \"tags\": [\"x\"]}\n{\"id\": null, \"tags\": null}\n{\"id\": 3, \"tags\": [\"y\", \"z\"]}\n"
    );
    let wrong = SheetEdit::SetCells { cells: vec![cell(0, "id", Some("one"))] };
    let error = actions::edit_test_sheet(&before, "near", "p", &wrong).unwrap_err();
    assert!(error.message.contains("Row 1, column \"id\""), "{}", error.message);
}

#[test]
fn columns_are_added_typed_renamed_and_removed_in_rows_and_schema() {
    let before = package(&[(ROWS, "{\"id\": 1}\n{\"id\": 2}\n")]);
    let add = SheetEdit::AddColumn { name: "day".into(), type_name: "DATE".into() };
    let typed = sheet_edit(&before, add);
    assert_eq!(text(&typed, SCHEMA).as_deref(), Some("{\n  \"day\": \"DATE\"\n}\n"));
    assert_eq!(SheetView::of(&typed, "near", "p").unwrap().sheet.columns[1].type_name, "DATE");

    let typed = sheet_edit(&typed, SheetEdit::SetType { name: "id".into(), type_name: Some("STRING".into()) });
    let renamed = sheet_edit(&typed, SheetEdit::RenameColumn { from: "id".into(), to: "key".into() });
    assert_eq!(text(&renamed, ROWS).as_deref(), Some("{\"key\": 1}\n{\"key\": 2}\n"));
    assert!(text(&renamed, SCHEMA).unwrap().contains("\"key\": \"STRING\""));

    let less = sheet_edit(&renamed, SheetEdit::RemoveColumn { name: "day".into() });
    let less = sheet_edit(&less, SheetEdit::SetType { name: "key".into(), type_name: None });
    assert_eq!(text(&less, SCHEMA), None);
    let taken = SheetEdit::AddColumn { name: "KEY".into(), type_name: "DATE".into() };
    assert!(actions::edit_test_sheet(&less, "near", "p", &taken).is_err());
}

#[test]
fn rows_are_put_in_and_taken_out() {
    let before = package(&[(ROWS, "{\"id\": 1}\n{\"id\": 2}\n{\"id\": 3}")]);
    let more = sheet_edit(&before, SheetEdit::InsertRows { at: 1, count: 1 });
    let more = sheet_edit(&more, SheetEdit::InsertRows { at: 4, count: 1 });
    assert_eq!(
        text(&more, ROWS).as_deref(),
        Some("{\"id\": 1}\n{\"id\": null}\n{\"id\": 2}\n{\"id\": 3}\n{\"id\": null}\n")
    );
    let less = sheet_edit(&more, SheetEdit::RemoveRows { rows: vec![0, 1, 4] });
    assert_eq!(text(&less, ROWS).as_deref(), Some("{\"id\": 2}\n{\"id\": 3}\n"));
}

#[test]
fn capture_is_a_step_that_undo_takes_back_and_asks_again_after_other_changes() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/retail-site-selection"), folder.path());
    let mut session = Session::open(folder.path()).unwrap();
    let sql = PackagePath::new("components/filter_by_search_area/test/candidates.ndjson").unwrap();
    let rows = session.package().text(&sql).unwrap().to_string();
    session.set_text(&sql, rows.split_inclusive('\n').skip(1).collect::<String>().as_str(), None).unwrap();

    let request = TestRequest { components: vec!["filter_by_search_area".into()], ..TestRequest::default() };
    let (report, captured) =
        actions::capture(session.package(), session.root(), &request, &|_| {}, &Cancel::new()).unwrap();
    assert!(report.results.iter().any(|result| matches!(result.outcome, Outcome::Failed { .. })));
    let changed: Vec<_> = captured.into_iter().filter(|captured| !captured.is_same()).collect();
    assert!(!changed.is_empty());

    let change = actions::apply_capture(session.package(), &changed).unwrap();
    session.apply(&change, None, None);
    let report = actions::test(session.package(), session.root(), &request, &|_| {}, &Cancel::new()).unwrap();
    assert!(report.is_green(), "{report:?}");
    assert!(actions::apply_capture(session.package(), &changed).is_err());
    session.undo();
    assert_eq!(session.package().text(&changed[0].path).map(ToString::to_string), changed[0].before);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
