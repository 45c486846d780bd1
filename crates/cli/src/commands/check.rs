use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::HAS_ERRORS;
use crate::failure::Failure;
use crate::report::{self, Checked};
use crate::source;

/// Say what is wrong with a package
///
/// Errors would make packaging, installing or running fail; warnings are against the documented format, or
/// probably not meant. Nothing is written. The exit code is 1 when there are errors.
#[derive(Debug, Args)]
pub struct Check {
    /// The package's folder
    #[arg(default_value = ".")]
    path: PathBuf,

    /// How to report: for people, for programs, for code scanning (SARIF 2.1.0), or as GitHub annotations
    #[arg(long, value_enum, default_value = "text")]
    format: Format,

    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

pub fn run(arguments: Check) -> Result<ExitCode, Failure> {
    let package = source::folder(&arguments.path)?;
    let problems = extension_check::check(&package);
    let checked = Checked { root: &arguments.path, package: &package, problems: &problems };

    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Text => report::text::write(&mut out, &checked, io::stdout().is_terminal())?,
        Format::Json => report::json::write(&mut out, &checked)?,
        Format::Sarif => report::sarif::write(&mut out, &checked)?,
        Format::Github => report::github::write(&mut out, &checked)?,
    }
    out.flush()?;
    let fails = checked.errors() > 0 || (arguments.strict && !problems.is_empty());
    Ok(if fails { ExitCode::from(HAS_ERRORS) } else { ExitCode::SUCCESS })
}
