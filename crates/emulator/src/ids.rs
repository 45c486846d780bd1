//! Names that nothing else has.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};

static GIVEN: AtomicU64 = AtomicU64::new(0);

/// A new id behind a prefix. It cannot be guessed from those before it by accident, and is no secret.
pub fn fresh(prefix: &str) -> String {
    let number = GIVEN.fetch_add(1, Ordering::Relaxed);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    format!("{prefix}{}", hex(&format!("{number} {now} {}", std::process::id()), 24))
}

/// The id of a script's nth child job.
pub fn child(parent: &str, number: usize) -> String {
    format!("script_job_{}_{number}", hex(parent, 32))
}

fn hex(text: &str, digits: usize) -> String {
    let mut hex: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    hex.truncate(digits);
    hex
}
