//! Tables filled from rows: a load job of newline-delimited JSON, in one upload or in pieces.

use extension_engine::Cancel;
use reqwest::{Method, Response};
use serde_json::{Map, Value, json};

use super::api::{Api, Body, Request};
use super::job::{self, new_id, reference};
use super::schema::Schema;
use super::{Location, TablePath};
use crate::{Table, WarehouseError};

/// Up to here rows travel together with the job's description; beyond, in pieces that can be sent again.
const LARGEST_TOGETHER: usize = 4 << 20;

/// A piece of an upload; BigQuery wants multiples of 256 KiB.
const PIECE: usize = 8 << 20;

/// What stands between the two parts of an upload.
const BOUNDARY: &str = "extension-studio-part";

/// Creates or replaces a table with these rows.
pub(super) async fn load(
    api: &Api,
    location: &Location,
    path: &TablePath<'_>,
    table: &Table,
    cancel: &Cancel,
) -> Result<(), WarehouseError> {
    let schema = Schema::of(&table.columns)?;
    let id = new_id();
    let description = json!({
        "jobReference": reference(location, &id),
        "configuration": {"load": {
            "destinationTable": path.reference(),
            "schema": schema,
            "sourceFormat": "NEWLINE_DELIMITED_JSON",
            "writeDisposition": "WRITE_TRUNCATE",
            "createDisposition": "CREATE_IF_NEEDED",
        }},
    });
    let rows = lines(table);
    let response = if rows.len() <= LARGEST_TOGETHER {
        together(api, location, &description, &rows).await?
    } else {
        in_pieces(api, location, &description, &rows, cancel).await?
    };
    let job = job::accepted(api, location, &id, response).await?;
    let job = job::finish(api, job, cancel).await?;
    job.succeeded()
}

fn lines(table: &Table) -> Vec<u8> {
    let mut lines = Vec::new();
    for row in &table.rows {
        let members = table.columns.iter().zip(row).filter(|(_, value)| !value.is_null());
        let row: Map<_, _> = members.map(|(column, value)| (column.name.clone(), value.clone())).collect();
        lines.extend_from_slice(Value::Object(row).to_string().as_bytes());
        lines.push(b'\n');
    }
    lines
}

async fn together(
    api: &Api,
    location: &Location,
    description: &Value,
    rows: &[u8],
) -> Result<Response, WarehouseError> {
    let mut bytes = format!(
        "--{BOUNDARY}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{description}\r\n\
         --{BOUNDARY}\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    bytes.extend_from_slice(rows);
    bytes.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let content_type = format!("multipart/related; boundary={BOUNDARY}");
    let (path, query) = (["projects", location.project.as_str(), "jobs"], [("uploadType", "multipart".to_owned())]);
    let body = Body::Bytes { content_type: &content_type, bytes: &bytes };
    api.response(&Request { query: &query, body, ..upload(&path) }, &[200, 409]).await
}

async fn in_pieces(
    api: &Api,
    location: &Location,
    description: &Value,
    rows: &[u8],
    cancel: &Cancel,
) -> Result<Response, WarehouseError> {
    let path = ["projects", location.project.as_str(), "jobs"];
    let query = [("uploadType", "resumable".to_owned())];
    let request = Request { query: &query, body: Body::Json(description), ..upload(&path) };
    let response = api.response(&request, &[200]).await?;
    let session = response.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let session = session.ok_or_else(|| WarehouseError::failed("BigQuery did not say where to upload the rows to"))?;
    let mut sent = 0;
    loop {
        if cancel.is_cancelled() {
            return Err(WarehouseError::Cancelled);
        }
        let end = rows.len().min(sent + PIECE);
        let response = api.put_piece(&session, &rows[sent..end], sent, rows.len()).await?;
        match response.status().as_u16() {
            // More is wanted; the answer says what has arrived.
            308 => {
                let range = response.headers().get("range").and_then(|value| value.to_str().ok());
                let last = range.and_then(|range| range.rsplit('-').next()?.parse::<usize>().ok());
                sent = last.map_or(0, |last| last + 1);
            }
            _ => return Ok(response),
        }
    }
}

/// A job's name is in its description, so that the same upload cannot start two.
fn upload<'a>(path: &'a [&'a str]) -> Request<'a> {
    Request { method: Method::POST, path, query: &[], body: Body::Nothing, is_upload: true }
}
