use extension_engine::{Cancel, Database, Failure, Run, Settings, Value};

pub fn database() -> Database {
    Database::open(Settings::default()).unwrap()
}

pub fn run(database: &Database, script: &str) -> Result<Run, Failure> {
    database.run(script, &Cancel::new())
}

/// The rows of a script's last query, each cell as text.
pub fn rows(script: &str) -> Vec<Vec<String>> {
    rows_in(&database(), script)
}

pub fn rows_in(database: &Database, script: &str) -> Vec<Vec<String>> {
    let run = run(database, script).unwrap_or_else(|failure| panic!("{failure:#?}"));
    let table = run.last_result.unwrap_or_else(|| panic!("no query in {script}"));
    table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

/// The one cell of a script's last query, as text.
pub fn cell(script: &str) -> String {
    rows(script).swap_remove(0).swap_remove(0)
}

pub fn failure(script: &str) -> Failure {
    match run(&database(), script) {
        Ok(run) => panic!("it ran: {run:?}"),
        Err(failure) => failure,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => "NULL".into(),
        Value::Bool(value) => value.to_string(),
        Value::Int64(number) => number.to_string(),
        Value::Float64(number) => format!("{number:?}"),
        Value::Numeric(text) | Value::String(text) | Value::Json(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(text).collect::<Vec<_>>().join(", ")),
        other => format!("{other:?}"),
    }
}
