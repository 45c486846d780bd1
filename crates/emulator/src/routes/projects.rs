use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde_json::{Value, json};

use super::{Asked, paged};
use crate::error::ApiError;
use crate::stand::Stand;

/// The project that is there from the start, and each that has a dataset.
pub async fn list(State(stand): State<Arc<Stand>>, Query(asked): Query<Asked>) -> Result<Json<Value>, ApiError> {
    let datasets = Arc::clone(&stand).blocking(|stand| Ok(stand.open()?.datasets())).await?;
    let mut projects: BTreeSet<String> = datasets.into_iter().map(|(project, _)| project).collect();
    projects.insert(stand.options.project.clone());
    let project = |project: &String| {
        json!({
            "kind": "bigquery#project",
            "id": project,
            "numericId": "1",
            "projectReference": { "projectId": project },
            "friendlyName": project,
        })
    };
    let answer = json!({ "kind": "bigquery#projectList", "etag": "projects", "totalItems": projects.len() });
    Ok(Json(paged(answer, "projects", projects.iter().map(project).collect(), &asked)?))
}

pub async fn service_account(Path(project): Path<String>) -> Json<Value> {
    Json(json!({
        "kind": "bigquery#getServiceAccountResponse",
        "email": format!("bq-{project}@bigquery-encryption.iam.gserviceaccount.com"),
    }))
}
