//! Snowflake.

use std::sync::Arc;

use secrecy::SecretString;

use crate::{Warehouse, WarehouseError};

/// Where a Snowflake account is, and as whom to sign in.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The account's identifier: `organisation-account`, or the older locator with its region.
    pub account: String,
    pub user: String,
    pub sign_in: SignIn,
    pub database: String,
    pub schema: String,
    /// The user's default when none.
    pub role: Option<String>,
    /// The virtual warehouse that computes; the user's default when none.
    pub warehouse: Option<String>,
    /// Where to go instead of Snowflake itself: `http://127.0.0.1:9060`.
    pub address: Option<String>,
}

#[derive(Debug, Clone)]
pub enum SignIn {
    Password(SecretString),
    KeyPair {
        /// The private key as PEM: PKCS#8, encrypted or not.
        pem: SecretString,
        passphrase: Option<SecretString>,
    },
}

pub(crate) fn connect(_settings: &Settings) -> Result<Arc<dyn Warehouse>, WarehouseError> {
    Err(WarehouseError::not_available("Snowflake is being written"))
}
