//! What a database that is kept in a file has to know again when it is opened.

use crate::database::Database;
use crate::error::EngineError;
use crate::listing::Name;

impl Database {
    /// Reads what an earlier program has kept in the file.
    pub(crate) fn restore(&self) -> Result<(), EngineError> {
        Ok(())
    }

    /// Keeps a text with something; none takes it away.
    pub fn keep_note(&self, _kind: &str, _name: &Name, _text: Option<&str>) {}

    /// The texts that were kept, each with its kind and its name.
    pub fn kept_notes(&self) -> Vec<(String, Name, String)> {
        Vec::new()
    }
}
