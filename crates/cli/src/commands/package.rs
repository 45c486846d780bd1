use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use extension_studio::actions::export;
use extension_studio::views::ExportOutcome;

use super::HAS_ERRORS;
use crate::failure::Failure;
use crate::report::{self, Checked};
use crate::source;

/// Make the extension.zip that Workflows installs
///
/// Refuses, with the list of errors, when the package cannot work; warnings do not stop it. The same package
/// always gives the same bytes. The ZIP is written whole or not at all.
#[derive(Debug, Args)]
pub struct Package {
    /// The package's folder
    #[arg(default_value = ".")]
    path: PathBuf,

    /// Where to write the ZIP [default: extension.zip in the package's folder]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(arguments: Package) -> Result<ExitCode, Failure> {
    let package = source::folder(&arguments.path)?;
    let output = arguments.output.unwrap_or_else(|| arguments.path.join("extension.zip"));
    match export(&package, &output)? {
        ExportOutcome::Written { path, bytes, components, functions, warnings } => {
            let parts = match functions {
                0 => format!("{components} components"),
                functions => format!("{components} components, {functions} functions"),
            };
            println!("{path}: {parts}, {bytes} bytes");
            if !warnings.is_empty() {
                eprintln!("{} warnings; see them with: extstudio check {}", warnings.len(), arguments.path.display());
            }
            Ok(ExitCode::SUCCESS)
        }
        ExportOutcome::Refused { errors } => {
            let checked = Checked { root: &arguments.path, package: &package, problems: &errors };
            report::text::write(&mut io::stderr().lock(), &checked, io::stderr().is_terminal())?;
            eprintln!("{} was not written: the package cannot work like this", output.display());
            Ok(ExitCode::from(HAS_ERRORS))
        }
    }
}
