//! What statements are answered with.

use std::io::Write;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

/// What a statement is answered with.
#[derive(Clone)]
pub enum Answer {
    /// Columns as [`column`] makes them, and rows whose values are texts or null.
    Rows {
        columns: Vec<Value>,
        rows: Vec<Vec<Option<String>>>,
    },
    /// The first rows at once, the others in pieces: JSON.
    Pieces {
        columns: Vec<Value>,
        first: Vec<Vec<Option<String>>>,
        others: Pieces,
    },
    /// The same in Arrow; every piece is a whole stream.
    Arrow {
        columns: Vec<Value>,
        first: Vec<u8>,
        others: Pieces,
    },
    /// A definition, a session's setting: one sentence.
    Done,
    /// How many rows were changed.
    Changed(u64),
    Error {
        code: String,
        state: String,
        message: String,
    },
    /// It runs until it was asked for so many times.
    Slow {
        polls: usize,
        then: Box<Answer>,
    },
}

/// Pieces of a result, made when they are fetched.
#[derive(Clone)]
pub struct Pieces {
    pub count: usize,
    pub make: Arc<dyn Fn(usize) -> Vec<u8> + Send + Sync>,
    /// The headers that fetching them needs.
    pub headers: Option<Value>,
    /// Told instead of the headers.
    pub key: Option<String>,
}

impl Pieces {
    pub fn none() -> Self {
        Self::new(0, |_| Vec::new())
    }

    pub fn new(count: usize, make: impl Fn(usize) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self { count, make: Arc::new(make), headers: None, key: None }
    }
}

impl Answer {
    /// Texts in columns of VARCHAR.
    pub fn texts(names: &[&str], rows: &[&[&str]]) -> Self {
        let columns = names.iter().map(|name| column(name, "text")).collect();
        let row = |row: &&[&str]| row.iter().map(|text| Some((*text).to_owned())).collect();
        Self::Rows { columns, rows: rows.iter().map(row).collect() }
    }

    pub fn error(code: &str, state: &str, message: &str) -> Self {
        Self::Error { code: code.to_owned(), state: state.to_owned(), message: message.to_owned() }
    }

    pub fn slow(polls: usize, then: Self) -> Self {
        Self::Slow { polls, then: Box::new(then) }
    }

    /// What Snowflake says when nothing else was said.
    pub(crate) fn usual(sql: &str, user: &str, schema: &str) -> Self {
        let words = sql.trim_start().to_uppercase();
        if words.contains("CURRENT_USER()") {
            return Self::texts(&["CURRENT_USER()"], &[&[user]]);
        }
        if words.starts_with("SHOW SCHEMAS") {
            return Self::texts(&["name"], &[&[schema]]);
        }
        match words.split_whitespace().next().unwrap_or_default() {
            "SELECT" | "WITH" | "SHOW" | "DESCRIBE" | "CALL" | "BEGIN" | "DECLARE" => Self::texts(&["name"], &[]),
            "INSERT" => Self::Changed(1),
            _ => Self::Done,
        }
    }
}

/// A column as answers describe it; `type_name` is Snowflake's inner one: `fixed`, `real`, `text`, `timestamp_ntz`…
pub fn column(name: &str, type_name: &str) -> Value {
    let scale = if matches!(type_name, "time" | "timestamp_ntz" | "timestamp_ltz" | "timestamp_tz") { 9 } else { 0 };
    json!({ "name": name, "type": type_name, "precision": 38, "scale": scale, "nullable": true })
}

/// A batch as a piece of a result.
pub fn arrow_stream(batch: &RecordBatch) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = StreamWriter::try_new(&mut bytes, &batch.schema()).and_then(|mut writer| {
        writer.write(batch)?;
        writer.finish()
    });
    // Writing to memory fails only for a batch that is none, which the test then sees as an empty piece.
    if written.is_err() {
        bytes.clear();
    }
    bytes
}

/// The data of an answer that is a result; `piece` makes the address of a piece by its number.
pub(crate) fn data(answer: &Answer, query: &str, piece: impl Fn(usize) -> String) -> Value {
    let rows = |rows: &[Vec<Option<String>>]| -> Value {
        rows.iter().map(|row| row.iter().map(|value| crate::text(value.as_deref())).collect::<Value>()).collect()
    };
    let pieces = |mut data: Value, others: &Pieces| {
        if others.count > 0 {
            data["chunks"] = (0..others.count).map(|at| json!({ "url": piece(at), "rowCount": 1 })).collect();
            if let Some(headers) = &others.headers {
                data["chunkHeaders"] = headers.clone();
            }
            data["qrmk"] = crate::text(others.key.as_deref());
        }
        data
    };
    let json_data = |columns: &[Value], kind: u64, total: usize, rowset: Value| {
        json!({ "queryId": query, "rowtype": columns, "rowset": rowset, "total": total, "returned": total,
                "queryResultFormat": "json", "statementTypeId": kind })
    };
    match answer {
        Answer::Rows { columns, rows: given } => json_data(columns, 0x1000, given.len(), rows(given)),
        Answer::Pieces { columns, first, others } => {
            pieces(json_data(columns, 0x1000, first.len(), rows(first)), others)
        }
        Answer::Arrow { columns, first, others } => {
            let encoded = BASE64_STANDARD.encode(first);
            let data = json!({ "queryId": query, "rowtype": columns, "rowsetBase64": encoded,
                               "queryResultFormat": "arrow", "statementTypeId": 0x1000 });
            pieces(data, others)
        }
        Answer::Changed(count) => {
            json_data(&[column("number of rows inserted", "fixed")], 0x3100, 1, json!([[count.to_string()]]))
        }
        Answer::Done => {
            json_data(&[column("status", "text")], 0x6000, 1, json!([["Statement executed successfully."]]))
        }
        Answer::Error { state, .. } => json!({ "queryId": query, "sqlState": state }),
        Answer::Slow { .. } => json!({ "queryId": query, "getResultUrl": format!("/queries/{query}/result") }),
    }
}

/// Packs a piece as the stores of results do.
pub(crate) fn packed(piece: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(piece);
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}
