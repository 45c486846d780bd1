use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::Args;
use extension_emulator::{Emulator, Options};

use crate::failure::Failure;
use crate::interrupt;

/// Serve the offline engine as BigQuery's REST interface
///
/// Clients find it by the environment variable that is printed when it listens, or by its address as their API endpoint.
/// It needs no account and looks at no token. It ends with Ctrl-C.
#[derive(Debug, Args)]
pub struct Bigquery {
    /// Where to listen; 0 takes a free port
    #[arg(long, default_value_t = 9050)]
    port: u16,

    /// The project that is there from the start
    #[arg(long, default_value = "offline")]
    project: String,

    /// A dataset to create at the start, if it is not there
    #[arg(long)]
    dataset: Option<String>,

    /// Keep tables and routines in this file; without it they are gone at the end
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,

    /// How long a job may run, in seconds
    #[arg(long, default_value_t = 600, value_name = "SECONDS")]
    timeout: u64,

    /// Refuse to run functions in Python: they run with your rights
    #[arg(long)]
    no_python: bool,

    /// DANGEROUS: listen for other computers too. Whoever reaches this port reads and changes all data, and runs Python
    /// with your rights: there is no password
    #[arg(long)]
    open_to_everyone_on_the_network: bool,
}

/// How often Ctrl-C is looked for.
const PULSE: Duration = Duration::from_millis(50);

pub fn run(arguments: Bigquery) -> Result<ExitCode, Failure> {
    let cancel = interrupt::cancel()?;
    let address = if arguments.open_to_everyone_on_the_network { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let mut options = Options {
        address: SocketAddr::new(IpAddr::V4(address), arguments.port),
        project: arguments.project.clone(),
        dataset: arguments.dataset.clone(),
        data: arguments.data,
        python: !arguments.no_python,
        ..Options::default()
    };
    options.limits.time = Duration::from_secs(arguments.timeout);
    let emulator = Emulator::start(options).map_err(|error| Failure::new(error.to_string()))?;
    let url = emulator.url().replace("0.0.0.0", "127.0.0.1");
    tell(&url, &arguments.project, arguments.open_to_everyone_on_the_network)?;
    while !cancel.is_cancelled() {
        thread::sleep(PULSE);
    }
    drop(emulator);
    Ok(ExitCode::SUCCESS)
}

/// In one piece: who waits for the address only may stop reading then.
fn tell(url: &str, project: &str, is_open: bool) -> io::Result<()> {
    let warning = if is_open { WARNING } else { "" };
    let text = format!(
        "{warning}BigQuery's stand-in listens on {url}

  export BIGQUERY_EMULATOR_HOST={url}

With Google's client for Python:

  from google.auth.credentials import AnonymousCredentials
  from google.cloud import bigquery
  client = bigquery.Client(project=\"{project}\", credentials=AnonymousCredentials())
  print(list(client.query(\"SELECT 1 AS x\").result()))

Ctrl-C ends it.
"
    );
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

const WARNING: &str = "WARNING: other computers can read and change everything here, without a password.\n\n";
