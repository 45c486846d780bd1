//! A query's answer, page by page.

use std::sync::Arc;

use extension_engine::Table;
use serde_json::{Value, json};

use super::Job;
use crate::error::ApiError;
use crate::wire::ask::Ask;
use crate::wire::cells::{self, CellFormat};
use crate::wire::schema;

/// About how many bytes one answer may have.
const MOST_BYTES: usize = 10 << 20;

/// Which rows a client wants.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page {
    pub start: usize,
    pub most: Option<usize>,
    pub format: CellFormat,
}

/// The rows of a page, and where the next one starts if there is one.
pub fn page(table: &Table, page: Page) -> (Vec<Value>, Option<usize>) {
    let from = page.start.min(table.rows.len());
    let most = page.most.map_or(table.rows.len(), |most| from.saturating_add(most)).min(table.rows.len());
    let (mut to, mut bytes) = (from, 0);
    while to < most {
        bytes += cells::size(&table.rows[to]);
        if bytes > MOST_BYTES && to > from {
            break;
        }
        to += 1;
    }
    (cells::rows(table, from, to, page.format), (to < table.rows.len()).then_some(to))
}

/// The answer to `getQueryResults`, and to `query` when the job is done by then.
///
/// # Errors
/// What the job itself failed with.
pub fn results(job: &Job, wanted: Page) -> Result<Value, ApiError> {
    let mut answer = json!({
        "kind": "bigquery#getQueryResultsResponse",
        "etag": job.id,
        "jobReference": job.reference(),
        "jobComplete": job.is_done(),
        "cacheHit": false,
    });
    if !job.is_done() {
        return Ok(answer);
    }
    let outcome = job.outcome();
    if let Some(error) = outcome.error {
        return Err(error);
    }
    if outcome.is_expired {
        let message = format!("Not found: the results of job {} were let go of, as newer ones are larger", job.id);
        return Err(ApiError::not_found(message));
    }
    let statistics = &outcome.statistics;
    answer["totalBytesProcessed"] = statistics.at("totalBytesProcessed").cloned().unwrap_or(json!("0"));
    for (key, path) in [
        ("numDmlAffectedRows", "query.numDmlAffectedRows"),
        ("dmlStats", "query.dmlStats"),
        ("sessionInfo", "sessionInfo"),
        ("statementType", "query.statementType"),
    ] {
        if let Some(value) = statistics.at(path) {
            answer[key] = value.clone();
        }
    }
    if let Some(table) = &outcome.result {
        put_rows(&mut answer, table, wanted);
    } else if answer.get("numDmlAffectedRows").is_none() {
        answer["totalRows"] = json!("0");
    }
    Ok(answer)
}

fn put_rows(answer: &mut Value, table: &Arc<Table>, wanted: Page) {
    answer["schema"] = schema::told(&table.columns);
    answer["totalRows"] = json!(table.rows.len().to_string());
    if wanted.most == Some(0) {
        return;
    }
    let (rows, next) = page(table, wanted);
    answer["rows"] = Value::Array(rows);
    if let Some(next) = next {
        answer["pageToken"] = json!(next.to_string());
    }
}
