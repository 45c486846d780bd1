use std::path::PathBuf;

use clap::{Args, ValueEnum};
use extension_model::Package;
use extension_studio::actions::{TestEngine, TestRequest, told};

use crate::failure::Failure;

/// Which test cases to run, and where.
#[derive(Debug, Args)]
pub struct Selection {
    /// The package's folder
    #[arg(default_value = ".")]
    pub path: PathBuf,

    /// Only this component; may be given several times
    #[arg(short, long = "component", value_name = "COMPONENT")]
    components: Vec<String>,

    /// Only the case with this id; may be given several times
    #[arg(long = "case", value_name = "ID")]
    cases: Vec<String>,

    /// Where to run: "local" needs no account, "warehouse" is what .env connects to
    #[arg(long, value_enum, default_value = "local")]
    engine: EngineName,

    /// The working location in the warehouse [default: that of .env]
    #[arg(short, long, value_name = "DEST")]
    destination: Option<String>,

    /// Do not install the package in the warehouse first: run what is installed there
    #[arg(long)]
    no_deploy: bool,

    /// How many cases to run at once [default: as many as there are cores; in a warehouse, 4]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,

    /// How long a dry run or a full run may take here
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    time_limit: u32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EngineName {
    Local,
    Warehouse,
}

impl Selection {
    /// # Errors
    /// When the engine is the warehouse, and `.env` does not say how to connect to it.
    pub fn request(&self, package: &Package) -> Result<TestRequest, Failure> {
        let destination = self.destination.as_deref();
        let (engine, connection) = match self.engine {
            EngineName::Local if destination.is_some() || self.no_deploy => {
                return Err(Failure::new("--destination and --no-deploy are for a warehouse: add --engine warehouse"));
            }
            EngineName::Local => (TestEngine::Local, None),
            EngineName::Warehouse => (TestEngine::Warehouse, Some(told(package, &self.path, destination)?)),
        };
        Ok(TestRequest {
            components: self.components.clone(),
            cases: self.cases.clone(),
            engine,
            session_too: false,
            jobs: self.jobs,
            time_limit_seconds: Some(self.time_limit),
            no_deploy: self.no_deploy,
            beside_offline: false,
            // Who names a package on the command line asks for its code to be run.
            python: true,
            connection,
        })
    }
}
