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

#[test]
#[cfg(unix)]
fn a_disk_that_takes_no_more_leaves_the_fixture_as_it_was() {
    let place = place("trip-analytics");
    let fixtures =
        || walk(place.folder.path()).into_iter().filter(|path| path.contains("fixtures")).collect::<Vec<_>>();
    let path = &fixtures()[0];
    fs::write(path, "{}").unwrap();
    let before = fixtures();
    // No file may grow, as on a full disk.
    let script =
        format!("trap '' XFSZ; ulimit -f 0; exec {} capture --engine warehouse --yes", env!("CARGO_BIN_EXE_extstudio"));
    let output = std::process::Command::new("bash").args(["-c", &script]).current_dir(place.folder.path()).output();
    let output = output.unwrap();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("cannot be written") || err.contains("File too large"), "{err}");
    assert_eq!((fs::read_to_string(path).unwrap().as_str(), fixtures()), ("{}", before));
    assert_eq!(place.server.tables(), ["offline.workflows_temp.WORKFLOWS_EXTENSIONS"]);
}
