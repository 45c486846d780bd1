use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::header::{CONTENT_RANGE, CONTENT_TYPE, HOST, LOCATION, RANGE};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::{Asked, body};
use crate::error::ApiError;
use crate::jobs::describe;
use crate::stand::Stand;
use crate::uploads::{Received, parts};

/// Takes in a file beside its job, or the job of a file that comes piece by piece.
pub async fn begin(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, ApiError> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match asked.get("uploadType").map(String::as_str) {
        Some("multipart") => {
            let (job, file) = parts(text(CONTENT_TYPE), &bytes)?;
            run(&stand, &project, &job, file).await
        }
        Some("resumable") => {
            let id = stand.uploads.begin(body(&bytes)?)?;
            let (host, path) = (text(HOST), uri.path());
            let location = format!("http://{host}{path}?uploadType=resumable&upload_id={id}");
            Ok((StatusCode::OK, [(LOCATION, location), (HeaderName::from_static("x-guploader-uploadid"), id)])
                .into_response())
        }
        other => Err(ApiError::not_served(&format!("The upload type {}", other.unwrap_or("media")))),
    }
}

/// Takes in a piece.
pub async fn proceed(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    piece: Bytes,
) -> Result<Response, ApiError> {
    let id = asked.get("upload_id").cloned().unwrap_or_default();
    let range = headers.get(CONTENT_RANGE).and_then(|value| value.to_str().ok());
    match stand.uploads.receive(&id, range, &piece)? {
        Received::Whole(job, file) => run(&stand, &project, &job, file).await,
        Received::Partly(0) => Ok(StatusCode::PERMANENT_REDIRECT.into_response()),
        Received::Partly(bytes) => {
            let range = format!("bytes=0-{}", bytes - 1);
            Ok((StatusCode::PERMANENT_REDIRECT, [(RANGE, range)]).into_response())
        }
    }
}

async fn run(stand: &Arc<Stand>, project: &str, job: &Value, file: Bytes) -> Result<Response, ApiError> {
    let job = super::jobs::begin(stand, project, job, Some(file)).await?;
    Ok(Json(describe(&job)).into_response())
}
