//! Errors in BigQuery's shape.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Why a request was refused or a job failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    pub reason: Reason,
    pub message: String,
    /// What it is about: `query`, a parameter's or a field's name.
    pub location: Option<String>,
}

/// BigQuery's reasons, as far as they come up here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    AccessDenied,
    AuthError,
    BackendError,
    Duplicate,
    Forbidden,
    Invalid,
    InvalidQuery,
    NotFound,
    NotImplemented,
    QuotaExceeded,
    RateLimitExceeded,
    ResourceInUse,
    ResourcesExceeded,
    ResponseTooLarge,
    Stopped,
    Timeout,
}

impl Reason {
    pub fn name(self) -> &'static str {
        match self {
            Self::AccessDenied => "accessDenied",
            Self::AuthError => "authError",
            Self::BackendError => "backendError",
            Self::Duplicate => "duplicate",
            Self::Forbidden => "forbidden",
            Self::Invalid => "invalid",
            Self::InvalidQuery => "invalidQuery",
            Self::NotFound => "notFound",
            Self::NotImplemented => "notImplemented",
            Self::QuotaExceeded => "quotaExceeded",
            Self::RateLimitExceeded => "rateLimitExceeded",
            Self::ResourceInUse => "resourceInUse",
            Self::ResourcesExceeded => "resourcesExceeded",
            Self::ResponseTooLarge => "responseTooLarge",
            Self::Stopped => "stopped",
            Self::Timeout => "timeout",
        }
    }

    pub fn status(self) -> u16 {
        match self {
            Self::Invalid
            | Self::InvalidQuery
            | Self::ResourceInUse
            | Self::ResourcesExceeded
            | Self::Stopped
            | Self::Timeout => 400,
            Self::AuthError => 401,
            Self::AccessDenied
            | Self::Forbidden
            | Self::QuotaExceeded
            | Self::RateLimitExceeded
            | Self::ResponseTooLarge => 403,
            Self::NotFound => 404,
            Self::Duplicate => 409,
            Self::NotImplemented => 501,
            Self::BackendError => 503,
        }
    }
}

impl ApiError {
    pub fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self { reason, message: message.into(), location: None }
    }

    pub fn about(self, location: impl Into<String>) -> Self {
        Self { location: Some(location.into()), ..self }
    }

    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Reason::Invalid, message)
    }

    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(Reason::NotFound, message)
    }

    /// What BigQuery serves and the stand-in does not.
    pub fn not_served(what: &str) -> Self {
        Self::new(Reason::NotImplemented, format!("{what} is not served by this stand-in for BigQuery"))
    }

    /// As a job's status has it.
    pub fn proto(&self) -> Value {
        let mut proto = json!({ "reason": self.reason.name(), "message": self.message });
        if let Some(location) = &self.location {
            proto["location"] = json!(location);
        }
        proto
    }

    /// As a response's body has it, under the HTTP status `code`.
    pub fn body(&self, code: u16) -> Value {
        let mut detail = self.proto();
        detail["domain"] = json!("global");
        json!({ "error": { "code": code, "message": self.message, "errors": [detail], "status": status_name(code) } })
    }

    pub fn response(&self, code: u16) -> Response {
        let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(self.body(code))).into_response()
    }
}

fn status_name(code: u16) -> &'static str {
    match code {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ALREADY_EXISTS",
        429 => "RESOURCE_EXHAUSTED",
        501 => "UNIMPLEMENTED",
        503 => "UNAVAILABLE",
        _ => "INTERNAL",
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.response(self.reason.status())
    }
}
