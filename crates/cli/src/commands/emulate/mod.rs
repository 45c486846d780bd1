mod bigquery;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::failure::Failure;

/// Stand in for a warehouse, so that any client works without an account
#[derive(Debug, Args)]
pub struct Emulate {
    #[command(subcommand)]
    warehouse: Warehouse,
}

/// The warehouses that can be stood in for.
#[derive(Debug, Subcommand)]
enum Warehouse {
    Bigquery(bigquery::Bigquery),
}

pub fn run(arguments: Emulate) -> Result<ExitCode, Failure> {
    match arguments.warehouse {
        Warehouse::Bigquery(arguments) => bigquery::run(arguments),
    }
}
