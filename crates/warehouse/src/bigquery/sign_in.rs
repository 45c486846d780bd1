//! Who asks, as Google's services want to be told.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use google_cloud_auth::credentials::{AccessTokenCredentials, Builder, external_account, impersonated};
use google_cloud_auth::credentials::{service_account, user_account};
use serde_json::Value;

use crate::WarehouseError;

const SCOPE: &str = "https://www.googleapis.com/auth/bigquery";

/// How to sign in to Google.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// What Google calls Application Default Credentials: the file that GOOGLE_APPLICATION_CREDENTIALS names (a service
    /// account, a user, a workload identity), what `gcloud auth application-default login` left, the metadata server.
    ApplicationDefault,
    /// A credentials file of any of these kinds.
    File(PathBuf),
    /// Not at all: emulators ask nobody.
    Nobody,
}

/// A sign-in that is renewed where it runs out.
pub(super) struct SignedIn {
    how: SignIn,
    /// Built when first needed, and again when the server has refused its token.
    credentials: Mutex<Option<AccessTokenCredentials>>,
}

impl SignedIn {
    pub fn new(how: SignIn) -> Self {
        Self { how, credentials: Mutex::default() }
    }

    /// A token for the next request; none where nobody asks for one.
    pub async fn token(&self) -> Result<Option<String>, WarehouseError> {
        if self.how == SignIn::Nobody {
            return Ok(None);
        }
        let credentials = self.credentials()?;
        match credentials.access_token().await {
            Ok(token) => Ok(Some(token.token)),
            Err(error) => {
                self.forget();
                Err(refused(&self.how, &causes(&error)))
            }
        }
    }

    /// Makes the next token a new one.
    pub fn forget(&self) {
        *self.credentials.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn credentials(&self) -> Result<AccessTokenCredentials, WarehouseError> {
        let mut held = self.credentials.lock().unwrap_or_else(PoisonError::into_inner);
        match &*held {
            Some(credentials) => Ok(credentials.clone()),
            None => {
                let credentials = build(&self.how)?;
                *held = Some(credentials.clone());
                Ok(credentials)
            }
        }
    }
}

fn build(how: &SignIn) -> Result<AccessTokenCredentials, WarehouseError> {
    let built = match how {
        SignIn::File(path) => return of_file(path),
        _ => Builder::default().with_scopes([SCOPE]).build_access_token_credentials(),
    };
    built.map_err(|error| refused(how, &causes(&error)))
}

fn of_file(path: &Path) -> Result<AccessTokenCredentials, WarehouseError> {
    let how = SignIn::File(path.to_path_buf());
    let text = std::fs::read_to_string(path).map_err(|error| refused(&how, &error.to_string()))?;
    // What a parser says of a broken file may quote it, and it holds a key.
    let json: Value = serde_json::from_str(&text).map_err(|_| refused(&how, "it is no JSON"))?;
    let kind = json.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    let built = match kind.as_str() {
        "service_account" => service_account::Builder::new(json)
            .with_access_specifier(service_account::AccessSpecifier::from_scopes([SCOPE]))
            .build_access_token_credentials(),
        "authorized_user" => user_account::Builder::new(json).build_access_token_credentials(),
        "external_account" => {
            external_account::Builder::new(json).with_scopes([SCOPE]).build_access_token_credentials()
        }
        "impersonated_service_account" => {
            impersonated::Builder::new(json).with_scopes([SCOPE]).build_access_token_credentials()
        }
        "" => return Err(refused(&how, "it has no \"type\", so it is no credentials file")),
        other => return Err(refused(&how, &format!("its type \"{other}\" is not known"))),
    };
    built.map_err(|error| refused(&how, &causes(&error)))
}

fn refused(how: &SignIn, reason: &str) -> WarehouseError {
    match how {
        SignIn::File(path) => WarehouseError::refused(
            format!("Signing in to Google with {} did not work: {reason}", path.display()),
            "Choose a credentials file that Google Cloud made and that is still valid",
        ),
        _ => WarehouseError::refused(
            format!("Signing in to Google did not work: {reason}"),
            "Run `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS to a credentials file",
        ),
    }
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut words = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(inner) = cause {
        let told = inner.to_string();
        if !words.iter().any(|known| known.contains(&told)) {
            words.push(told);
        }
        cause = inner.source();
    }
    words.join(": ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_broken_credentials_file_is_told_without_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.json");
        let told = |text: &str| {
            fs::write(&path, text).unwrap();
            of_file(&path).unwrap_err().to_string()
        };
        assert!(told("{\"private_key\": secret").contains("no JSON"));
        assert!(!told("{\"private_key\": secret").contains("secret"));
        assert!(told("{}").contains("has no \"type\""));
        assert!(told("{\"type\": \"magic\"}").contains("\"magic\" is not known"));
        assert!(of_file(Path::new("/nowhere.json")).unwrap_err().to_string().contains("/nowhere.json"));
    }
}
