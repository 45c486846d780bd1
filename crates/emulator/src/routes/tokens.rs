//! Where clients sign in. Everybody may: the tokens are worth nothing elsewhere.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::stand::Stand;

/// What metadata servers say they are.
const FLAVOUR: (HeaderName, &str) = (HeaderName::from_static("metadata-flavor"), "Google");

const ACCOUNT: &str = "/computeMetadata/v1/instance/service-accounts/default";

pub fn router() -> Router<Arc<Stand>> {
    Router::new()
        .route("/token", post(token))
        .route("/oauth2/v4/token", post(token))
        .route("/", get(|| async { FLAVOURED }))
        .route("/computeMetadata/v1/", get(|| async { FLAVOURED }))
        .route("/computeMetadata/v1/project/project-id", get(project))
        .route("/computeMetadata/v1/universe/universe-domain", get(|| async { ([FLAVOUR], "googleapis.com") }))
        .route(&format!("{ACCOUNT}/token"), get(metadata_token))
        .route(&format!("{ACCOUNT}/email"), get(|| async { ([FLAVOUR], EMAIL) }))
        .route(&format!("{ACCOUNT}/"), get(account))
}

const FLAVOURED: ([(HeaderName, &str); 1], &str) = ([FLAVOUR], "instance/\nproject/\n");

const EMAIL: &str = "stand-in@offline.iam.gserviceaccount.com";

/// For a service account's assertion or a refresh token, neither of which is looked at.
async fn token(State(stand): State<Arc<Stand>>) -> Json<Value> {
    Json(given(&stand))
}

async fn metadata_token(State(stand): State<Arc<Stand>>) -> Response {
    ([FLAVOUR], Json(given(&stand))).into_response()
}

async fn project(State(stand): State<Arc<Stand>>) -> Response {
    (StatusCode::OK, [FLAVOUR], stand.options.project.clone()).into_response()
}

async fn account() -> Response {
    let account = json!({ "aliases": ["default"], "email": EMAIL, "scopes": [SCOPE] });
    ([FLAVOUR], Json(account)).into_response()
}

const SCOPE: &str = "https://www.googleapis.com/auth/bigquery";

fn given(stand: &Stand) -> Value {
    let (token, lifetime) = stand.tokens.give();
    json!({ "access_token": token, "expires_in": lifetime.as_secs(), "token_type": "Bearer", "scope": SCOPE })
}
