//! What there is, for clients that build themselves from it.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use crate::stand::Stand;

/// A method: its id, how it is called, and the names behind the `?`.
type Method = (&'static str, &'static str, &'static str, &'static [&'static str]);

const PAGING: &[&str] = &["maxResults", "pageToken"];
const ROWS: &[&str] = &["maxResults", "pageToken", "startIndex", "selectedFields", "formatOptions.useInt64Timestamp"];
const RESULTS: &[&str] =
    &["maxResults", "pageToken", "startIndex", "timeoutMs", "location", "formatOptions.useInt64Timestamp"];
const JOBS: &[&str] = &[
    "maxResults",
    "pageToken",
    "allUsers",
    "projection",
    "stateFilter",
    "parentJobId",
    "minCreationTime",
    "maxCreationTime",
];

/// All that is served.
const METHODS: &[Method] = &[
    ("projects.list", "GET", "projects", PAGING),
    ("projects.getServiceAccount", "GET", "projects/{projectId}/serviceAccount", &[]),
    ("datasets.list", "GET", "projects/{projectId}/datasets", &["maxResults", "pageToken", "all", "filter"]),
    ("datasets.insert", "POST", "projects/{projectId}/datasets", &[]),
    ("datasets.get", "GET", "projects/{projectId}/datasets/{datasetId}", &[]),
    ("datasets.patch", "PATCH", "projects/{projectId}/datasets/{datasetId}", &[]),
    ("datasets.update", "PUT", "projects/{projectId}/datasets/{datasetId}", &[]),
    ("datasets.delete", "DELETE", "projects/{projectId}/datasets/{datasetId}", &["deleteContents"]),
    ("tables.list", "GET", "projects/{projectId}/datasets/{datasetId}/tables", PAGING),
    ("tables.insert", "POST", "projects/{projectId}/datasets/{datasetId}/tables", &[]),
    ("tables.get", "GET", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}", &["selectedFields", "view"]),
    ("tables.patch", "PATCH", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}", &["autodetect_schema"]),
    ("tables.update", "PUT", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}", &["autodetect_schema"]),
    ("tables.delete", "DELETE", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}", &[]),
    ("tabledata.list", "GET", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}/data", ROWS),
    ("tabledata.insertAll", "POST", "projects/{projectId}/datasets/{datasetId}/tables/{tableId}/insertAll", &[]),
    ("routines.list", "GET", "projects/{projectId}/datasets/{datasetId}/routines", PAGING),
    ("routines.insert", "POST", "projects/{projectId}/datasets/{datasetId}/routines", &[]),
    ("routines.get", "GET", "projects/{projectId}/datasets/{datasetId}/routines/{routineId}", &["readMask"]),
    ("routines.update", "PUT", "projects/{projectId}/datasets/{datasetId}/routines/{routineId}", &[]),
    ("routines.delete", "DELETE", "projects/{projectId}/datasets/{datasetId}/routines/{routineId}", &[]),
    ("jobs.list", "GET", "projects/{projectId}/jobs", JOBS),
    ("jobs.insert", "POST", "projects/{projectId}/jobs", &[]),
    ("jobs.get", "GET", "projects/{projectId}/jobs/{jobId}", &["location"]),
    ("jobs.cancel", "POST", "projects/{projectId}/jobs/{jobId}/cancel", &["location"]),
    ("jobs.delete", "DELETE", "projects/{projectId}/jobs/{jobId}/delete", &["location"]),
    ("jobs.query", "POST", "projects/{projectId}/queries", &[]),
    ("jobs.getQueryResults", "GET", "projects/{projectId}/queries/{jobId}", RESULTS),
];

pub fn router() -> Router<Arc<Stand>> {
    Router::new()
        .route("/discovery/v1/apis", get(directory))
        .route("/discovery/v1/apis/bigquery/v2/rest", get(document))
        .route("/$discovery/rest", get(document))
}

async fn directory(headers: HeaderMap) -> Json<Value> {
    let item = json!({
        "kind": "discovery#directoryItem",
        "id": "bigquery:v2",
        "name": "bigquery",
        "version": "v2",
        "discoveryRestUrl": format!("{}/discovery/v1/apis/bigquery/v2/rest", root(&headers)),
        "preferred": true,
    });
    Json(json!({ "kind": "discovery#directoryList", "discoveryVersion": "v1", "items": [item] }))
}

async fn document(headers: HeaderMap) -> Json<Value> {
    let root = root(&headers);
    let mut resources = Map::new();
    for method in METHODS {
        let Some((resource, name)) = method.0.split_once('.') else { continue };
        let resource = resources.entry(resource).or_insert_with(|| json!({ "methods": {} }));
        resource["methods"][name] = described(method);
    }
    Json(json!({
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": "bigquery:v2",
        "name": "bigquery",
        "version": "v2",
        "revision": "20240101",
        "title": "BigQuery API",
        "description": "What this stand-in serves of BigQuery.",
        "protocol": "rest",
        "rootUrl": format!("{root}/"),
        "servicePath": "bigquery/v2/",
        "basePath": "/bigquery/v2/",
        "baseUrl": format!("{root}/bigquery/v2/"),
        "batchPath": "batch/bigquery/v2",
        "parameters": {
            "alt": { "type": "string", "location": "query", "default": "json" },
            "fields": { "type": "string", "location": "query" },
            "prettyPrint": { "type": "boolean", "location": "query" },
            "key": { "type": "string", "location": "query" },
            "quotaUser": { "type": "string", "location": "query" },
        },
        "schemas": { "JsonObject": { "id": "JsonObject", "type": "object", "additionalProperties": { "type": "any" } } },
        "resources": resources,
    }))
}

fn described((id, http, path, asked): &Method) -> Value {
    let mut parameters = Map::new();
    let mut order = Vec::new();
    for part in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        parameters.insert(part.to_owned(), json!({ "type": "string", "location": "path", "required": true }));
        order.push(part);
    }
    for name in *asked {
        parameters.insert((*name).to_owned(), json!({ "type": "string", "location": "query" }));
    }
    let mut method = json!({
        "id": format!("bigquery.{id}"),
        "path": path,
        "flatPath": path,
        "httpMethod": http,
        "parameters": parameters,
        "parameterOrder": order,
    });
    if *http != "DELETE" {
        method["response"] = json!({ "$ref": "JsonObject" });
    }
    if matches!(*http, "POST" | "PUT" | "PATCH") {
        method["request"] = json!({ "$ref": "JsonObject" });
    }
    if *id == "jobs.insert" {
        method["supportsMediaUpload"] = json!(true);
        method["mediaUpload"] = json!({
            "accept": ["*/*"],
            "protocols": {
                "simple": { "multipart": true, "path": "/upload/bigquery/v2/projects/{projectId}/jobs" },
                "resumable": { "multipart": true, "path": "/resumable/upload/bigquery/v2/projects/{projectId}/jobs" },
            },
        });
    }
    method
}

fn root(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http://{host}")
}
