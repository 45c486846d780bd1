/// Why a function could not be made or run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuntimeError {
    /// The warehouse would refuse it as well.
    #[error("{message}")]
    Refused { message: String },
    /// The warehouse has it, this machine has not.
    #[error("{what} is not available offline: {reason}")]
    NotAvailable { what: String, reason: String },
    /// The body failed.
    #[error("{message}")]
    Failed {
        message: String,
        /// The line of the body, from 1.
        line: Option<u32>,
    },
    /// It took more time or memory than it may.
    #[error("{message}")]
    Limit {
        message: String,
        /// The line of the body that was running, from 1, where that is known.
        line: Option<u32>,
    },
    #[error("Cancelled")]
    Cancelled,
}

impl RuntimeError {
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self::Failed { message: message.into(), line: None }
    }

    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::Limit { message: message.into(), line: None }
    }

    /// The line of the body that the error is about, from 1.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Failed { line, .. } | Self::Limit { line, .. } => *line,
            _ => None,
        }
    }
}
