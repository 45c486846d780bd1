use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use extension_engine::Limits;

/// How a stand-in is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it listens. Port 0 takes a free one.
    pub address: SocketAddr,
    /// The project that is there from the start; others are there as soon as they have a dataset.
    pub project: String,
    /// A dataset that is there from the start.
    pub dataset: Option<String>,
    /// Where tables and routines are kept; none for memory.
    pub data: Option<PathBuf>,
    /// What each job may use.
    pub limits: Limits,
    /// Whether functions in Python may run.
    pub python: bool,
    pub tokens: Tokens,
}

/// Who is let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {
    /// Everybody: a token is neither needed nor looked at.
    Unchecked,
    /// Those with a token that this stand-in's token endpoint gave them, for as long as it lives.
    Required { lifetime: Duration },
}

impl Default for Options {
    fn default() -> Self {
        Self {
            address: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            project: "offline".to_owned(),
            dataset: None,
            data: None,
            limits: Limits { time: Duration::from_secs(600), ..Limits::default() },
            python: true,
            tokens: Tokens::Unchecked,
        }
    }
}
