use serde::Serialize;
use ts_rs::TS;

/// Why something could not be done, for the user: what happened and where, then what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export)]
pub struct StudioError {
    pub message: String,
    pub help: Option<String>,
}

impl StudioError {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

macro_rules! told_by_itself {
    ($($error:ty),* $(,)?) => {
        $(impl From<$error> for StudioError {
            fn from(error: $error) -> Self {
                Self::new(error.to_string())
            }
        })*
    };
}

told_by_itself!(
    extension_model::EditError,
    extension_model::package::PathError,
    extension_package::OpenError,
    extension_package::SaveError,
    extension_package::WatchError,
    extension_package::BundleError,
    extension_package::ZipError,
    extension_package::IconError,
);
