use serde::Serialize;
use ts_rs::TS;

use crate::library::{ExampleEntry, Recent};

/// What the window needs to know first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Startup {
    /// The package named on the command line, as an absolute path; none means the welcome page.
    pub path: Option<String>,
    /// The studio's version, semver.
    pub version: String,
    pub recent: Vec<Recent>,
    pub examples: Vec<ExampleEntry>,
}
