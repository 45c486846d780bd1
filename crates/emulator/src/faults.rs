//! Faults on purpose, for the tests of clients. Nothing on the command line leads here.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::error::{ApiError, Reason};

/// What goes wrong, and with which requests.
#[derive(Debug, Clone)]
pub struct Fault {
    /// `GET`, `POST`…; any when empty.
    pub method: String,
    /// What the path contains; anything when empty.
    pub path: String,
    /// How many such requests go well before.
    pub after: usize,
    /// How many go wrong then.
    pub times: usize,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The request is answered with this HTTP status and not looked at.
    Status(u16),
    /// The connection is cut before anything is done.
    CutBefore,
    /// What is asked for is done, and the connection is cut instead of an answer.
    CutAfter,
    /// The answer comes this much later.
    Delay(Duration),
}

impl Fault {
    /// A fault of the next request whose path contains `path`.
    pub fn once(path: &str, kind: FaultKind) -> Self {
        Self { method: String::new(), path: path.to_owned(), after: 0, times: 1, kind }
    }

    pub fn of(self, method: &str) -> Self {
        Self { method: method.to_owned(), ..self }
    }

    pub fn times(self, times: usize) -> Self {
        Self { times, ..self }
    }

    pub fn after(self, after: usize) -> Self {
        Self { after, ..self }
    }
}

/// The faults of one stand-in. All may be changed while it runs.
#[derive(Debug, Default)]
pub struct Faults {
    planned: Mutex<Vec<Fault>>,
    refused: Mutex<Vec<String>>,
    elsewhere: Mutex<Vec<(String, String)>>,
    slowness: Mutex<Duration>,
}

impl Faults {
    pub fn plan(&self, fault: Fault) {
        lock(&self.planned).push(fault);
    }

    /// Refuses everything that concerns a dataset: access denied.
    pub fn refuse_dataset(&self, dataset: &str) {
        lock(&self.refused).push(dataset.to_owned());
    }

    /// Moves a dataset to another region, where jobs of this one do not find it.
    pub fn move_dataset(&self, dataset: &str, region: &str) {
        lock(&self.elsewhere).push((dataset.to_owned(), region.to_owned()));
    }

    /// Makes each job wait before it starts to work. It can be cancelled while it waits.
    pub fn slow_jobs(&self, delay: Duration) {
        *lock(&self.slowness) = delay;
    }

    /// Takes all faults away.
    pub fn clear(&self) {
        lock(&self.planned).clear();
        lock(&self.refused).clear();
        lock(&self.elsewhere).clear();
        *lock(&self.slowness) = Duration::ZERO;
    }

    pub(crate) fn slowness(&self) -> Duration {
        *lock(&self.slowness)
    }

    /// What is to go wrong with this request, if anything.
    pub(crate) fn strike(&self, method: &str, path: &str) -> Option<FaultKind> {
        let mut planned = lock(&self.planned);
        for fault in planned.iter_mut() {
            let is_meant = (fault.method.is_empty() || fault.method == method) && path.contains(&fault.path);
            if !is_meant || fault.times == 0 {
                continue;
            }
            if fault.after > 0 {
                fault.after -= 1;
                continue;
            }
            fault.times -= 1;
            return Some(fault.kind);
        }
        None
    }

    /// Whether a request or a query that names this dataset is let through.
    pub(crate) fn admit(&self, project: &str, is_named: impl Fn(&str) -> bool) -> Result<(), ApiError> {
        if let Some(dataset) = lock(&self.refused).iter().find(|dataset| is_named(dataset)) {
            let message = format!(
                "Access Denied: Dataset {project}:{dataset}: Permission bigquery.datasets.get denied on dataset \
                 {project}:{dataset} (or it may not exist)."
            );
            return Err(ApiError::new(Reason::AccessDenied, message));
        }
        Ok(())
    }

    /// Whether a job of region US finds this dataset.
    pub(crate) fn find(&self, project: &str, is_named: impl Fn(&str) -> bool) -> Result<(), ApiError> {
        match lock(&self.elsewhere).iter().find(|(dataset, _)| is_named(dataset)) {
            Some((dataset, _)) => {
                Err(ApiError::not_found(format!("Not found: Dataset {project}:{dataset} was not found in location US")))
            }
            None => Ok(()),
        }
    }

    /// The region that a dataset was moved to.
    pub(crate) fn region(&self, dataset: &str) -> Option<String> {
        lock(&self.elsewhere).iter().find(|(own, _)| own == dataset).map(|(_, region)| region.clone())
    }
}

/// What is stored is whole: each lock holds one value.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
