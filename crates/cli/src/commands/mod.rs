//! One file for each command.

mod check;
mod inspect;
mod new;
mod package;

use std::process::ExitCode;

use clap::Subcommand;

use crate::failure::Failure;
pub use inspect::Contents;

#[derive(Debug, Subcommand)]
pub enum Command {
    New(new::New),
    Check(check::Check),
    Package(package::Package),
    Inspect(inspect::Inspect),
}

pub fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::New(arguments) => new::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Package(arguments) => package::run(arguments),
        Command::Inspect(arguments) => inspect::run(arguments),
    }
}

/// The code when the package has errors.
const HAS_ERRORS: u8 = 1;
