use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use extension_model::{Component, Extension};
use serde::Serialize;

use crate::failure::Failure;
use crate::source;

/// Say what a package contains
///
/// Reads a package's folder or an extension.zip: its metadata, components with their inputs and outputs, and
/// the procedures that installing it creates. Nothing is written.
#[derive(Debug, Args)]
pub struct Inspect {
    /// The package's folder, or its ZIP
    #[arg(default_value = ".")]
    path: PathBuf,

    /// How to report: for people or for programs
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What is told about a package.
#[derive(Serialize)]
pub struct Contents {
    pub extension: Extension,
    pub components: Vec<Component>,
    /// The procedures that installing it creates; empty for a folder that cannot be packaged.
    pub procedures: Vec<String>,
}

pub fn run(arguments: Inspect) -> Result<ExitCode, Failure> {
    let contents = source::contents(&arguments.path)?;
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Text => write_text(&mut out, &contents)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &contents).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write_text(out: &mut impl Write, contents: &Contents) -> io::Result<()> {
    let extension = &contents.extension;
    let provider = extension.provider.map_or("unknown provider", |provider| provider.title());
    writeln!(out, "{} ({}) {} for {provider}", extension.title, extension.name, extension.version)?;
    if !extension.description.is_empty() {
        writeln!(out, "{}", extension.description)?;
    }
    for component in &contents.components {
        writeln!(out, "\n{} ({}) {}", component.title, component.name, component.version)?;
        let width = component.inputs.iter().map(|input| input.name.len()).max().unwrap_or_default();
        for input in &component.inputs {
            let mut marks = Vec::new();
            marks.extend(input.mode());
            marks.extend(input.optional.then_some("optional"));
            marks.extend(input.advanced.then_some("advanced"));
            let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
            writeln!(out, "  in   {:width$}  {}{marks}", input.name, input.type_name)?;
        }
        for output in &component.outputs {
            writeln!(out, "  out  {:width$}  {}", output.name, output.kind)?;
        }
    }
    if !contents.procedures.is_empty() {
        writeln!(out, "\nProcedures")?;
        for procedure in &contents.procedures {
            writeln!(out, "  {procedure}")?;
        }
    }
    Ok(())
}
