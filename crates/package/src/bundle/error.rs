use std::fmt;

use extension_model::json::{JsonError, MAX_BYTES};
use extension_model::text::{Lines, Place};
use extension_model::{Node, PackagePath};

use crate::limits::megabytes;

/// Why a package cannot be bundled: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleError {
    pub path: PackagePath,
    /// Where in the file; none when it is about all of it.
    pub place: Option<Place>,
    pub message: String,
}

impl std::error::Error for BundleError {}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some(Place { line, column }) => write!(f, "{}:{line}:{column}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

impl BundleError {
    pub(super) fn new(path: &PackagePath, message: impl Into<String>) -> Self {
        Self { path: path.clone(), place: None, message: message.into() }
    }

    pub(super) fn at(path: &PackagePath, text: &str, node: &Node, message: impl Into<String>) -> Self {
        Self { place: Some(Lines::new(text).place(node.span.start)), ..Self::new(path, message) }
    }

    pub(super) fn not_json(path: &PackagePath, text: &str, error: &JsonError) -> Self {
        Self { place: Some(Lines::new(text).place(error.span.start)), ..Self::new(path, error.message.clone()) }
    }

    pub(super) fn too_large(bytes: usize) -> Self {
        let (size, limit) = (megabytes(bytes as u64), megabytes(MAX_BYTES as u64));
        Self::new(
            &PackagePath::extension_metadata(),
            format!(
                "With its icons in it the metadata would be {size}, more than the {limit} it may be; use smaller icons"
            ),
        )
    }
}
