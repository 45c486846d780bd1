//! Jobs: what was asked for, how far it is, and what came of it.

mod describe;
mod failure;
mod query;
mod results;
mod script;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use extension_engine::{Cancel, Name, Table};
use serde_json::{Value, json};
use tokio::sync::watch;

pub use describe::{describe, summary};
pub use failure::failed;
pub use query::{dry_run, run as run_query};
pub use results::{Page, page, results};

use crate::error::{ApiError, Reason};

/// How many jobs are remembered.
const REMEMBERED: usize = 5_000;

/// How many cells all results together may have before the oldest are let go of.
const MOST_CELLS: usize = 20_000_000;

/// The dataset that results without a table of their own are read from.
pub const ANONYMOUS: &str = "_anonymous";

pub struct Job {
    pub project: String,
    pub id: String,
    pub location: String,
    pub parent: Option<String>,
    pub configuration: Value,
    pub created: SystemTime,
    pub cancel: Cancel,
    state: Mutex<State>,
    is_done: watch::Sender<bool>,
}

#[derive(Debug, Clone, Default)]
struct State {
    started: Option<SystemTime>,
    ended: Option<SystemTime>,
    outcome: Outcome,
    children: usize,
}

/// What came of a job.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub error: Option<ApiError>,
    /// A query's rows.
    pub result: Option<Arc<Table>>,
    /// Where they lie.
    pub destination: Option<Name>,
    /// What is added to the job's statistics.
    pub statistics: Value,
    /// Whether the rows were let go of, for newer ones.
    pub is_expired: bool,
}

impl Outcome {
    pub fn failed(error: ApiError) -> Self {
        Self { error: Some(error), ..Self::default() }
    }
}

impl Job {
    pub fn new(project: &str, id: String, location: String, parent: Option<String>, configuration: Value) -> Self {
        Self {
            project: project.to_owned(),
            id,
            location,
            parent,
            configuration,
            created: SystemTime::now(),
            cancel: Cancel::new(),
            state: Mutex::default(),
            is_done: watch::Sender::new(false),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change leaves it whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn start(&self) {
        self.state().started = Some(SystemTime::now());
    }

    pub fn finish(&self, outcome: Outcome) {
        {
            let mut state = self.state();
            state.started = state.started.or(Some(self.created));
            state.ended = Some(SystemTime::now());
            state.outcome = outcome;
        }
        self.is_done.send_replace(true);
    }

    pub fn count_child(&self) -> usize {
        let mut state = self.state();
        state.children += 1;
        state.children
    }

    pub fn outcome(&self) -> Outcome {
        self.state().outcome.clone()
    }

    pub fn is_done(&self) -> bool {
        *self.is_done.borrow()
    }

    /// Waits until the job is done, or no longer than this; whether it is.
    pub async fn wait(&self, most: Duration) -> bool {
        let mut is_done = self.is_done.subscribe();
        let done = is_done.wait_for(|done| *done);
        tokio::time::timeout(most, done).await.is_ok()
    }

    pub fn reference(&self) -> Value {
        json!({ "projectId": self.project, "jobId": self.id, "location": self.location })
    }

    /// The table that the rows of a query without a destination are read from.
    pub fn anonymous_table(&self) -> Name {
        let name: String = self.id.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
        Name::new(&self.project, ANONYMOUS, format!("anon{name}"))
    }
}

/// All jobs, the latest ones at least.
#[derive(Default)]
pub struct Jobs(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    by_id: HashMap<(String, String), Arc<Job>>,
    order: VecDeque<(String, String)>,
}

impl Jobs {
    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a job in, unless there is one of its id.
    pub fn add(&self, job: Job) -> Result<Arc<Job>, ApiError> {
        let mut remembered = self.remembered();
        let key = (job.project.clone(), job.id.clone());
        if remembered.by_id.contains_key(&key) {
            let message = format!("Already Exists: Job {}:{}.{}", job.project, job.location, job.id);
            return Err(ApiError::new(Reason::Duplicate, message));
        }
        let job = Arc::new(job);
        remembered.by_id.insert(key.clone(), Arc::clone(&job));
        remembered.order.push_back(key);
        while remembered.order.len() > REMEMBERED {
            let Some(oldest) = remembered.order.pop_front() else { break };
            match remembered.by_id.get(&oldest) {
                Some(job) if !job.is_done() => remembered.order.push_back(oldest),
                _ => drop(remembered.by_id.remove(&oldest)),
            }
        }
        Ok(job)
    }

    /// A job by its id; in another location there is none of it.
    pub fn get(&self, project: &str, id: &str, location: Option<&str>) -> Result<Arc<Job>, ApiError> {
        let found = self.remembered().by_id.get(&(project.to_owned(), id.to_owned())).cloned();
        let is_there = |job: &Arc<Job>| location.is_none_or(|wanted| wanted.eq_ignore_ascii_case(&job.location));
        found.filter(is_there).ok_or_else(|| {
            let place = location.map(|location| format!("{location}.")).unwrap_or_default();
            ApiError::not_found(format!("Not found: Job {project}:{place}{id}"))
        })
    }

    /// The jobs of a project, the latest first: those of a parent, or those without one.
    pub fn list(&self, project: &str, parent: Option<&str>) -> Vec<Arc<Job>> {
        let remembered = self.remembered();
        let jobs = remembered.order.iter().rev().filter_map(|key| remembered.by_id.get(key));
        jobs.filter(|job| job.project == project && job.parent.as_deref() == parent).cloned().collect()
    }

    pub fn forget(&self, project: &str, id: &str) {
        let mut remembered = self.remembered();
        let is_it = |key: &(String, String), job: Option<&Arc<Job>>| {
            key.0 == project && (key.1 == id || job.is_some_and(|job| job.parent.as_deref() == Some(id)))
        };
        let Remembered { by_id, order } = &mut *remembered;
        order.retain(|key| !is_it(key, by_id.get(key)));
        by_id.retain(|key, job| !is_it(key, Some(job)));
    }

    /// Lets go of the oldest results where there are too many.
    pub fn trim(&self) {
        let remembered = self.remembered();
        let mut cells = 0;
        for job in remembered.order.iter().rev().filter_map(|key| remembered.by_id.get(key)) {
            let mut state = job.state();
            let Some(table) = &state.outcome.result else { continue };
            cells += table.rows.len() * table.columns.len();
            // The latest stays, however large it is.
            if cells > MOST_CELLS && cells > table.rows.len() * table.columns.len() {
                state.outcome.result = None;
                state.outcome.is_expired = true;
            }
        }
    }

    /// Stops all that run.
    pub fn cancel_all(&self) {
        self.remembered().by_id.values().for_each(|job| job.cancel.cancel());
    }

    /// The rows that lie in the anonymous table of this name.
    pub fn anonymous(&self, name: &Name) -> Option<Arc<Table>> {
        let remembered = self.remembered();
        let job = remembered.by_id.values().find(|job| job.anonymous_table() == *name)?;
        job.outcome().result
    }
}
