//! The tables that a run of cases puts into a place that they share.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use extension_warehouse::{Cancel, Session, Table, TableName, WarehouseError};

/// Tables that stay until all cases are done. Each is uploaded by the first case that needs it, while the others wait.
#[derive(Default)]
pub(crate) struct Uploads {
    tables: Mutex<HashMap<String, Upload>>,
}

type Upload = Arc<OnceLock<Result<(), WarehouseError>>>;

impl Uploads {
    pub fn load(
        &self,
        session: &mut dyn Session,
        name: &str,
        table: &Table,
        cancel: &Cancel,
    ) -> Result<(), WarehouseError> {
        let upload = Arc::clone(self.list().entry(name.to_owned()).or_default());
        upload.get_or_init(|| session.load(&TableName::Located(name.to_owned()), table, cancel)).clone()
    }

    /// Removes every table that may have been uploaded, also where that ended in an error.
    pub fn remove(&self, session: &mut dyn Session) -> Vec<(String, WarehouseError)> {
        let names: Vec<_> = self.list().drain().map(|(name, _)| name).collect();
        let remove = |name: String| {
            let removed = session.drop_table(&TableName::Located(name.clone()));
            removed.err().map(|error| (name, error))
        };
        names.into_iter().filter_map(remove).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.list().is_empty()
    }

    fn list(&self) -> std::sync::MutexGuard<'_, HashMap<String, Upload>> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
