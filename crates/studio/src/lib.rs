//! What a user can do, as functions: the one surface that the desktop shell and the command line call.
//!
//! [`Studio`] holds the open package, its history and its background work; [`actions`] are pure: they look at
//! a package and answer with a [`extension_model::Change`], the only thing that ever changes one.

pub mod actions;
pub mod connections;
mod error;
mod history;
mod icons;
mod library;
mod sample_tables;
mod session;
mod studio;
mod templates;
mod trust;
pub mod views;

pub use error::StudioError;
pub use extension_testing::Cancel;
pub use extension_warehouse::offline::stand_by;
pub use library::{ExampleEntry, Library, Recent};
pub use session::{Resolution, Session};
pub use studio::{Changed, Event, Origin, Problems, Studio};
pub use trust::PythonTrust;
