//! What BigQuery says when it does not do something, and what to do then.

use serde::Deserialize;

use crate::WarehouseError;
use crate::http::reason;

/// An answer that is an error.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    pub status: u16,
    pub message: String,
    /// `accessDenied`, `notFound`, `invalidQuery`…
    pub reason: String,
}

#[derive(Deserialize)]
struct Wrapped {
    error: Inside,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Inside {
    message: String,
    errors: Vec<ErrorProto>,
    status: String,
}

/// An error as answers and jobs have it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ErrorProto {
    pub reason: String,
    pub message: String,
}

impl Answer {
    pub fn read(status: u16, text: &str) -> Self {
        let Ok(Wrapped { error }) = serde_json::from_str::<Wrapped>(text) else {
            return Self { status, ..Self::default() };
        };
        let first = error.errors.into_iter().next().unwrap_or_default();
        let reason = if first.reason.is_empty() { error.status } else { first.reason };
        let message = if error.message.is_empty() { first.message } else { error.message };
        Self { status, message, reason }
    }

    /// The error for the user. Some are the script's fault, some are about being there at all.
    pub fn error(&self, host: &str) -> WarehouseError {
        let message = match (self.message.trim_end_matches('.'), self.status) {
            ("", 401) => "BigQuery does not know who asks".to_owned(),
            ("", status) => format!("{host} answered with the status {status} and no reason"),
            (message, _) => message.to_owned(),
        };
        match self.help() {
            Some(help) => WarehouseError::refused(message, help),
            None => WarehouseError::failed(message),
        }
    }

    fn help(&self) -> Option<&'static str> {
        Some(match (self.reason.as_str(), self.status) {
            (_, 401) => {
                "Sign in again: run `gcloud auth application-default login`, or use a credentials file that is still valid"
            }
            ("accessDenied" | "PERMISSION_DENIED", _) | (_, 403) if self.message.contains("location") => {
                "Use a dataset in the region that the project's data is in"
            }
            ("accessDenied" | "PERMISSION_DENIED", _) => {
                "Ask for the roles BigQuery Data Editor on the dataset and BigQuery Job User on the project"
            }
            ("quotaExceeded" | "rateLimitExceeded" | "jobRateLimitExceeded", _) | (_, 429) => {
                "Wait a while, or run fewer cases at once"
            }
            ("billingNotEnabled" | "billingTierLimitExceeded", _) => "Link the project to a billing account",
            ("notFound", _) if self.message.contains("location") => {
                "The dataset is in another region: use one in the region that the message names"
            }
            ("notFound", _) if self.message.contains("Dataset") => "Create the dataset, or choose another destination",
            ("notFound", _) if self.message.contains("Project") => {
                "Look at the project's name, and at who is signed in"
            }
            (_, 500..) => "It is Google's fault, mostly for a moment: try again",
            (_, 404) if self.reason.is_empty() => "Look at the address: there is no BigQuery API",
            _ => return None,
        })
    }
}

/// The error of a request that was not answered.
pub(super) fn network(error: reqwest::Error) -> WarehouseError {
    WarehouseError::refused(
        format!("BigQuery cannot be reached: {}", reason(error)),
        "Look at the network, at the address, and at the proxy that HTTPS_PROXY names",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(status: u16, text: &str) -> String {
        Answer::read(status, text).error("bq.example").to_string()
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        let denied = r#"{"error": {"code": 403, "message": "Access Denied: Dataset p:d",
            "errors": [{"reason": "accessDenied", "message": "m"}]}}"#;
        assert!(told(403, denied).contains("Access Denied: Dataset p:d. Ask for the roles"));
        let missing = r#"{"error": {"message": "Not found: Dataset p:d was not found in location US", "errors": [{"reason": "notFound"}]}}"#;
        assert!(told(404, missing).contains("another region"));
        assert!(told(502, "<html>").contains("bq.example answered with the status 502"));
    }

    #[test]
    fn a_scripts_fault_is_the_scripts() {
        let syntax =
            r#"{"error": {"message": "Syntax error: Unexpected end", "errors": [{"reason": "invalidQuery"}]}}"#;
        assert_eq!(told(400, syntax), "Syntax error: Unexpected end");
    }
}
