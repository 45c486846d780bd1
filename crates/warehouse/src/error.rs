/// Why a warehouse did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WarehouseError {
    /// Warehouses can, this one cannot: the offline engine lacks something.
    #[error("{message}")]
    NotAvailable { message: String, trail: Vec<Step> },
    /// A script or a statement ended with an error.
    #[error("{message}")]
    Failed { message: String, trail: Vec<Step> },
    /// A value that its column does not take.
    #[error("{message}")]
    Row {
        /// From 0.
        row: usize,
        message: String,
    },
    /// Nothing can be done there as things are: signing in, permissions, addresses, the network.
    #[error("{message}. {help}")]
    Refused {
        message: String,
        /// What to do next.
        help: String,
    },
    #[error("Cancelled")]
    Cancelled,
}

impl WarehouseError {
    pub fn failed(message: impl Into<String>) -> Self {
        Self::Failed { message: message.into(), trail: Vec::new() }
    }

    pub fn not_available(message: impl Into<String>) -> Self {
        Self::NotAvailable { message: message.into(), trail: Vec::new() }
    }

    pub fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), help: help.into() }
    }
}

/// One source on the way to where it happened, innermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whether EXECUTE IMMEDIATE was given it.
    pub dynamic: bool,
    /// What the place counts in: a CREATE statement, or the text that was executed.
    pub source: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}
