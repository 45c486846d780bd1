//! One Python process that runs functions.

use std::collections::HashSet;
use std::io::{BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{io, thread};

use serde_json::Value as Json;
use tempfile::TempDir;

use super::isolation::Isolation;
use super::process::{apart, kill};
use super::stopped;
use super::wire::{self, Complaint, Define};
use crate::{Bounds, Definition, RuntimeError, Stop};
use extension_values::{Type, Value};

const PROGRAM: &str = include_str!("worker.py");

/// How often a waiting studio asks whether to go on waiting.
const PATIENCE: Duration = Duration::from_millis(10);

/// How much of what a body prints is kept for the message when it dies.
const KEPT: usize = 4_000;

#[derive(Debug)]
pub(super) struct Worker {
    interpreter: PathBuf,
    child: Child,
    to: BufWriter<ChildStdin>,
    answers: Receiver<io::Result<Json>>,
    said: Arc<Mutex<String>>,
    known: HashSet<u64>,
    /// Where it stands while it runs; gone with it.
    _folder: TempDir,
}

/// Why a call brought nothing.
#[derive(Debug)]
pub(super) enum Failure {
    Body(Complaint),
    Stopped(Stop),
    /// The process is gone or talks nonsense.
    Lost(String),
}

impl Worker {
    pub fn start(interpreter: &Path, isolation: Isolation, memory_bytes: u64) -> Result<Self, RuntimeError> {
        let cannot_start = |error: io::Error| {
            RuntimeError::failed(format!("The Python worker cannot be started with {}: {error}", interpreter.display()))
        };
        let folder = tempfile::Builder::new().prefix("extension-studio-").tempdir().map_err(cannot_start)?;
        let mut command = isolation.command(interpreter);
        apart(&mut command);
        command
            .args(["-I", "-X", "utf8", "-c", PROGRAM])
            .arg(memory_bytes.to_string())
            .current_dir(folder.path())
            // A body sees nothing of the user's own settings and credentials.
            .env_clear()
            .env("HOME", folder.path())
            .env("TMPDIR", folder.path())
            .env("TZ", "UTC")
            // Cases run side by side already.
            .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")))
            .envs(["PATH", "SYSTEMROOT"].iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(cannot_start)?;
        let (Some(stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            kill(&mut child);
            return Err(cannot_start(io::Error::other("it has no pipes")));
        };
        let (send, answers) = channel();
        thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            loop {
                let frame = wire::read(&mut stdout);
                let ended = frame.is_err();
                if send.send(frame).is_err() || ended {
                    return;
                }
            }
        });
        let said = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&said);
        thread::spawn(move || keep_last(stderr, &kept));
        Ok(Self {
            interpreter: interpreter.to_path_buf(),
            child,
            to: BufWriter::new(stdin),
            answers,
            said,
            known: HashSet::new(),
            _folder: folder,
        })
    }

    pub fn interpreter(&self) -> &Path {
        &self.interpreter
    }

    pub fn knows(&self, function: u64) -> bool {
        self.known.contains(&function)
    }

    pub fn define(&mut self, function: &Define<'_>, bounds: &Bounds) -> Result<(), Failure> {
        self.ask(&function.frame(), bounds)?;
        self.known.insert(function.id);
        Ok(())
    }

    pub fn call(
        &mut self,
        function: u64,
        rows: &[Vec<Value>],
        returns: &Type,
        bounds: &Bounds,
    ) -> Result<Vec<Value>, Failure> {
        let values = self.ask(&wire::call(function, rows), bounds)?;
        let count = values.len();
        let cells: Option<Vec<_>> = values.into_iter().map(|value| wire::received(value, returns)).collect();
        cells
            .filter(|_| count == rows.len())
            .ok_or_else(|| Failure::Lost("it answered with other values than were asked for".to_owned()))
    }

    pub fn forget(&mut self, function: u64) -> io::Result<()> {
        if self.known.remove(&function) { wire::write(&mut self.to, &wire::forget(function)) } else { Ok(()) }
    }

    fn ask(&mut self, question: &Json, bounds: &Bounds) -> Result<Vec<Json>, Failure> {
        if wire::write(&mut self.to, question).is_err() {
            return Err(self.lost());
        }
        loop {
            match self.answers.recv_timeout(PATIENCE) {
                Ok(Ok(frame)) => return wire::answer(frame).map_err(Failure::Body),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(self.lost()),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(stop) = bounds.stop() {
                        return Err(Failure::Stopped(stop));
                    }
                }
            }
        }
    }

    fn lost(&mut self) -> Failure {
        kill(&mut self.child);
        let status = self.child.wait().map(|status| status.to_string()).unwrap_or_default();
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let said = said.trim();
        Failure::Lost(if said.is_empty() { status } else { format!("{status}; it said: {said}") })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

impl Failure {
    pub fn told(self, definition: &Definition) -> RuntimeError {
        match self {
            Self::Stopped(stop) => stopped(stop, &format!("The Python function {}", definition.signature())),
            Self::Lost(how) => RuntimeError::failed(format!(
                "The Python process of {} ended unexpectedly: {how}",
                definition.signature()
            )),
            Self::Body(Complaint { kind, line, .. }) if kind == "MemoryError" => RuntimeError::Limit {
                message: format!("The Python function {} used more memory than it may", definition.signature()),
                line,
            },
            Self::Body(Complaint { kind, message, line }) => {
                let at = line.map(|line| format!(" line {line}")).unwrap_or_default();
                let colon = if message.is_empty() { "" } else { ": " };
                let message = format!("{kind}{colon}{message} at {}{at}", definition.signature());
                RuntimeError::Failed { message, line }
            }
        }
    }
}

/// Keeps the end of what is said until nothing more comes.
fn keep_last(mut from: impl Read, kept: &Mutex<String>) {
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_str(&String::from_utf8_lossy(&buffer[..count]));
        if let Some((start, _)) = kept.char_indices().rev().nth(KEPT) {
            kept.drain(..start);
        }
    }
}
