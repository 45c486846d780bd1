use std::path::PathBuf;

use clap::{Args, ValueEnum};
use extension_studio::actions::{TestEngine, TestRequest};

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

    /// Where to run: "local" needs no account
    #[arg(long, value_enum, default_value = "local")]
    engine: EngineName,

    /// How many cases to run at once [default: as many as there are cores]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,

    /// How long a dry run or a full run may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    time_limit: u32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EngineName {
    Local,
}

impl Selection {
    pub fn request(&self) -> TestRequest {
        let engine = match self.engine {
            EngineName::Local => TestEngine::Local,
        };
        TestRequest {
            components: self.components.clone(),
            cases: self.cases.clone(),
            engine,
            session_too: false,
            jobs: self.jobs,
            time_limit_seconds: Some(self.time_limit),
            // Who names a package on the command line asks for its code to be run.
            python: true,
        }
    }
}
