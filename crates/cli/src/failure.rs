use std::path::Path;

use extension_studio::StudioError;

/// Why a command could not be carried out, and what to do next.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    pub fn reading(path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("{} cannot be read: {error}", path.display()))
    }

    pub fn tell(&self) {
        eprintln!("extstudio: {}", self.message);
        if let Some(help) = &self.help {
            eprintln!("  help: {help}");
        }
    }
}

impl From<StudioError> for Failure {
    fn from(error: StudioError) -> Self {
        Self { message: error.message, help: error.help }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("The output cannot be written: {error}"))
    }
}
