//! Noticing what other programs change in a package while it is open.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use extension_model::PackagePath;
use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer_opt};

use crate::limits::Limits;
use crate::scope::{CONTENT_FOLDERS, belongs, holds_content};
use crate::walk::{Entry, look, resolve, walk};

/// How long a file must be left alone before its change is told: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(50);
const TICK: Duration = Duration::from_millis(10);

/// Why a package cannot be watched.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error("{} cannot be watched: {source}", .path.display())]
    Unreachable { path: PathBuf, source: io::Error },
    #[error("Changes that other programs make in {} go unnoticed: {source}", .path.display())]
    Refused { path: PathBuf, source: notify::Error },
}

/// Keeps watching until it is dropped. A call that is under way then still ends.
#[derive(Debug)]
pub struct Watch {
    _alive: Arc<()>,
    wake: Sender<Message>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Fails only when the thread has ended by itself, which is what is asked for.
        let _ = self.wake.send(Message::Stop);
    }
}

#[derive(Debug)]
enum Message {
    Events(DebounceEventResult),
    Stop,
}

/// Tells which files of the package were written, made or removed, by anyone, within a tenth of a second; their
/// contents are for [`crate::read`] to fetch. A folder that comes or goes is told as every file in it.
/// `tell` runs on a thread of its own.
///
/// # Errors
/// When the folder is absent, or the system watches no more folders.
pub fn watch(root: &Path, tell: impl Fn(Vec<PackagePath>) + Send + 'static) -> Result<Watch, WatchError> {
    let unreachable = |source| WatchError::Unreachable { path: root.to_path_buf(), source };
    let refused = |source| WatchError::Refused { path: root.to_path_buf(), source };
    let (wake, inbox) = channel();
    let events = wake.clone();
    let debouncer = new_debouncer_opt(
        QUIET,
        Some(TICK),
        move |result| {
            // Fails only once the watch has ended.
            let _ = events.send(Message::Events(result));
        },
        RecommendedCache::new(),
        // A link could lead anywhere, to the whole disk.
        Config::default().with_follow_symlinks(false),
    )
    .map_err(refused)?;

    let root = fs::canonicalize(root).map_err(unreachable)?;
    let mut watcher = Watcher { known: BTreeMap::new(), root, debouncer };
    watcher.debouncer.watch(&watcher.root, RecursiveMode::NonRecursive).map_err(refused)?;
    for folder in CONTENT_FOLDERS {
        watcher.follow(folder).map_err(refused)?;
    }
    watcher.known = walk(&watcher.root, &Limits::STUDIO);

    let alive = Arc::new(());
    let heartbeat = Arc::downgrade(&alive);
    let thread = thread::Builder::new().name("package watch".into());
    thread.spawn(move || watcher.run(&inbox, &heartbeat, tell)).map_err(unreachable)?;
    Ok(Watch { _alive: alive, wake })
}

struct Watcher {
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    /// What the package held when it was last looked at.
    known: BTreeMap<PackagePath, Entry>,
}

impl Watcher {
    fn run(mut self, inbox: &Receiver<Message>, alive: &Weak<()>, tell: impl Fn(Vec<PackagePath>)) {
        while let Ok(Message::Events(result)) = inbox.recv() {
            let changed = match result {
                Ok(events) => self.changed_by(&events),
                // Events may be lost along with the error: look at everything again.
                Err(_) => self.everything(),
            };
            if alive.strong_count() > 0 && !changed.is_empty() {
                tell(changed.into_iter().collect());
            }
        }
    }

    fn changed_by(&mut self, events: &[DebouncedEvent]) -> BTreeSet<PackagePath> {
        let touched: BTreeSet<&Path> = events
            .iter()
            .filter(|event| is_change(event.kind))
            .flat_map(|event| &event.paths)
            .map(PathBuf::as_path)
            .collect();
        if touched.contains(self.root.as_path()) || events.iter().any(|event| event.need_rescan()) {
            return self.everything();
        }
        let mut changed = self.links_to(&touched);
        let mut folders = Vec::new();
        for path in touched.iter().filter_map(|disk| path_of(&self.root, disk)) {
            match look(&self.root, &path) {
                Some(entry @ Entry::File { .. }) => {
                    self.known.insert(path.clone(), entry);
                    changed.insert(path);
                }
                None if self.known.remove(&path).is_some() => {
                    changed.insert(path);
                }
                _ => folders.push(path),
            }
        }
        if !folders.is_empty() {
            changed.extend(self.changed_in(&folders));
        }
        changed
    }

    /// The files in folders that came, went, or became something else. All are told, as a new folder's first
    /// files are older than the system's watch on it.
    fn changed_in(&mut self, folders: &[PackagePath]) -> BTreeSet<PackagePath> {
        for folder in folders {
            // Where the system refuses, the folder's files are told now and no more.
            let _ = self.follow(folder.as_str());
        }
        let before = std::mem::take(&mut self.known);
        self.known = walk(&self.root, &Limits::STUDIO);
        let paths = before.keys().chain(self.known.keys());
        let is_within = |path: &PackagePath| folders.iter().any(|folder| path == folder || path.is_under(folder));
        paths.filter(|path| is_within(path) || before.get(path) != self.known.get(path)).cloned().collect()
    }

    fn everything(&mut self) -> BTreeSet<PackagePath> {
        for folder in CONTENT_FOLDERS {
            let _ = self.follow(folder);
        }
        let mut paths: BTreeSet<_> = std::mem::take(&mut self.known).into_keys().collect();
        self.known = walk(&self.root, &Limits::STUDIO);
        paths.extend(self.known.keys().cloned());
        paths
    }

    /// Files of the package that are links to touched ones.
    fn links_to(&self, touched: &BTreeSet<&Path>) -> BTreeSet<PackagePath> {
        let is_link_to_touched = |(path, entry): &(&PackagePath, &Entry)| match entry {
            Entry::File { real } => touched.contains(real.as_path()) && path.on_disk(&self.root) != *real,
            Entry::Unread { .. } => false,
        };
        self.known.iter().filter(is_link_to_touched).map(|(path, _)| path.clone()).collect()
    }

    /// Watches one of the folders at the root, if it is there now. Only these are watched with what is below them:
    /// a folder of tools beside them can be huge.
    fn follow(&mut self, folder: &str) -> notify::Result<()> {
        let disk = self.root.join(folder);
        if !CONTENT_FOLDERS.contains(&folder) {
            return Ok(());
        }
        // A watch stays with the folder it was made for, which may be gone or have another name by now.
        let _ = self.debouncer.unwatch(&disk);
        if disk.is_dir() && resolve(&self.root, &disk).is_ok() {
            self.debouncer.watch(&disk, RecursiveMode::Recursive)?;
        }
        Ok(())
    }
}

/// The path of something that a package can hold.
fn path_of(root: &Path, disk: &Path) -> Option<PackagePath> {
    let steps: Option<Vec<&str>> = disk.strip_prefix(root).ok()?.iter().map(|step| step.to_str()).collect();
    let path = PackagePath::new(&steps?.join("/")).ok()?;
    (belongs(&path) || holds_content(&path)).then_some(path)
}

/// Reading a file is an event as well.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => false,
        _ => true,
    }
}
