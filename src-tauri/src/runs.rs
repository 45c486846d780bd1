//! Long acts under way, each with a way to stop it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use extension_studio::{Cancel, StudioError};

/// The acts that are under way, by the names that the page gave them. Clones are the same list.
#[derive(Clone, Default)]
pub struct Runs {
    under_way: Arc<Mutex<HashMap<String, Cancel>>>,
}

impl Runs {
    /// Does `work` on a thread of its own, where it holds up neither the window nor other commands.
    /// Work under a name that is already taken stops the work before it.
    ///
    /// # Errors
    /// That of the work, and one of its own when the work has panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        name: String,
        work: impl FnOnce(&Cancel) -> Result<T, StudioError> + Send + 'static,
    ) -> Result<T, StudioError> {
        let entered = self.enter(name);
        let ended = tauri::async_runtime::spawn_blocking(move || work(&entered.cancel)).await;
        ended.unwrap_or_else(|_| {
            Err(StudioError::new("The run ended by a fault of the studio itself")
                .with_help("Your files are as they were; please report what the studio printed where it was started"))
        })
    }

    /// Stops the work of this name soon. Work that has ended meanwhile needs no stopping.
    pub fn cancel(&self, name: &str) {
        if let Some(cancel) = self.list().get(name) {
            cancel.cancel();
        }
    }

    /// Stops everything, as when the package is closed.
    pub fn cancel_all(&self) {
        self.list().values().for_each(Cancel::cancel);
    }

    fn enter(&self, name: String) -> UnderWay {
        let cancel = Cancel::new();
        if let Some(before) = self.list().insert(name.clone(), cancel.clone()) {
            before.cancel();
        }
        UnderWay { runs: self.clone(), name, cancel }
    }

    fn list(&self) -> MutexGuard<'_, HashMap<String, Cancel>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the list, given up when the work ends in whatever way.
struct UnderWay {
    runs: Runs,
    name: String,
    cancel: Cancel,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut list = self.runs.list();
        // Later work may have taken the name meanwhile.
        if list.get(&self.name).is_some_and(|held| held.is_same(&self.cancel)) {
            list.remove(&self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use super::*;

    /// Waits as long-running work does: until it is told to stop.
    fn until_stopped(cancel: &Cancel) -> Result<&'static str, StudioError> {
        while !cancel.is_cancelled() {
            thread::sleep(Duration::from_millis(1));
        }
        Ok("stopped")
    }

    fn start(runs: &Runs, name: &str) -> thread::JoinHandle<Result<&'static str, StudioError>> {
        let (runs, name) = (runs.clone(), name.to_owned());
        let (started, wait) = channel();
        let handle = thread::spawn(move || {
            tauri::async_runtime::block_on(runs.run(name, move |cancel| {
                started.send(()).unwrap();
                until_stopped(cancel)
            }))
        });
        wait.recv().unwrap();
        handle
    }

    #[test]
    fn a_run_is_stopped_by_its_name_and_others_go_on() {
        let runs = Runs::default();
        let (one, other) = (start(&runs, "one"), start(&runs, "other"));
        runs.cancel("one");
        assert_eq!(one.join().unwrap(), Ok("stopped"));
        assert!(!other.is_finished());
        runs.cancel_all();
        assert_eq!(other.join().unwrap(), Ok("stopped"));
        assert!(runs.list().is_empty());
    }

    #[test]
    fn a_later_run_of_the_same_name_takes_the_place_of_the_one_before() {
        let runs = Runs::default();
        let before = start(&runs, "same");
        let after = start(&runs, "same");
        assert_eq!(before.join().unwrap(), Ok("stopped"));
        assert_eq!(runs.list().len(), 1);
        runs.cancel("same");
        assert_eq!(after.join().unwrap(), Ok("stopped"));
    }

    #[test]
    fn a_panic_is_told_and_leaves_the_list() {
        let runs = Runs::default();
        let ended = tauri::async_runtime::block_on(runs.run("broken".to_owned(), |_| -> Result<(), _> { panic!() }));
        assert!(ended.unwrap_err().message.contains("fault of the studio"));
        assert!(runs.list().is_empty());
    }
}
