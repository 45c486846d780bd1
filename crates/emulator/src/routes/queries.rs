use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use serde_json::{Map, Value, json};

use super::jobs::begin;
use super::{Asked, body, flag, number};
use crate::error::ApiError;
use crate::jobs::{Page, results as told};
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::cells::CellFormat;

/// How long a request waits when it does not say.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a request waits at most.
const MOST_PATIENCE: Duration = Duration::from_secs(200);

pub async fn query(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    let asked = body(&bytes)?;
    let job = begin(&stand, &project, &job_of(&asked), None).await?;
    if asked.flag("dryRun") == Some(true) {
        let outcome = job.outcome();
        let mut answer = told(&job, Page::default())?;
        answer["kind"] = json!("bigquery#queryResponse");
        if let Some(schema) = outcome.statistics.at("query.schema") {
            answer["schema"] = schema.clone();
        }
        return Ok(Json(answer));
    }
    job.wait(patience(asked.number("timeoutMs"))).await;
    let format = CellFormat { int64_timestamps: asked.flag("formatOptions.useInt64Timestamp") == Some(true) };
    let most = asked.number("maxResults").map(|most| most as usize);
    let mut answer = told(&job, Page { start: 0, most, format })?;
    answer["kind"] = json!("bigquery#queryResponse");
    Ok(Json(answer))
}

/// The job that a query request stands for.
fn job_of(asked: &Value) -> Value {
    let mut query = Map::new();
    for key in [
        "query",
        "useLegacySql",
        "parameterMode",
        "queryParameters",
        "defaultDataset",
        "createSession",
        "connectionProperties",
        "maximumBytesBilled",
        "useQueryCache",
        "destinationTable",
        "writeDisposition",
        "createDisposition",
    ] {
        if let Some(value) = asked.at(key) {
            query.insert(key.to_owned(), value.clone());
        }
    }
    let mut configuration = json!({ "query": query });
    for key in ["dryRun", "labels", "jobTimeoutMs"] {
        if let Some(value) = asked.at(key) {
            configuration[key] = value.clone();
        }
    }
    let mut reference = json!({});
    if let Some(location) = asked.at("location") {
        reference["location"] = location.clone();
    }
    json!({ "configuration": configuration, "jobReference": reference })
}

fn patience(millis: Option<u64>) -> Duration {
    millis.map_or(PATIENCE, Duration::from_millis).min(MOST_PATIENCE)
}

pub async fn results(
    State(stand): State<Arc<Stand>>,
    Path((project, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let job = stand.jobs.get(&project, &id, asked.get("location").map(String::as_str))?;
    job.wait(patience(number(&asked, "timeoutMs")?.map(|millis| millis as u64))).await;
    let start = match number(&asked, "pageToken")? {
        Some(start) => start,
        None => number(&asked, "startIndex")?.unwrap_or(0),
    };
    let format = CellFormat { int64_timestamps: flag(&asked, "formatOptions.useInt64Timestamp") };
    Ok(Json(told(&job, Page { start, most: number(&asked, "maxResults")?, format })?))
}
