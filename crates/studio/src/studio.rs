//! The studio as a running thing: the open package behind a lock, and the work that goes on beside it
//! (checking, saving by itself, following the disk).

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use extension_check::Problem;
use extension_model::{Package, PackagePath};
use extension_package::Watch;
use serde::Serialize;
use ts_rs::TS;

use crate::views::{Outcome, State};
use crate::{Session, StudioError};

/// How long after the last change autosave writes: long enough not to write every letter.
const AUTOSAVE_DELAY: Duration = Duration::from_millis(700);

/// Something the window should know without having asked.
#[derive(Debug, Clone)]
pub enum Event {
    Changed(Changed),
    Problems(Problems),
}

/// The package changed by other means than the command just called.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Changed {
    pub state: State,
    pub touched: Vec<PackagePath>,
    pub origin: Origin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Origin {
    /// Another program changed files.
    Disk,
    /// Autosave wrote files.
    Autosave,
}

/// All problems of the package at one revision.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(export)]
pub struct Problems {
    #[ts(type = "number")]
    pub revision: u64,
    pub problems: Vec<Problem>,
}

/// The one open package and its background work. Cheap to clone.
#[derive(Clone)]
pub struct Studio {
    shared: Arc<Shared>,
    work: Sender<Work>,
}

struct Shared {
    open: Mutex<Option<Open>>,
    problems: Mutex<Problems>,
    listener: Box<dyn Fn(Event) + Send + Sync>,
}

struct Open {
    session: Session,
    /// None when the folder cannot be watched; outside changes then show at the next save.
    _watch: Option<Watch>,
}

enum Work {
    Check,
    Save,
}

impl Studio {
    /// Starts the studio with nothing open. `listener` is called from other threads.
    pub fn start(listener: impl Fn(Event) + Send + Sync + 'static) -> Self {
        let shared =
            Arc::new(Shared { open: Mutex::new(None), problems: Mutex::default(), listener: Box::new(listener) });
        let (work, due) = channel();
        let worker = Arc::clone(&shared);
        thread::spawn(move || {
            let mut save_at: Option<Instant> = None;
            loop {
                let wait = save_at.map_or(Duration::from_secs(3600), |at| at.saturating_duration_since(Instant::now()));
                match due.recv_timeout(wait) {
                    Ok(Work::Check) => worker.check(),
                    Ok(Work::Save) => save_at = Some(Instant::now() + AUTOSAVE_DELAY),
                    Err(RecvTimeoutError::Timeout) => {
                        if save_at.take().is_some() {
                            worker.autosave();
                        }
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        });
        Self { shared, work }
    }

    pub fn open(&self, root: &Path) -> Result<(), StudioError> {
        let session = Session::open(root)?;
        let (studio, root) = (self.clone(), session.root().to_path_buf());
        let watch = extension_package::watch(&root, move |paths| studio.follow(&paths)).ok();
        *lock(&self.shared.open) = Some(Open { session, _watch: watch });
        *lock(&self.shared.problems) = Problems::default();
        self.check_soon();
        Ok(())
    }

    pub fn close(&self) {
        // The watch is dropped outside the lock: its thread may be waiting for it.
        let open = lock(&self.shared.open).take();
        drop(open);
    }

    /// Looks at the open package.
    pub fn look<T>(&self, look: impl FnOnce(&Session) -> Result<T, StudioError>) -> Result<T, StudioError> {
        match lock(&self.shared.open).as_ref() {
            Some(open) => look(&open.session),
            None => Err(nothing_open()),
        }
    }

    /// The package as it stands, and its folder: for work that takes longer than the others can wait.
    pub fn snapshot(&self) -> Result<(Package, PathBuf), StudioError> {
        self.look(|session| Ok((session.package().clone(), session.root().to_path_buf())))
    }

    /// Changes the open package; checking and saving follow by themselves.
    pub fn change(
        &self,
        change: impl FnOnce(&mut Session) -> Result<Outcome, StudioError>,
    ) -> Result<Outcome, StudioError> {
        let (outcome, wants_saving) = match lock(&self.shared.open).as_mut() {
            Some(open) => {
                let outcome = change(&mut open.session)?;
                (outcome, open.session.wants_saving())
            }
            None => return Err(nothing_open()),
        };
        self.check_soon();
        if wants_saving {
            // The worker lives as long as the studio: a failed send means the program is ending.
            let _ = self.work.send(Work::Save);
        }
        Ok(outcome)
    }

    /// The problems last found; newer ones arrive as an event.
    pub fn problems(&self) -> Problems {
        lock(&self.shared.problems).clone()
    }

    fn check_soon(&self) {
        let _ = self.work.send(Work::Check);
    }

    fn follow(&self, paths: &[PackagePath]) {
        let outcome = lock(&self.shared.open).as_mut().and_then(|open| open.session.disk_changed(paths));
        if let Some(Outcome { state, touched, .. }) = outcome {
            self.check_soon();
            (self.shared.listener)(Event::Changed(Changed { state, touched, origin: Origin::Disk }));
        }
    }
}

impl Shared {
    fn check(&self) {
        let Some((package, revision)) =
            lock(&self.open).as_ref().map(|open| (open.session.package().clone(), open.session.revision()))
        else {
            return;
        };
        if revision > 0 && lock(&self.problems).revision == revision {
            return;
        }
        let found = Problems { revision, problems: extension_check::check(&package) };
        *lock(&self.problems) = found.clone();
        (self.listener)(Event::Problems(found));
    }

    fn autosave(&self) {
        let saved = match lock(&self.open).as_mut() {
            Some(open) if open.session.wants_saving() => {
                let touched = open.session.save().map(|outcome| outcome.touched).unwrap_or_default();
                Some((open.session.state(), touched))
            }
            _ => None,
        };
        if let Some((state, touched)) = saved {
            (self.listener)(Event::Changed(Changed { state, touched, origin: Origin::Autosave }));
        }
    }
}

fn nothing_open() -> StudioError {
    StudioError::new("No package is open").with_help("Open a folder, an example, or create a new package")
}

/// A panic while the lock was held left the package as it was before the change: it is still good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
