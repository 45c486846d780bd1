//! The installer of Python packages, where the user has it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use super::host::cache_folder;
use super::process::{Ended, run};
use super::requirements::Requirements;
use super::stopped;
use crate::{Bounds, RuntimeError};

/// Long enough for large packages on a slow line.
const INSTALL_TIME: Duration = Duration::from_secs(600);

/// `uv`, or a Python that has it as a module.
#[derive(Debug, Clone)]
pub(super) struct Uv {
    command: Vec<PathBuf>,
}

impl Uv {
    /// Looks on PATH, then for the module that `pip install uv` leaves, then where uv's own installer and the studio's
    /// set-up put it.
    pub fn find() -> Option<&'static Self> {
        static FOUND: OnceLock<Option<Uv>> = OnceLock::new();
        FOUND
            .get_or_init(|| {
                let home = std::env::home_dir().unwrap_or_default();
                let own = [".local/bin/uv", ".cargo/bin/uv"].map(|place| vec![home.join(place)]);
                let modules = ["python3", "python"].map(|python| [python, "-m", "uv"].map(PathBuf::from).to_vec());
                let candidates = [vec![PathBuf::from("uv")]].into_iter().chain(modules).chain(own);
                let set_up = vec![cache_folder().with_file_name("tools").join("python/bin/uv")];
                let candidates = candidates.chain([set_up]);
                candidates.map(|command| Uv { command }).find(Uv::answers)
            })
            .as_ref()
    }

    fn answers(&self) -> bool {
        self.command(&[]).arg("--version").output().is_ok_and(|output| output.status.success())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.command[0]);
        command.args(&self.command[1..]).args(arguments);
        command
    }

    /// Makes an environment in a folder and installs into it.
    pub fn install(&self, folder: &Path, requirements: &Requirements, bounds: &Bounds) -> Result<(), RuntimeError> {
        let bounds = &bounds.with_time(INSTALL_TIME);
        let mut venv = self.command(&["venv", "--quiet", "--relocatable", "--allow-existing", "--python"]);
        venv.arg(&requirements.python).arg(folder);
        self.carry_out(venv, requirements, bounds)?;
        if requirements.packages.is_empty() {
            return Ok(());
        }
        let mut install = self.command(&["pip", "install", "--quiet", "--compile-bytecode", "--python"]);
        install.arg(super::environment::python_in(folder)).arg("--").args(&requirements.packages);
        self.carry_out(install, requirements, bounds)
    }

    fn carry_out(
        &self,
        mut command: Command,
        requirements: &Requirements,
        bounds: &Bounds,
    ) -> Result<(), RuntimeError> {
        // Projects and settings around the current folder are not the function's.
        command.env("UV_NO_CONFIG", "1").env("NO_COLOR", "1");
        match run(command, bounds) {
            Ok(Ended::Well) => Ok(()),
            Ok(Ended::Badly(told)) => Err(refusal(requirements, &told)),
            Ok(Ended::Stopped(stop)) => Err(stopped(stop, &format!("Installing {}", requirements.told()))),
            Err(error) => Err(RuntimeError::NotAvailable {
                what: requirements.told(),
                reason: format!("uv cannot be started: {error}"),
            }),
        }
    }
}

/// A package that no index has is the author's to mend; whatever else went wrong is this machine's.
fn refusal(requirements: &Requirements, told: &str) -> RuntimeError {
    let is_authors =
        told.contains("No solution found") && !told.contains("not found in the cache") && !told.contains("network");
    if is_authors {
        return RuntimeError::Refused { message: format!("{} cannot be installed: {told}", requirements.told()) };
    }
    RuntimeError::NotAvailable { what: requirements.told(), reason: format!("uv could not install it: {told}") }
}
