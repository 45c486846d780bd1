//! Snowflake's codes as what a person can do about them.

use std::ops::RangeInclusive;

use super::Settings;
use super::names::Place;
use crate::WarehouseError;

/// "SQL compilation error: Object … does not exist or not authorized."
const NO_OBJECT_STATE: &str = "42S02";

/// Numbers, truth values, dates, times, geographies and texts that are none, or too large for their column.
const VALUE_CODES: RangeInclusive<&str> = "100035"..="100299";

/// Why signing in failed.
pub(super) fn not_signed_in(code: &str, message: Option<&str>, settings: &Settings) -> WarehouseError {
    let Settings { user, .. } = settings;
    let told = said(code, message);
    let role = settings.role.as_deref().unwrap_or("the user's default role");
    match code {
        "390100" => WarehouseError::refused(
            format!("Snowflake knows no user {user} with this password"),
            "Look at SF_USER and SF_PASSWORD, and at whether SF_ACCOUNT is the account they belong to",
        ),
        "390144" => WarehouseError::refused(
            format!("Snowflake does not take the key of {user}: {told}"),
            "Register its public key: ALTER USER … SET RSA_PUBLIC_KEY = '…'. SF_USER and SF_ACCOUNT must be the user's own, \
             and this computer's clock must be right",
        ),
        "390189" => WarehouseError::refused(
            format!("The role {role} is not there, or {user} may not take it"),
            "Choose another by SF_ROLE, or have it granted: GRANT ROLE … TO USER …",
        ),
        "390201" => WarehouseError::refused(
            format!("Something to work with is not there, or {user} may not use it: {told}"),
            "Look at SF_TEST_DATABASE, SF_TEST_SCHEMA, SF_WAREHOUSE and SF_ROLE",
        ),
        "390101" | "390102" | "390193" | "390195" => WarehouseError::refused(
            format!("{user} may not sign in: {told}"),
            "Ask the account's administrator to look at this user",
        ),
        "390422" | "390432" => WarehouseError::refused(
            format!("A network policy of the account does not let this computer in: {told}"),
            "Connect by the network that the policy names, or have this address allowed",
        ),
        _ if told.to_lowercase().contains("multi-factor") => WarehouseError::refused(
            format!("{user} needs a second factor to sign in by password"),
            "Sign in by a key pair: SF_PRIVATE_KEY_PATH",
        ),
        _ => WarehouseError::refused(
            format!("Snowflake does not sign {user} in: {told}"),
            "Look at SF_ACCOUNT, SF_USER and how you sign in",
        ),
    }
}

/// Why a statement did not end well.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Snowflake says so.
    Told(Told),
    /// It did not come to that.
    Other(WarehouseError),
}

#[derive(Debug)]
pub(super) struct Told {
    code: String,
    state: Option<String>,
    pub message: String,
    /// The working location.
    place: Place,
}

impl Told {
    pub fn new(code: String, message: Option<&str>, state: Option<String>, place: Place) -> Self {
        Self { message: said(&code, message), code, state, place }
    }

    /// Whether what was asked for is not there, or is hidden, which Snowflake does not tell apart.
    pub fn is_missing(&self) -> bool {
        self.code == "002003" || self.state.as_deref() == Some(NO_OBJECT_STATE)
    }

    /// Whether a value is at fault, and not the statement, the session or a permission.
    pub fn is_about_a_value(&self) -> bool {
        let is_data_exception = self.state.as_deref().is_some_and(|state| state.starts_with("22"));
        is_data_exception || VALUE_CODES.contains(&self.code.as_str())
    }

    /// Whether it is a view where a table was meant.
    pub fn is_of_another_kind(&self) -> bool {
        self.code == "002203" || self.message.contains("trying to drop type")
    }
}

impl From<WarehouseError> for Trouble {
    fn from(error: WarehouseError) -> Self {
        Self::Other(error)
    }
}

impl From<Trouble> for WarehouseError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Told(told) => told.into(),
            Trouble::Other(error) => error,
        }
    }
}

impl From<Told> for WarehouseError {
    fn from(Told { code, message, place, .. }: Told) -> Self {
        match code.as_str() {
            "000606" => Self::refused(
                "No virtual warehouse is there to run this",
                "Name one by SF_WAREHOUSE, and see that your role may use it: GRANT USAGE ON WAREHOUSE … TO ROLE …",
            ),
            "000604" | "000630" => Self::refused(
                format!("The statement was stopped in Snowflake: {message}"),
                "Someone stopped it there, or it took longer than STATEMENT_TIMEOUT_IN_SECONDS allows",
            ),
            "090105" | "090106" => Self::refused(
                format!("{place} cannot be worked in: {message}"),
                "Look at SF_TEST_DATABASE and SF_TEST_SCHEMA, and at whether your role may use both: GRANT USAGE ON …",
            ),
            "003001" => Self::refused(
                message.trim_end_matches('.').to_owned(),
                format!("Have your role granted what is missing in {place}, or take another role by SF_ROLE"),
            ),
            _ => Self::failed(message),
        }
    }
}

fn said(code: &str, message: Option<&str>) -> String {
    match message.map(str::trim).filter(|message| !message.is_empty()) {
        Some(message) => message.to_owned(),
        None if code.is_empty() => "it gives no reason".to_owned(),
        None => format!("it gives no reason but the code {code}"),
    }
}
