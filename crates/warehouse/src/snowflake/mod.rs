//! Snowflake, by the protocol that its drivers speak.

mod account;
mod browse;
mod conversation;
mod error;
mod http;
mod identity;
mod key;
mod load;
mod names;
mod place;
mod result;
mod session;
mod sign_in;
mod statements;
mod wire;

use std::sync::Arc;

use extension_model::Provider;
use secrecy::SecretString;

use crate::{Session, Warehouse, WarehouseError};
use account::Account;
use conversation::Conversation;
use http::Http;
use names::Place;
use session::SnowflakeSession;

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

pub(crate) fn connect(settings: &Settings) -> Result<Arc<dyn Warehouse>, WarehouseError> {
    let account = Account::of(settings)?;
    let place = Place::new(&settings.database, &settings.schema);
    // A key that is none is told at once, not when it is first needed.
    sign_in::prepare(settings, &account)?;
    Ok(Arc::new(Snowflake {
        location: place.to_string(),
        place,
        http: Arc::new(Http::new(account.base.clone())?),
        account,
        settings: Arc::new(settings.clone()),
    }))
}

struct Snowflake {
    location: String,
    place: Place,
    http: Arc<Http>,
    account: Account,
    settings: Arc<Settings>,
}

impl Warehouse for Snowflake {
    fn name(&self) -> &str {
        "snowflake"
    }

    fn speaks(&self, provider: Provider) -> bool {
        provider == Provider::Snowflake
    }

    fn location(&self) -> &str {
        &self.location
    }

    fn open(&self) -> Result<Box<dyn Session>, WarehouseError> {
        let conversation =
            Conversation::new(self.http.clone(), self.settings.clone(), self.account.clone(), self.place.clone());
        Ok(Box::new(SnowflakeSession::new(conversation, self.place.clone())))
    }
}
