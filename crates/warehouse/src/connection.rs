//! Where a warehouse is and as whom to sign in, told by variables (package format, section 8) or by hand.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use extension_model::Provider;
use secrecy::SecretString;

use crate::{Warehouse, WarehouseError, bigquery, snowflake};

/// Where a warehouse is, and as whom to sign in there. Secrets in it are never shown.
#[derive(Debug, Clone)]
pub enum Connection {
    Bigquery(bigquery::Settings),
    Snowflake(snowflake::Settings),
}

impl Connection {
    /// The connection that variables tell of. `get` answers by name, `folder` is where relative paths start, and
    /// `destination` is a working location to use instead of the one they name: `project.dataset`, `DATABASE.SCHEMA`.
    ///
    /// # Errors
    /// When a variable is missing, a file cannot be read, or there is no such warehouse.
    pub fn from_variables(
        provider: Provider,
        get: &dyn Fn(&str) -> Option<String>,
        folder: &Path,
        destination: Option<&str>,
    ) -> Result<Self, WarehouseError> {
        let get = |name: &str| get(name).filter(|value| !value.trim().is_empty());
        let need = |name: &str| {
            get(name).ok_or_else(|| {
                let message = format!("{name} is not set, so nobody knows how to connect to {}", provider.title());
                WarehouseError::refused(message, format!("Set {name} in the environment or in the package's .env"))
            })
        };
        let (first, second) = match destination {
            Some(destination) => {
                let (first, second) = parts(destination, provider)?;
                (Some(first), Some(second))
            }
            None => (None, None),
        };
        match provider {
            Provider::Bigquery => {
                let address = get("BIGQUERY_EMULATOR_HOST");
                let sign_in = match get("GOOGLE_APPLICATION_CREDENTIALS") {
                    Some(file) => bigquery::SignIn::File(folder.join(file)),
                    // Emulators ask nobody, and Google's own clients send them no token either.
                    None if address.is_some() => bigquery::SignIn::Nobody,
                    None => bigquery::SignIn::ApplicationDefault,
                };
                Ok(Self::Bigquery(bigquery::Settings {
                    project: first.map_or_else(|| need("BQ_TEST_PROJECT"), Ok)?,
                    dataset: second.map_or_else(|| need("BQ_TEST_DATASET"), Ok)?,
                    sign_in,
                    address,
                }))
            }
            Provider::Snowflake => {
                let sign_in = match get("SF_PRIVATE_KEY_PATH") {
                    Some(file) => snowflake::SignIn::KeyPair {
                        pem: key_file(&folder.join(file))?,
                        passphrase: get("SF_PRIVATE_KEY_PASSPHRASE").map(SecretString::from),
                    },
                    None => snowflake::SignIn::Password(SecretString::from(need("SF_PASSWORD")?)),
                };
                Ok(Self::Snowflake(snowflake::Settings {
                    account: need("SF_ACCOUNT")?,
                    user: need("SF_USER")?,
                    sign_in,
                    database: first.map_or_else(|| need("SF_TEST_DATABASE"), Ok)?,
                    schema: second.map_or_else(|| need("SF_TEST_SCHEMA"), Ok)?,
                    role: get("SF_ROLE"),
                    warehouse: get("SF_WAREHOUSE"),
                    address: get("SF_HOST"),
                }))
            }
            Provider::Oracle => Err(WarehouseError::refused(
                "The studio does not connect to Oracle",
                "Export the ZIP, and let Workflows install it",
            )),
        }
    }

    /// The warehouse; signing in happens when it is first needed.
    ///
    /// # Errors
    /// When what is told cannot be used at all: a key that is none, an address that is none.
    pub fn connect(&self) -> Result<Arc<dyn Warehouse>, WarehouseError> {
        match self {
            Self::Bigquery(settings) => bigquery::connect(settings),
            Self::Snowflake(settings) => snowflake::connect(settings),
        }
    }

    /// The same account with another working location.
    ///
    /// # Errors
    /// When that is none.
    pub fn to(self, destination: &str) -> Result<Self, WarehouseError> {
        Ok(match self {
            Self::Bigquery(settings) => {
                let (project, dataset) = parts(destination, Provider::Bigquery)?;
                Self::Bigquery(bigquery::Settings { project, dataset, ..settings })
            }
            Self::Snowflake(settings) => {
                let (database, schema) = parts(destination, Provider::Snowflake)?;
                Self::Snowflake(snowflake::Settings { database, schema, ..settings })
            }
        })
    }
}

/// The text of a private key's file.
///
/// # Errors
/// When it cannot be read.
pub fn key_file(path: &Path) -> Result<SecretString, WarehouseError> {
    fs::read_to_string(path).map(SecretString::from).map_err(|error| {
        WarehouseError::refused(
            format!("The private key {} cannot be read: {error}", path.display()),
            "Choose the file that holds the user's private key as PEM",
        )
    })
}

/// The two parts of a working location.
fn parts(destination: &str, provider: Provider) -> Result<(String, String), WarehouseError> {
    let pair = destination.replace('`', "");
    match pair.rsplit_once('.') {
        Some((first, second)) if !first.is_empty() && !second.is_empty() => Ok((first.to_owned(), second.to_owned())),
        _ => {
            let form = match provider {
                Provider::Snowflake => "DATABASE.SCHEMA",
                _ => "project.dataset",
            };
            Err(WarehouseError::refused(format!("\"{destination}\" is no destination"), format!("Write it as {form}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection(provider: Provider, set: &[(&str, &str)], destination: Option<&str>) -> Result<Connection, String> {
        let get = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Connection::from_variables(provider, &get, Path::new("/package"), destination).map_err(|it| it.to_string())
    }

    #[test]
    fn bigquery_is_told_by_its_variables() {
        let set = [("BQ_TEST_PROJECT", "p"), ("BQ_TEST_DATASET", "d"), ("BIGQUERY_EMULATOR_HOST", "localhost:1")];
        let Ok(Connection::Bigquery(settings)) = connection(Provider::Bigquery, &set, None) else { panic!() };
        assert_eq!((settings.project.as_str(), settings.sign_in), ("p", bigquery::SignIn::Nobody));
        let set = [("GOOGLE_APPLICATION_CREDENTIALS", "key.json")];
        let Ok(Connection::Bigquery(settings)) = connection(Provider::Bigquery, &set, Some("domain.com:p.d")) else {
            panic!()
        };
        assert_eq!(settings.sign_in, bigquery::SignIn::File("/package/key.json".into()));
        assert_eq!((settings.project.as_str(), settings.dataset.as_str()), ("domain.com:p", "d"));
        assert!(connection(Provider::Bigquery, &[], None).unwrap_err().contains("Set BQ_TEST_PROJECT in"));
        assert!(connection(Provider::Bigquery, &[], Some("d")).unwrap_err().contains("project.dataset"));
    }

    #[test]
    fn snowflake_is_told_by_its_variables_and_keeps_its_secrets() {
        let set = [
            ("SF_ACCOUNT", "a"),
            ("SF_USER", "u"),
            ("SF_PASSWORD", "hunter2"),
            ("SF_TEST_DATABASE", "D"),
            ("SF_TEST_SCHEMA", "S"),
        ];
        let connection_of = |set: &[_]| connection(Provider::Snowflake, set, None);
        let found = connection_of(&set).unwrap();
        assert!(!format!("{found:?}").contains("hunter2"));
        assert!(connection_of(&set[..2]).unwrap_err().contains("SF_PASSWORD"));
        let with_key = [&set[..], &[("SF_PRIVATE_KEY_PATH", "none.pem")]].concat();
        assert!(connection_of(&with_key).unwrap_err().contains("/package/none.pem"));
    }
}
