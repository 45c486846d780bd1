//! The engine beside the recordings of tests/oracle: names, types, values and refusals of every line of the corpus.
//!
//! What the emulator has wrong is in corrections.json with what BigQuery answers and why; where the engine is known to
//! differ is in differences.json with the reason. Nothing else may differ, and what is listed must.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod render;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use extension_engine::{Cancel, Database, Settings, Table};
use serde_json::Value as Json;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle")
}

fn read(path: &Path) -> Json {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A list of `{sql, …, why}` by its SQL.
fn by_sql(name: &str) -> BTreeMap<String, Json> {
    let cases = read(&folder().join(name));
    let each = cases.as_array().unwrap().iter();
    each.map(|case| {
        assert!(case["why"].as_str().is_some_and(|why| why.len() > 10), "{name}: {case} says no why");
        (case["sql"].as_str().unwrap().to_owned(), case.clone())
    })
    .collect()
}

/// The same as the emulator tells of a table.
fn told(result: Result<Table, String>) -> Json {
    match result {
        Err(message) => serde_json::json!({ "refused": message }),
        Ok(table) => {
            let column = |column: &extension_engine::Column| serde_json::json!({ "name": column.name, "type": column.data_type.to_string() });
            let columns: Vec<Json> = table.columns.iter().map(column).collect();
            let cell = |(value, column): (&extension_engine::Value, &extension_engine::Column)| {
                render::value(value, &column.data_type)
            };
            let row =
                |row: &Vec<extension_engine::Value>| Json::Array(row.iter().zip(&table.columns).map(cell).collect());
            let rows: Vec<Json> = table.rows.iter().map(row).collect();
            serde_json::json!({ "columns": columns, "rows": rows })
        }
    }
}

/// What differs between the engine's answer and the one that is wanted; nothing when they agree.
fn difference(own: &Json, wanted: &Json) -> Option<String> {
    match (own.get("refused"), wanted.get("refused")) {
        (Some(_), Some(_)) => return None,
        (Some(message), None) => return Some(format!("refused: {message}")),
        (None, Some(_)) => return Some(format!("answered {}, wanted a refusal: {}", own["rows"], wanted["message"])),
        (None, None) => {}
    }
    let (columns, others) = (own["columns"].as_array()?, wanted["columns"].as_array()?);
    if columns.len() != others.len() {
        return Some(format!("{} columns, wanted {}", columns.len(), others.len()));
    }
    for (column, other) in columns.iter().zip(others) {
        let (name, wanted) = (column["name"].as_str()?, other["name"].as_str()?);
        let anonymous = wanted.is_empty() && name.starts_with('f') && name.ends_with('_');
        if name != wanted && !anonymous {
            return Some(format!("column {name:?}, wanted {wanted:?}"));
        }
        if column["type"] != other["type"] {
            return Some(format!("type {}, wanted {}", column["type"], other["type"]));
        }
    }
    if !render::alike(&own["rows"], &wanted["rows"]) {
        return Some(format!("rows {}, wanted {}", own["rows"], wanted["rows"]));
    }
    None
}

#[test]
fn the_engine_answers_as_bigquery_does() {
    let corrections = by_sql("corrections.json");
    let differences = by_sql("differences.json");
    let database = Database::open(Settings::default()).unwrap();
    let (mut wrong, mut seen, mut agreeing) = (Vec::new(), 0, 0);
    let mut met = BTreeMap::new();
    let mut recordings: Vec<_> =
        fs::read_dir(folder().join("recorded")).unwrap().map(|file| file.unwrap().path()).collect();
    recordings.sort();
    for path in recordings {
        for case in read(&path).as_array().unwrap() {
            let sql = case["sql"].as_str().unwrap();
            seen += 1;
            let run = database.run(sql, &Cancel::new()).map_err(|failure| failure.message);
            let own = told(
                run.and_then(|run| run.last_result.map(Arc::unwrap_or_clone).ok_or_else(|| "no result".to_owned())),
            );
            let wanted = corrections.get(sql).unwrap_or(case);
            if corrections.contains_key(sql) && difference(wanted, case).is_none() {
                wrong.push(format!("{sql}\n    is corrected to what is recorded"));
            }
            let difference = difference(&own, wanted);
            agreeing += usize::from(difference.is_none());
            met.insert(sql.to_owned(), ());
            match (difference, differences.contains_key(sql)) {
                (Some(difference), false) => wrong.push(format!("{sql}\n    {difference}")),
                (None, true) => wrong.push(format!("{sql}\n    agrees, and is listed in differences.json")),
                _ => {}
            }
        }
    }
    for sql in corrections.keys().chain(differences.keys()).filter(|sql| !met.contains_key(*sql)) {
        wrong.push(format!("{sql}\n    is corrected or excused, and not recorded"));
    }
    println!("{agreeing} of {seen} agree");
    assert!(seen >= 500, "only {seen} cases are recorded");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_covered_function_is_in_the_corpus() {
    let mut corpus = String::new();
    for file in fs::read_dir(folder().join("corpus")).unwrap() {
        corpus.push_str(&fs::read_to_string(file.unwrap().path()).unwrap().to_uppercase());
    }
    let called = |name: &&str| {
        let is_word = name.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '.');
        // The emulator has no toolbox: its functions have tests of their own.
        let elsewhere = name.starts_with("CARTO.");
        elsewhere || (is_word && corpus.contains(&format!("{name}("))) || (!is_word && corpus.contains(*name))
    };
    let missing: Vec<_> = extension_engine::translate::covered().into_iter().filter(|name| !called(name)).collect();
    assert!(missing.is_empty(), "not in tests/oracle/corpus: {missing:?}");
}

#[test]
fn the_manual_lists_what_is_covered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/offline-functions.md");
    let page = extension_engine::translate::manual();
    if std::env::var_os("UPDATE_MANUAL").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/offline-functions.md is not what the tables say. \
         Run `UPDATE_MANUAL=1 cargo test -p extension-engine --test oracle` and commit what it writes."
    );
}
