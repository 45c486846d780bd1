use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use extension_model::{Provider, names};
use extension_studio::actions::{NewPackage, new_package};

use crate::failure::Failure;

/// Create a package with one working component
///
/// The new package checks clean, can be packaged as it is, and has a test for its component.
#[derive(Debug, Args)]
pub struct New {
    /// The folder to create; it may exist while it is empty
    folder: PathBuf,

    /// The extension's name: lower-case letters, digits and underscores [default: made of the title]
    #[arg(long)]
    name: Option<String>,

    /// What users read [default: made of the folder's name]
    #[arg(long)]
    title: Option<String>,

    /// The warehouse it runs in
    #[arg(long, value_enum, default_value = "bigquery")]
    provider: ProviderName,

    /// Who made it [default: your user name]
    #[arg(long)]
    author: Option<String>,

    /// Its licence, as an SPDX name
    #[arg(long, default_value = "Apache-2.0")]
    license: String,

    /// The title of the first component
    #[arg(long, default_value = "Add label")]
    component: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProviderName {
    Bigquery,
    Snowflake,
    Oracle,
}

impl From<ProviderName> for Provider {
    fn from(name: ProviderName) -> Self {
        match name {
            ProviderName::Bigquery => Provider::Bigquery,
            ProviderName::Snowflake => Provider::Snowflake,
            ProviderName::Oracle => Provider::Oracle,
        }
    }
}

pub fn run(arguments: New) -> Result<ExitCode, Failure> {
    let folder_name = arguments.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let title = arguments.title.unwrap_or_else(|| sentence(&folder_name));
    let plan = NewPackage {
        folder: arguments.folder.display().to_string(),
        name: arguments.name.unwrap_or_else(|| names::from_title(&title)),
        title,
        provider: arguments.provider.into(),
        author: arguments.author.unwrap_or_else(user_name),
        license: arguments.license,
        component_name: names::from_title(&arguments.component),
        component_title: arguments.component,
    };
    new_package(&plan)?;
    println!("Created \"{}\" in {}", plan.title, plan.folder);
    println!("  next: extstudio check {}", plan.folder);
    Ok(ExitCode::SUCCESS)
}

fn user_name() -> String {
    ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_else(|| "Unknown".to_owned())
}

/// "trade-areas" as "Trade areas".
fn sentence(name: &str) -> String {
    let spaced = name.replace(['-', '_'], " ");
    let mut characters = spaced.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
