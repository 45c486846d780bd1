//! How a worker is kept from the network.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// How well a worker is kept from the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isolation {
    /// The operating system gives it no network: nothing it runs can reach one.
    System,
    /// Python's own sockets refuse to connect. Compiled code could go around that.
    Interpreter,
}

impl Isolation {
    /// The best this machine can do.
    pub fn here() -> Self {
        static HERE: OnceLock<Isolation> = OnceLock::new();
        *HERE.get_or_init(|| {
            let tried = unshare().arg("true").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
            if tried.is_ok_and(|status| status.success()) { Self::System } else { Self::Interpreter }
        })
    }

    pub(super) fn command(self, program: &Path) -> Command {
        match self {
            Self::System => {
                let mut command = unshare();
                command.arg("--").arg(program);
                command
            }
            Self::Interpreter => Command::new(program),
        }
    }
}

/// A network of its own with nobody on it, which Linux lets any user have where it lets users have namespaces.
fn unshare() -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--net"]);
    command
}
