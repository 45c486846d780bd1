//! One file for each command.

mod capture;
mod check;
mod deploy;
mod emulate;
mod inspect;
mod installed;
mod new;
mod package;
mod selection;
mod test;

use std::process::ExitCode;

use clap::Subcommand;

use crate::failure::Failure;
pub use inspect::Contents;

#[derive(Debug, Subcommand)]
pub enum Command {
    New(new::New),
    Check(check::Check),
    Test(test::Test),
    Capture(capture::Capture),
    Package(package::Package),
    Deploy(deploy::Deploy),
    #[command(subcommand)]
    Installed(installed::Installed),
    Inspect(inspect::Inspect),
    Emulate(emulate::Emulate),
}

pub fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::New(arguments) => new::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Test(arguments) => test::run(arguments),
        Command::Capture(arguments) => capture::run(arguments),
        Command::Package(arguments) => package::run(arguments),
        Command::Deploy(arguments) => deploy::run(arguments),
        Command::Installed(command) => installed::run(command),
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Emulate(arguments) => emulate::run(arguments),
    }
}

/// The code when the package has errors.
const HAS_ERRORS: u8 = 1;
