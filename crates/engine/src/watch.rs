//! Stops DuckDB from another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use duckdb::InterruptHandle;

use crate::cancel::Cancel;

/// How long a script may run.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    pub deadline: Instant,
    pub cancel: Cancel,
}

impl Bounds {
    pub fn are_over(&self) -> bool {
        self.cancel.is_cancelled() || Instant::now() >= self.deadline
    }
}

/// How often a cancellation is looked for.
const PULSE: Duration = Duration::from_millis(10);

/// Interrupts a connection when its time is over or it is cancelled, until dropped.
pub(crate) struct Watch {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    pub fn start(connection: Arc<InterruptHandle>, bounds: Bounds) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&is_over);
        // Without the thread, limits hold between statements only.
        let thread = thread::Builder::new().name("engine-watch".into()).spawn(move || {
            while !seen.load(Ordering::Acquire) {
                if bounds.are_over() {
                    // Again and again: only what runs at that moment is interrupted.
                    connection.interrupt();
                }
                thread::park_timeout(PULSE);
            }
        });
        Self { is_over, thread: thread.ok() }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // It ends by itself whatever happened in it.
            let _ = thread.join();
        }
    }
}
