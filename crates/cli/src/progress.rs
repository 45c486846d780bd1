use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use extension_testing::Event;
use indicatif::{ProgressBar, ProgressStyle};

use crate::report::tests::case_name;

/// How far test cases are, on one line of a terminal that is gone when they are done. Nothing where no terminal is.
pub struct Progress {
    bar: ProgressBar,
    running: Mutex<Vec<String>>,
}

impl Progress {
    pub fn of(cases: usize) -> Self {
        let bar = ProgressBar::new(cases as u64);
        if let Ok(style) = ProgressStyle::with_template("{pos} of {len} {bar:24} {elapsed}  {wide_msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, running: Mutex::default() }
    }

    pub fn follow(&self, event: &Event) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Started { case, mode } => running.push(format!("{} {}", case.component, case_name(&case.id, *mode))),
            Event::Finished { result } => {
                let name = format!("{} {}", result.case.component, case_name(&result.case.id, result.mode));
                running.retain(|other| *other != name);
                self.bar.inc(1);
            }
        }
        self.bar.set_message(running.join(", "));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
