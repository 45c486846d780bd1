use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a run may go on: until a moment, or until someone cancels it. Cheap to clone.
#[derive(Clone, Default)]
pub struct Bounds {
    deadline: Option<Instant>,
    cancelled: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

/// Why a run must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    Deadline,
    Cancelled,
}

impl Bounds {
    /// Asked often, from any thread, whether to go on.
    pub fn new(deadline: Option<Instant>, cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { deadline, cancelled: Some(Arc::new(cancelled)) }
    }

    /// Ends after this long, cancelled by nobody.
    pub fn within(time: Duration) -> Self {
        Self { deadline: Instant::now().checked_add(time), cancelled: None }
    }

    /// The same, ending after this long instead.
    pub(crate) fn with_time(&self, time: Duration) -> Self {
        Self { deadline: Instant::now().checked_add(time), cancelled: self.cancelled.clone() }
    }

    /// The same, ending this much later.
    pub fn postponed(&self, time: Duration) -> Self {
        Self { deadline: self.deadline.and_then(|at| at.checked_add(time)), cancelled: self.cancelled.clone() }
    }

    /// Whether to end now.
    pub fn stop(&self) -> Option<Stop> {
        if self.cancelled.as_ref().is_some_and(|cancelled| cancelled()) {
            return Some(Stop::Cancelled);
        }
        self.deadline.is_some_and(|at| Instant::now() >= at).then_some(Stop::Deadline)
    }
}

impl fmt::Debug for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bounds").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}
