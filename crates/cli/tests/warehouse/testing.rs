use std::fs;

use crate::support::place;

#[test]
fn the_same_cases_run_there_and_are_compared() {
    let place = place("trip-analytics");
    let ended = place.run(&["test", "--engine", "warehouse", "--beside-offline"]);
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("engine bigquery") && ended.out.contains("the offline engine agrees"), "{}", ended.out);
    let tables = place.server.tables();
    assert_eq!(tables, ["offline.workflows_temp.WORKFLOWS_EXTENSIONS"]);

    let unmet = place.run(&["test", "--no-deploy"]);
    assert_eq!(unmet.code, Some(2));
    assert!(unmet.err.contains("add --engine warehouse"), "{}", unmet.err);
}

#[test]
fn what_differs_fails_and_is_captured_there() {
    let place = place("trip-analytics");
    let fixtures: Vec<_> = walk(place.folder.path()).into_iter().filter(|path| path.contains("fixtures")).collect();
    let path = &fixtures[0];
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, "{}").unwrap();
    let failed = place.run(&["test", "--engine", "warehouse"]);
    assert_eq!(failed.code, Some(1), "{}", failed.out);
    assert!(failed.out.contains("capture it"), "{}", failed.out);
    let captured = place.run(&["capture", "--engine", "warehouse", "--yes"]);
    assert_eq!(captured.code, Some(0), "{}{}", captured.out, captured.err);
    let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(parsed(&fs::read_to_string(path).unwrap()), parsed(&text));
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            files.extend(walk(&entry.path()));
        } else {
            files.push(entry.path().display().to_string());
        }
    }
    files.sort();
    files
}
