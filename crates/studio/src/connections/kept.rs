use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::ConnectionForm;
use crate::{Library, StudioError};

impl Library {
    /// The connection that was made in the studio for the package in this folder, without its secret.
    pub fn connection(&self, root: &Path) -> Option<ConnectionForm> {
        self.connections().remove(root)
    }

    /// Keeps a package's connection; none to forget it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_connection(&self, root: &Path, form: Option<ConnectionForm>) -> Result<(), StudioError> {
        let mut connections = self.connections();
        match form {
            Some(form) => connections.insert(root.to_path_buf(), form),
            None => connections.remove(root),
        };
        self.keep(&self.connections_list(), &connections, "The list of connections")
    }

    fn connections(&self) -> BTreeMap<PathBuf, ConnectionForm> {
        let list = fs::read_to_string(self.connections_list()).ok();
        list.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    fn connections_list(&self) -> PathBuf {
        self.settings.join("connections.json")
    }
}
