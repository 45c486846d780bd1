//! What all requests share.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use extension_engine::{Cancel, Database, EngineError, Given, Name, Named, Operation, Settings, Target};
use serde_json::Value;
use tokio::sync::Semaphore;

use crate::error::{ApiError, Reason};
use crate::faults::Faults;
use crate::ids;
use crate::jobs::{Jobs, failed};
use crate::notes::Notes;
use crate::options::Options;
use crate::tokens::TokenStore;
use crate::uploads::Uploads;
use crate::wire::ask::Ask;

/// How many jobs work at once; the others are pending.
const AT_ONCE: usize = 16;

/// A stand-in's state.
pub struct Stand {
    pub options: Options,
    /// The session that others are opened beside.
    root: Mutex<Database>,
    pub jobs: Jobs,
    sessions: Mutex<HashMap<String, Arc<Mutex<Database>>>>,
    pub uploads: Uploads,
    pub notes: Notes,
    pub faults: Faults,
    pub tokens: TokenStore,
    pub requests: Mutex<Vec<String>>,
    pub at_work: Arc<Semaphore>,
    pub started: SystemTime,
}

impl Stand {
    /// Opens the database.
    ///
    /// # Errors
    /// When it cannot be opened, or not in the file it is to be kept in.
    pub fn open_for(options: Options) -> Result<Self, EngineError> {
        let settings = Settings {
            limits: options.limits,
            project: options.project.clone(),
            dataset: options.dataset.clone().unwrap_or_else(|| NO_DATASET.to_owned()),
            python: options.python,
            strict_datasets: true,
            ..Settings::default()
        };
        let root = match &options.data {
            Some(file) => Database::open_file(settings, file)?,
            None => Database::open(settings)?,
        };
        let stand = Self {
            root: Mutex::new(root),
            jobs: Jobs::default(),
            sessions: Mutex::default(),
            uploads: Uploads::default(),
            notes: Notes::default(),
            faults: Faults::default(),
            tokens: TokenStore::new(options.tokens),
            requests: Mutex::default(),
            at_work: Arc::new(Semaphore::new(AT_ONCE)),
            started: SystemTime::now(),
            options,
        };
        if let Some(dataset) = stand.options.dataset.clone() {
            let create = format!("CREATE SCHEMA IF NOT EXISTS `{}`.`{dataset}`", stand.options.project);
            let database = lock(&stand.root);
            let created = database.run(&create, &Cancel::new());
            created.map_err(|failure| EngineError::CreateTable { path: dataset, message: failure.message })?;
        }
        stand.notes.read(&lock(&stand.root))?;
        Ok(stand)
    }

    /// A session for one request or one job.
    pub fn open(&self) -> Result<Database, ApiError> {
        lock(&self.root).beside().map_err(|error| ApiError::new(Reason::BackendError, error.to_string()))
    }

    /// Opens a session that stays; its id.
    pub fn new_session(&self) -> Result<String, ApiError> {
        let id = ids::fresh("session_");
        lock(&self.sessions).insert(id.clone(), Arc::new(Mutex::new(self.open()?)));
        Ok(id)
    }

    pub fn session(&self, id: &str) -> Result<Arc<Mutex<Database>>, ApiError> {
        let found = lock(&self.sessions).get(id).cloned();
        found.ok_or_else(|| ApiError::not_found(format!("Not found: Session {id}")))
    }

    /// Ends a session with all that is temporary in it.
    pub fn end_session(&self, id: &str) {
        lock(&self.sessions).remove(id);
    }

    /// The table that a reference names.
    pub fn name(&self, reference: &Value, project: &str) -> Result<Name, ApiError> {
        let missing = |what: &str| ApiError::invalid(format!("Required parameter is missing: {what}"));
        let dataset = reference.text("datasetId").ok_or_else(|| missing("datasetId"))?;
        let table = reference.text("tableId").ok_or_else(|| missing("tableId"))?;
        Ok(Name::new(reference.text("projectId").unwrap_or(project), dataset, table))
    }

    /// Whether requests about a dataset are let through, and there is one.
    pub fn need_dataset(&self, database: &Database, project: &str, dataset: &str) -> Result<(), ApiError> {
        self.faults.admit(project, |refused| refused == dataset)?;
        if database.has_dataset(project, dataset) {
            return Ok(());
        }
        Err(ApiError::not_found(format!("Not found: Dataset {project}:{dataset}")))
    }

    /// Runs a statement of the stand-in's own making.
    pub fn command(&self, database: &Database, project: &str, sql: &str) -> Result<(), ApiError> {
        let given = Given { project: Some(project.to_owned()), ..Given::default() };
        let done = database.run_given(sql, &given, &Cancel::new());
        done.map(drop).map_err(|failure| failed(&failure, false))
    }

    /// Forgets what clients said about something that a statement has made anew or dropped.
    pub fn forget_notes(&self, database: &Database, target: Option<&Target>) {
        let Some(Target { name, what, operation }) = target else { return };
        if matches!(operation, Operation::Skip | Operation::Alter) {
            return;
        }
        let kind = match what {
            Named::Dataset => "dataset",
            Named::Table => "table",
            Named::Routine => "routine",
        };
        if self.notes.get(kind, name).is_some() {
            // A file that takes no more writes has failed the statement itself.
            let _ = self.notes.forget(database, kind, name);
        }
    }

    /// Where a dataset is.
    pub fn location(&self, project: &str, dataset: &str) -> String {
        let noted = || Some(self.notes.get("dataset", &Name::new(project, dataset, ""))?.text("location")?.to_owned());
        self.faults.region(dataset).or_else(noted).unwrap_or_else(|| "US".to_owned())
    }

    /// Does what blocks on a thread that may be blocked.
    ///
    /// # Errors
    /// What `work` fails with, or that it came to no end.
    pub async fn blocking<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&Arc<Self>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let done = tokio::task::spawn_blocking(move || work(&self)).await;
        done.unwrap_or_else(|_| Err(ApiError::new(Reason::BackendError, "The stand-in failed at this request")))
    }
}

/// What a path of one part belongs to where no dataset is given: none has this name.
const NO_DATASET: &str = "no default dataset";

/// What is stored is whole after every change.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
