//! Signing in, and what is got by it.

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::account::Account;
use super::key::Key;
use super::{Settings, SignIn};
use crate::WarehouseError;

/// What statements of a session are found by in Snowflake's query history.
const QUERY_TAG: &str = "extension-studio";

/// Snowflake knows drivers by name and says by it which form of results they take; it knows none of this one's own.
const DRIVER: (&str, &str) = ("Go", "1.13.0");

/// Looks at what can be known before signing in.
pub(super) fn prepare(settings: &Settings, account: &Account) -> Result<(), WarehouseError> {
    proof(settings, account).map(|_| ())
}

/// What signing in sends. It holds secrets.
pub(super) fn body(settings: &Settings, account: &Account) -> Result<String, WarehouseError> {
    let mut data = json!({
        "ACCOUNT_NAME": account.name,
        "LOGIN_NAME": settings.user,
        "CLIENT_APP_ID": DRIVER.0,
        "CLIENT_APP_VERSION": DRIVER.1,
        "CLIENT_ENVIRONMENT": {
            "APPLICATION": "ExtensionStudio",
            "OS": std::env::consts::OS,
        },
        "SESSION_PARAMETERS": {
            "QUERY_TAG": QUERY_TAG,
            "TIMEZONE": "UTC",
            "GEOGRAPHY_OUTPUT_FORMAT": "WKT",
            "GEOMETRY_OUTPUT_FORMAT": "WKT",
            "BINARY_OUTPUT_FORMAT": "HEX",
            "AUTOCOMMIT": true,
        },
    });
    for (name, value) in proof(settings, account)? {
        data[name] = Value::from(value.expose_secret());
    }
    Ok(json!({ "data": data }).to_string())
}

/// What signing in says about where to work.
pub(super) fn parameters(settings: &Settings) -> Vec<(&'static str, String)> {
    let mut parameters = vec![("databaseName", settings.database.clone()), ("schemaName", settings.schema.clone())];
    parameters.extend(settings.warehouse.clone().map(|name| ("warehouse", name)));
    parameters.extend(settings.role.clone().map(|name| ("roleName", name)));
    parameters
}

/// What shows that the user is who they say.
fn proof(settings: &Settings, account: &Account) -> Result<Vec<(&'static str, SecretString)>, WarehouseError> {
    Ok(match &settings.sign_in {
        SignIn::Password(password) => vec![("PASSWORD", password.clone())],
        SignIn::KeyPair { pem, passphrase } => {
            let key = Key::read(pem, passphrase.as_ref())?;
            let token = key.token(&account.name, &settings.user)?;
            vec![("AUTHENTICATOR", "SNOWFLAKE_JWT".into()), ("TOKEN", token)]
        }
    })
}
