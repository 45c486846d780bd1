use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Args;
use extension_studio::StudioError;
use extension_studio::actions::{capture, capture_change, count_tests};
use extension_testing::{Captured, Outcome};
use similar::TextDiff;

use super::HAS_ERRORS;
use super::selection::Selection;
use crate::failure::Failure;
use crate::interrupt::{self, INTERRUPTED};
use crate::progress::Progress;
use crate::report::tests::{Tested, text};
use crate::source;

/// Write what test cases bring as what is expected of them
///
/// Runs the cases, shows how each fixture would change, and asks before anything is written. Values found in .env
/// are written as @@NAME@@; outputs in skip_output are left out.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct Capture {
    #[command(flatten)]
    selection: Selection,

    /// Write without asking
    #[arg(short, long)]
    yes: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0    every case that can run here is captured
  1    a case ended with an error, or fixtures were not written
  2    the command could not be carried out: no package there, no such component or case
  130  cancelled with Ctrl-C; nothing was written";

pub fn run(arguments: Capture) -> Result<ExitCode, Failure> {
    let path = &arguments.selection.path;
    let package = source::folder(path)?;
    let request = arguments.selection.request(&package)?;
    let cancel = interrupt::cancel()?;
    let progress = Progress::of(count_tests(&package, &request)?);
    let (report, captured) = capture(&package, path, &request, &|event| progress.follow(&event), &cancel)?;
    drop(progress);

    let mut out = io::stdout().lock();
    let tested = Tested { root: path, package: &package, report: &report };
    let did_not_run =
        report.results.iter().filter(|it| !matches!(it.outcome, Outcome::Passed | Outcome::Failed { .. }));
    text::write_results(&mut out, &tested, &did_not_run.collect::<Vec<_>>(), io::stdout().is_terminal())?;
    if cancel.is_cancelled() {
        writeln!(out, "Cancelled: nothing was written")?;
        return Ok(ExitCode::from(INTERRUPTED));
    }

    let has_errors = report.count(|outcome| matches!(outcome, Outcome::Broken { .. })) > 0;
    let code = if has_errors { ExitCode::from(HAS_ERRORS) } else { ExitCode::SUCCESS };
    let ran = !captured.is_empty();
    let changed: Vec<Captured> = captured.into_iter().filter(|captured| !captured.is_same()).collect();
    for captured in &changed {
        let shown = captured.path.to_string();
        let before = captured.before.as_deref().unwrap_or_default();
        write!(out, "{}", TextDiff::from_lines(before, &captured.after).unified_diff().header(&shown, &shown))?;
    }
    if changed.is_empty() {
        let why = if ran { "every fixture holds what its case brings" } else { "no case brought anything" };
        writeln!(out, "Nothing to capture: {why}")?;
        return Ok(code);
    }
    if !arguments.yes && !is_agreed(&mut out, changed.len())? {
        return Ok(ExitCode::from(HAS_ERRORS));
    }
    let change = capture_change(&changed);
    let writes: Vec<_> = change.files.into_iter().collect();
    extension_package::save(path, &writes).map_err(StudioError::from)?;
    writeln!(out, "{} written", fixtures(changed.len()))?;
    Ok(code)
}

fn is_agreed(out: &mut impl Write, count: usize) -> io::Result<bool> {
    if !io::stdin().is_terminal() {
        writeln!(out, "{} not written: add --yes to write without being asked", fixtures(count))?;
        return Ok(false);
    }
    write!(out, "Write {}? [y/N] ", fixtures(count))?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}

fn fixtures(count: usize) -> String {
    format!("{count} {}", if count == 1 { "fixture" } else { "fixtures" })
}
