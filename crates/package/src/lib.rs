//! A package on disk: opened whole, saved file by file, watched while others edit it, and made into the
//! `extension.zip` that Workflows installs.
//!
//! Packages are hostile until proven otherwise: nothing here follows a link out of the package, reads without a
//! limit, waits on a pipe, or runs what a file says.

mod bundle;
mod icon;
mod limits;
mod open;
mod save;
mod scope;
mod walk;
mod watch;
mod whole;

pub use bundle::{Bundle, BundleError, CreatedRoutine, Deployment, ZipContents, ZipError, bundle, deployment};
pub use icon::{Hazard, Icon, IconError, IconKind, data_uri, inspect};
pub use open::{OpenError, open, read};
pub use save::{SaveError, save};
pub use scope::{belongs, is_ignored};
pub use watch::{Watch, WatchError, watch};
pub use whole::write_whole;
