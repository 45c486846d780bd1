use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use extension_studio::actions::{TestRequest, count_tests, test};
use extension_testing::{Outcome, Report};

use super::HAS_ERRORS;
use super::selection::Selection;
use crate::failure::Failure;
use crate::interrupt::{self, INTERRUPTED};
use crate::progress::Progress;
use crate::report::tests::{Tested, junit, text};
use crate::source;

/// Run a package's test cases
///
/// Each case of a component's test/test.json runs twice, dry run and full run, which are compared with each other and
/// with test/fixtures: here in a fresh database, or in the warehouse that .env connects to, where the package is
/// installed first and test tables are removed afterwards. What the engine here lacks makes a case "not runnable
/// here", which is no failure and no success either: JUnit has it as skipped, with the reason.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct Test {
    #[command(flatten)]
    selection: Selection,

    /// Run each case in a session too, where tables have no path
    #[arg(long)]
    session: bool,

    /// In a warehouse: run each case here too, and say whether both bring the same
    #[arg(long)]
    beside_offline: bool,

    /// How to report: for people, for programs, or for CI (JUnit's XML)
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

const EXIT_CODES: &str = "\
Exit codes:
  0    no case failed; cases that are not runnable here have neither passed nor failed
  1    a case failed, or ended with an error
  2    the command could not be carried out: no package there, no such component or case
  130  cancelled with Ctrl-C";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Junit,
}

pub fn run(arguments: Test) -> Result<ExitCode, Failure> {
    let path = &arguments.selection.path;
    let package = source::folder(path)?;
    let request = TestRequest {
        session_too: arguments.session,
        beside_offline: arguments.beside_offline,
        ..arguments.selection.request(&package)?
    };
    let progress = Progress::of(count_tests(&package, &request)?);
    let report = test(&package, path, &request, &|event| progress.follow(&event), &interrupt::cancel()?)?;
    drop(progress);

    let tested = Tested { root: path, package: &package, report: &report };
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Text => text::write(&mut out, &tested, io::stdout().is_terminal())?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Format::Junit => junit::write(&mut out, &tested)?,
    }
    out.flush()?;
    Ok(code(&report))
}

fn code(report: &Report) -> ExitCode {
    let has = |wanted: fn(&Outcome) -> bool| report.count(wanted) > 0;
    if has(|outcome| *outcome == Outcome::Cancelled) {
        ExitCode::from(INTERRUPTED)
    } else if report.is_green() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(HAS_ERRORS)
    }
}
