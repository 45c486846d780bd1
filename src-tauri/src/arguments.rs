use std::path::PathBuf;

use clap::Parser;

/// What can be said when the studio is started.
#[derive(Debug, Default, Parser)]
#[command(name = "extension-studio", version, about)]
pub struct Arguments {
    /// The package to open: a folder or an extension.zip. Without it the studio shows its welcome page
    pub package: Option<PathBuf>,
}
