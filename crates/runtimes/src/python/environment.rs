//! Interpreters that have what a function asks for, kept between runs of the studio.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::requirements::Requirements;
use super::uv::Uv;
use crate::{Bounds, RuntimeError};

/// Where environments are kept, and which are known to be whole.
#[derive(Debug)]
pub(super) struct Environments {
    folder: PathBuf,
    known: Mutex<HashMap<Requirements, PathBuf>>,
}

impl Environments {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, known: Mutex::default() }
    }

    /// The interpreter for these requirements; packages are installed the first time. One asks at a time, so that
    /// nothing is installed twice.
    pub fn interpreter(&self, requirements: &Requirements, bounds: &Bounds) -> Result<PathBuf, RuntimeError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(python) = known.get(requirements) {
            return Ok(python.clone());
        }
        let plain = if requirements.packages.is_empty() { installed(&requirements.python) } else { None };
        let python = match plain {
            Some(python) => python,
            None => self.made(requirements, bounds)?,
        };
        known.insert(requirements.clone(), python.clone());
        Ok(python)
    }

    fn made(&self, requirements: &Requirements, bounds: &Bounds) -> Result<PathBuf, RuntimeError> {
        let place = self.folder.join(name(requirements));
        let python = python_in(&place);
        if answers(&python) {
            return Ok(python);
        }
        let not_available = |reason: String| RuntimeError::NotAvailable { what: requirements.told(), reason };
        let uv = Uv::find().ok_or_else(|| {
            not_available(
                "it is installed with uv, which is not on this machine; install uv (docs.astral.sh/uv)".into(),
            )
        })?;
        let cannot_write =
            |error: std::io::Error| not_available(format!("{} cannot be written: {error}", self.folder.display()));
        fs::create_dir_all(&self.folder).map_err(cannot_write)?;
        // Made beside and renamed: what stands in its place is whole, whoever else makes it meanwhile.
        let beside = tempfile::Builder::new().prefix(".making-").tempdir_in(&self.folder).map_err(cannot_write)?;
        let made = beside.path().join("environment");
        uv.install(&made, requirements, bounds)?;
        if place.exists() && !answers(&python) {
            fs::remove_dir_all(&place).map_err(cannot_write)?;
        }
        match fs::rename(&made, &place) {
            Err(_) if answers(&python) => {}
            renamed => renamed.map_err(cannot_write)?,
        }
        Ok(python)
    }
}

/// The interpreter of an environment.
pub(super) fn python_in(environment: &Path) -> PathBuf {
    if cfg!(windows) { environment.join("Scripts").join("python.exe") } else { environment.join("bin").join("python") }
}

/// One folder for each set of requirements: `3.11-5f0c…`.
fn name(requirements: &Requirements) -> String {
    let hash = Sha256::digest(requirements.packages.join("\n").as_bytes());
    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{hash}", requirements.python)
}

fn answers(python: &Path) -> bool {
    python.exists() && version(&python.to_string_lossy()).is_some()
}

/// The interpreter of this version on PATH, where there is one.
fn installed(wanted: &str) -> Option<PathBuf> {
    [format!("python{wanted}"), "python3".to_owned(), "python".to_owned()].iter().find_map(|candidate| {
        let (version, place) = version(candidate)?;
        let fits = version == wanted || version.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('.'));
        fits.then_some(place)
    })
}

/// An interpreter's version and its real place, which a shim on PATH hides.
fn version(python: &str) -> Option<(String, PathBuf)> {
    const QUESTION: &str = "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";
    let output = Command::new(python).args(["-I", "-c", QUESTION]).stdin(Stdio::null()).output().ok()?;
    let answer = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
    let mut lines = answer.lines();
    Some((lines.next()?.to_owned(), PathBuf::from(lines.next()?)))
}
