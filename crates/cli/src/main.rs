//! The binary `extstudio`: the studio without a window, for terminals and CI.

mod commands;
mod failure;
mod interrupt;
mod plan;
mod progress;
mod report;
mod source;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;

/// Create, check, test and package CARTO Workflows extensions, without a window.
///
/// A package is a folder with a metadata.json, icons/, and one folder per component under components/.
/// Every command works on the current folder unless told otherwise.
#[derive(Debug, Parser)]
#[command(name = "extstudio", version, after_help = EXAMPLES, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  extstudio new my-extension --title \"Trade areas\" --provider bigquery
  extstudio check                         problems of the package in this folder
  extstudio check --format github         as annotations of a GitHub Actions run
  extstudio test                          run the test cases here, without any account
  extstudio capture -c my_component       write what the cases bring as what is expected
  extstudio package -o dist/extension.zip
  extstudio inspect extension.zip         what an installed package contains
  extstudio deploy -d project.dataset     install it in the warehouse that .env connects to
  extstudio test --engine warehouse       run the test cases there
  extstudio installed list                what is installed there
  extstudio emulate bigquery              a BigQuery on this computer for any client

Exit codes: 0 done; 1 the package has errors or a test failed; 2 the command could not be carried out; 130 cancelled.";

fn main() -> ExitCode {
    match commands::run(Arguments::parse().command) {
        Ok(code) => code,
        Err(failure) => {
            failure.tell();
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        super::Arguments::command().debug_assert();
    }
}
