use std::sync::Arc;

use crate::{Warehouse, WarehouseError, bigquery, snowflake};

/// Where a warehouse is, and as whom to sign in there. Secrets in it are never shown.
#[derive(Debug, Clone)]
pub enum Connection {
    Bigquery(bigquery::Settings),
    Snowflake(snowflake::Settings),
}

impl Connection {
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
}
