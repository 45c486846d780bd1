use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use extension_studio::actions::{Planning, plan_deploy, told};

use super::HAS_ERRORS;
use crate::failure::Failure;
use crate::plan::{self, Format};
use crate::report::{self, Checked};
use crate::{interrupt, source};

/// Install the package in the warehouse that .env connects to
///
/// Does what Workflows does with the ZIP, statement by statement: shows what will be created, replaced and dropped,
/// asks, and carries it out. A failure half-way says what was done and what was not.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct Deploy {
    /// The package's folder
    #[arg(default_value = ".")]
    path: PathBuf,

    /// Where to install: project.dataset, or DATABASE.SCHEMA [default: that of .env]
    #[arg(short, long, value_name = "DEST")]
    destination: Option<String>,

    /// Install without asking
    #[arg(short, long)]
    yes: bool,

    /// Say what would be done, and do nothing
    #[arg(long, conflicts_with = "yes")]
    plan: bool,

    /// Show the statements too
    #[arg(long)]
    sql: bool,

    /// How to report: for people or for programs
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

const EXIT_CODES: &str = "\
Exit codes:
  0    installed, or shown with --plan
  1    the package has errors, a statement failed, or nobody agreed
  2    the command could not be carried out: no connection, no such destination
  130  cancelled with Ctrl-C";

pub fn run(arguments: Deploy) -> Result<ExitCode, Failure> {
    let path = &arguments.path;
    let package = source::folder(path)?;
    let connection = told(&package, path, arguments.destination.as_deref())?;
    let cancel = interrupt::cancel()?;
    let planned = match plan_deploy(&package, path, &connection, &cancel)? {
        Planning::Ready(planned) => planned,
        Planning::Refused(errors) => {
            let checked = Checked { root: path, package: &package, problems: &errors };
            report::text::write(&mut io::stderr().lock(), &checked, io::stderr().is_terminal())?;
            eprintln!("Nothing was installed: the package cannot work like this");
            return Ok(ExitCode::from(HAS_ERRORS));
        }
    };
    let mut out = io::stdout().lock();
    if arguments.plan {
        plan::write(&mut out, &planned.view, arguments.format, arguments.sql)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.format == Format::Text {
        plan::write(&mut out, &planned.view, Format::Text, arguments.sql)?;
        out.flush()?;
    }
    if !arguments.yes && !plan::is_agreed(&mut out, "Install")? {
        return Ok(ExitCode::from(HAS_ERRORS));
    }
    plan::carry_out(&mut out, path, &planned, arguments.format, &cancel)
}
