//! Who makes, changes or drops what: one session at a time for each path.
//!
//! DuckDB refuses the second of two sessions that touch the same entry of its catalog; the warehouse lets it wait.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::path::Path;

/// How often a waiting session looks whether it should go on waiting.
const PULSE: Duration = Duration::from_millis(10);

#[derive(Debug, Default)]
pub(super) struct Claims {
    taken: Mutex<BTreeSet<Path>>,
    released: Condvar,
}

/// The right to make, change or drop what has one path, until dropped.
pub(crate) struct Claim<'c> {
    claims: &'c Claims,
    path: Path,
}

impl Claims {
    pub fn claim(&self, path: &Path, goes_on: impl Fn() -> bool) -> Option<Claim<'_>> {
        let mut taken = self.taken();
        while taken.contains(path) {
            if !goes_on() {
                return None;
            }
            taken = self.released.wait_timeout(taken, PULSE).unwrap_or_else(PoisonError::into_inner).0;
        }
        taken.insert(path.clone());
        Some(Claim { claims: self, path: path.clone() })
    }

    fn taken(&self) -> MutexGuard<'_, BTreeSet<Path>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        self.claims.taken().remove(&self.path);
        self.claims.released.notify_all();
    }
}
