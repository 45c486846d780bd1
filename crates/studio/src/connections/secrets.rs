use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use extension_warehouse::SecretString;
use keyring::v1::Entry;
use secrecy::ExposeSecret;
use serde::Serialize;
use ts_rs::TS;

/// What the keyring calls the studio's entries.
const SERVICE: &str = "Extension Studio";

/// The secrets of connections, by package. They are in the operating system's keyring, or in memory until the studio
/// is closed; never in a file. Clones are the same secrets.
#[derive(Clone, Default)]
pub struct Secrets {
    in_memory: Arc<Mutex<HashMap<PathBuf, SecretString>>>,
}

/// Where a secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SecretPlace {
    Keyring,
    /// Gone when the studio is closed.
    Memory,
}

impl Secrets {
    /// Keeps a secret where it lasts if the keyring can be reached and the user wants it to; otherwise in memory.
    pub fn keep(&self, root: &Path, secret: SecretString, lasting: bool) -> SecretPlace {
        self.forget(root);
        let in_keyring = lasting && entry(root).is_some_and(|entry| entry.set_password(secret.expose_secret()).is_ok());
        if in_keyring {
            return SecretPlace::Keyring;
        }
        self.list().insert(root.to_path_buf(), secret);
        SecretPlace::Memory
    }

    pub fn get(&self, root: &Path) -> Option<(SecretString, SecretPlace)> {
        if let Some(secret) = self.list().get(root) {
            return Some((secret.clone(), SecretPlace::Memory));
        }
        let secret = entry(root)?.get_password().ok()?;
        Some((SecretString::from(secret), SecretPlace::Keyring))
    }

    pub fn forget(&self, root: &Path) {
        self.list().remove(root);
        if let Some(entry) = entry(root) {
            // One that is not there needs no removing.
            let _ = entry.delete_credential();
        }
    }

    fn list(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, SecretString>> {
        self.in_memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The keyring's entry for a package; none where no keyring is.
fn entry(root: &Path) -> Option<Entry> {
    Entry::new(SERVICE, &root.display().to_string()).ok()
}
