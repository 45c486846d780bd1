//! How much of a package is read, so that a mistaken or hostile folder cannot fill the memory.

use extension_model::json;

const MEGABYTE: u64 = 1024 * 1024;

/// What is left unread beyond these stays on disk as it is, and the package opens without it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all files together.
    pub package: u64,
    /// Files and folders.
    pub entries: usize,
}

impl Limits {
    /// A thousand components have about ten thousand files of a few kilobytes each.
    pub const STUDIO: Limits = Limits { file: json::MAX_BYTES as u64, package: 512 * MEGABYTE, entries: 50_000 };
}

/// A size for people, in whole megabytes: never less than it is.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(MEGABYTE))
}
