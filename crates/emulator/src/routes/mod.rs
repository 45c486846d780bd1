//! One file for each resource of BigQuery's.

mod datasets;
mod discovery;
mod jobs;
mod projects;
mod queries;
mod routines;
mod tabledata;
mod tables;
mod tokens;
mod uploads;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::routing::{get, post};
use serde_json::Value;

use crate::error::ApiError;
use crate::stand::Stand;
use crate::uploads::MOST_BYTES;

/// How large the body of a request may be that is no file, in bytes.
const MOST_BODY: usize = 64 << 20;

/// What stands behind the `?`.
type Asked = HashMap<String, String>;

/// All that is served.
pub fn router(stand: Arc<Stand>) -> Router {
    let api = api();
    let uploads = Router::new()
        .route("/projects/{project}/jobs", post(uploads::begin).put(uploads::proceed))
        .layer(DefaultBodyLimit::max(MOST_BYTES));
    Router::new()
        .nest("/upload/bigquery/v2", uploads.clone())
        .nest("/resumable/upload/bigquery/v2", uploads)
        // Where a client's base address has the path, and where it lacks it.
        .nest("/bigquery/v2", api.clone())
        .merge(api)
        .merge(discovery::router())
        .merge(tokens::router())
        .fallback(unknown)
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .with_state(stand)
}

fn api() -> Router<Arc<Stand>> {
    let dataset = "/projects/{project}/datasets/{dataset}";
    let below = |rest: &str| format!("{dataset}/{rest}");
    Router::new()
        .route("/projects", get(projects::list))
        .route("/projects/{project}/serviceAccount", get(projects::service_account))
        .route("/projects/{project}/datasets", get(datasets::list).post(datasets::insert))
        .route(dataset, get(datasets::get).patch(datasets::patch).put(datasets::update).delete(datasets::delete))
        .route(&below("tables"), get(tables::list).post(tables::insert))
        .route(
            &below("tables/{table}"),
            get(tables::get).patch(tables::patch).put(tables::update).delete(tables::delete),
        )
        .route(&below("tables/{table}/data"), get(tabledata::list))
        .route(&below("tables/{table}/insertAll"), post(tabledata::insert_all))
        .route(&below("routines"), get(routines::list).post(routines::insert))
        .route(&below("routines/{routine}"), get(routines::get).put(routines::update).delete(routines::delete))
        .route("/projects/{project}/jobs", get(jobs::list).post(jobs::insert))
        .route("/projects/{project}/jobs/{job}", get(jobs::get))
        .route("/projects/{project}/jobs/{job}/cancel", post(jobs::cancel))
        .route("/projects/{project}/jobs/{job}/delete", axum::routing::delete(jobs::delete))
        .route("/projects/{project}/queries", post(queries::query))
        .route("/projects/{project}/queries/{job}", get(queries::results))
}

async fn unknown(method: Method, uri: Uri) -> ApiError {
    ApiError::not_served(&format!("{method} {}", uri.path()))
}

/// A body as JSON; an empty one is an empty object.
fn body(bytes: &Bytes) -> Result<Value, ApiError> {
    if bytes.is_empty() {
        return Ok(Value::Object(serde_json::Map::new()));
    }
    serde_json::from_slice(bytes).map_err(|error| ApiError::invalid(format!("Parse Error: {error}")))
}

/// A number behind the `?`.
fn number(asked: &Asked, key: &str) -> Result<Option<usize>, ApiError> {
    let read = |text: &String| {
        text.parse().map_err(|_| ApiError::invalid(format!("Invalid value for {key}: {text}")).about(key))
    };
    asked.get(key).filter(|text| !text.is_empty()).map(read).transpose()
}

fn flag(asked: &Asked, key: &str) -> bool {
    asked.get(key).is_some_and(|value| value == "true" || value == "True" || value == "1")
}

/// One page of a list under `key`, and the token of the next.
fn paged(mut answer: Value, key: &str, items: Vec<Value>, asked: &Asked) -> Result<Value, ApiError> {
    let start = number(asked, "pageToken")?.unwrap_or(0);
    let most = number(asked, "maxResults")?.unwrap_or(1000).max(1);
    let total = items.len();
    let page: Vec<_> = items.into_iter().skip(start).take(most).collect();
    let next = start.saturating_add(page.len());
    if !page.is_empty() {
        answer[key] = Value::Array(page);
    }
    if next < total {
        answer["nextPageToken"] = next.to_string().into();
    }
    Ok(answer)
}
