use std::path::PathBuf;

use extension_model::Provider;
use extension_warehouse::{Connection, SecretString, WarehouseError, bigquery, key_file, snowflake};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A connection as a form holds it: all of it but the secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "provider", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum ConnectionForm {
    Bigquery {
        project: String,
        dataset: String,
        sign_in: BigQuerySignIn,
        /// Where to go instead of Google; empty for Google.
        address: String,
    },
    Snowflake {
        account: String,
        user: String,
        sign_in: SnowflakeSignIn,
        database: String,
        schema: String,
        /// The user's default when empty.
        role: String,
        /// The user's default when empty.
        warehouse: String,
        /// Where to go instead of Snowflake; empty for Snowflake.
        address: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum BigQuerySignIn {
    ApplicationDefault,
    /// A credentials file that Google Cloud made.
    File {
        path: String,
    },
    /// Not at all: emulators ask nobody.
    Nobody,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum SnowflakeSignIn {
    /// The secret is the password.
    Password,
    /// The secret is the key's passphrase, where it has one.
    KeyPair { path: String },
}

impl ConnectionForm {
    pub fn provider(&self) -> Provider {
        match self {
            Self::Bigquery { .. } => Provider::Bigquery,
            Self::Snowflake { .. } => Provider::Snowflake,
        }
    }

    /// What the secret is called; none where there is none.
    pub fn secret_name(&self) -> Option<&'static str> {
        match self {
            Self::Bigquery { .. } => None,
            Self::Snowflake { sign_in: SnowflakeSignIn::Password, .. } => Some("password"),
            Self::Snowflake { sign_in: SnowflakeSignIn::KeyPair { .. }, .. } => Some("passphrase of the private key"),
        }
    }

    /// Whether both need the same secret: that of one user, at one address.
    pub fn asks_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Snowflake { account, user, sign_in, address, .. },
                Self::Snowflake {
                    account: other_account,
                    user: other_user,
                    sign_in: other_sign_in,
                    address: other_address,
                    ..
                },
            ) => (account, user, sign_in, address) == (other_account, other_user, other_sign_in, other_address),
            _ => false,
        }
    }

    /// # Errors
    /// When something needed is empty, or a file cannot be read.
    pub fn connection(&self, secret: Option<SecretString>) -> Result<Connection, WarehouseError> {
        let given = |name: &str, text: &str| match text.trim() {
            "" => Err(WarehouseError::refused(format!("The connection has no {name}"), "Fill it in")),
            text => Ok(text.to_owned()),
        };
        let or_default = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        match self {
            Self::Bigquery { project, dataset, sign_in, address } => Ok(Connection::Bigquery(bigquery::Settings {
                project: given("project", project)?,
                dataset: given("dataset", dataset)?,
                sign_in: match sign_in {
                    BigQuerySignIn::ApplicationDefault => bigquery::SignIn::ApplicationDefault,
                    BigQuerySignIn::File { path } => {
                        bigquery::SignIn::File(PathBuf::from(given("credentials file", path)?))
                    }
                    BigQuerySignIn::Nobody => bigquery::SignIn::Nobody,
                },
                address: or_default(address),
            })),
            Self::Snowflake { account, user, sign_in, database, schema, role, warehouse, address } => {
                Ok(Connection::Snowflake(snowflake::Settings {
                    account: given("account", account)?,
                    user: given("user", user)?,
                    sign_in: match sign_in {
                        SnowflakeSignIn::Password => snowflake::SignIn::Password(secret.ok_or_else(|| {
                            WarehouseError::refused(
                                "The password is not known any more",
                                "Type it again in the connection",
                            )
                        })?),
                        SnowflakeSignIn::KeyPair { path } => snowflake::SignIn::KeyPair {
                            pem: key_file(&PathBuf::from(given("private key", path)?))?,
                            passphrase: secret,
                        },
                    },
                    database: given("database", database)?,
                    schema: given("schema", schema)?,
                    role: or_default(role),
                    warehouse: or_default(warehouse),
                    address: or_default(address),
                }))
            }
        }
    }
}
