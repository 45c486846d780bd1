//! The connection to a package's warehouse: what its `.env` tells, or what was made in the studio.

mod form;
mod kept;
mod secrets;

pub use form::{BigQuerySignIn, ConnectionForm, SnowflakeSignIn};
pub use secrets::{SecretPlace, Secrets};
