//! A database that is opened before anyone asks for it: opening takes longer than a small case.

use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use extension_engine::{Database, EngineError, Settings};

static STANDBY: Mutex<Option<JoinHandle<Result<Database, EngineError>>>> = Mutex::new(None);

/// Opens a database on a thread of its own, for the next case that needs one. Does nothing while one waits.
pub fn stand_by() {
    let mut standby = STANDBY.lock().unwrap_or_else(PoisonError::into_inner);
    if standby.is_none() {
        // Without the thread, the next case opens its own.
        *standby =
            thread::Builder::new().name("engine-standby".into()).spawn(|| Database::open(Settings::default())).ok();
    }
}

/// The database that waits, or a new one.
pub(super) fn open(settings: Settings) -> Result<Database, EngineError> {
    let waiting = STANDBY.lock().unwrap_or_else(PoisonError::into_inner).take();
    match waiting.and_then(|thread| thread.join().ok()) {
        Some(Ok(database)) => database.under(settings),
        _ => Database::open(settings),
    }
}

#[cfg(test)]
mod tests {
    use extension_engine::Cancel;

    use super::*;

    #[test]
    fn a_database_that_waited_is_as_new_and_under_the_settings_asked_for() {
        stand_by();
        let settings = Settings { project: "asked".to_owned(), ..Settings::default() };
        let database = open(settings).unwrap();
        database.run("CREATE TABLE d.t AS SELECT 1 AS x", &Cancel::new()).unwrap();
        assert!(database.read_table("asked.d.t").is_ok());
        let other = open(Settings::default()).unwrap();
        assert!(other.read_table("d.t").is_err());
    }
}
