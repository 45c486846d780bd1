use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use extension_studio::actions::{InstalledView, Standing, list_installed, plan_removal, told};

use super::HAS_ERRORS;
use crate::failure::Failure;
use crate::plan::{self, Format};
use crate::{interrupt, source};

/// Look at what a working location holds, and remove it
#[derive(Debug, Subcommand)]
pub enum Installed {
    List(List),
    Remove(Remove),
}

/// Where to look.
#[derive(Debug, Args)]
struct Place {
    /// The package's folder: its provider and its .env say where to look
    #[arg(long, value_name = "PATH", default_value = ".")]
    package: PathBuf,

    /// The working location: project.dataset, or DATABASE.SCHEMA [default: that of .env]
    #[arg(short, long, value_name = "DEST")]
    destination: Option<String>,

    /// How to report: for people or for programs
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// List the extensions that are installed in a working location
#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    place: Place,
}

/// Remove an installed extension: drop its routines and take out its row
#[derive(Debug, Args)]
pub struct Remove {
    /// The extension's name, as `installed list` shows it
    name: String,

    #[command(flatten)]
    place: Place,

    /// Remove without asking
    #[arg(short, long)]
    yes: bool,
}

pub fn run(command: Installed) -> Result<ExitCode, Failure> {
    match command {
        Installed::List(arguments) => list(&arguments.place),
        Installed::Remove(arguments) => remove(&arguments),
    }
}

fn list(place: &Place) -> Result<ExitCode, Failure> {
    let package = source::folder(&place.package)?;
    let connection = told(&package, &place.package, place.destination.as_deref())?;
    let view = list_installed(package.provider(), Some(&package), &connection, &interrupt::cancel()?)?;
    let mut out = io::stdout().lock();
    match place.format {
        Format::Json => plan::write_json(&mut out, &view)?,
        Format::Text => write_text(&mut out, &view)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn write_text(out: &mut impl Write, view: &InstalledView) -> io::Result<()> {
    if view.extensions.is_empty() {
        return writeln!(out, "No extension is installed in {}", view.location);
    }
    for installed in &view.extensions {
        let extension = &installed.extension;
        let components = installed.components.len();
        let standing = match installed.standing {
            None => "",
            Some(Standing::Same) => ", the same as this package",
            Some(Standing::Outdated) => ", older than this package",
            Some(Standing::Newer) => ", newer than this package",
        };
        let word = if components == 1 { "component" } else { "components" };
        writeln!(out, "{}  {} {}  {components} {word}{standing}", installed.name, extension.title, extension.version)?;
    }
    Ok(())
}

fn remove(arguments: &Remove) -> Result<ExitCode, Failure> {
    let place = &arguments.place;
    let package = source::folder(&place.package)?;
    let connection = told(&package, &place.package, place.destination.as_deref())?;
    let cancel = interrupt::cancel()?;
    let planned = plan_removal(&arguments.name, package.provider(), &connection, &cancel)?;
    let mut out = io::stdout().lock();
    if place.format == Format::Text {
        plan::write(&mut out, &planned.view, Format::Text, false)?;
    }
    if !arguments.yes && !plan::is_agreed(&mut out, "Remove")? {
        return Ok(ExitCode::from(HAS_ERRORS));
    }
    plan::carry_out(&mut out, &place.package, &planned, place.format, &cancel)
}
