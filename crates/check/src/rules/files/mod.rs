//! Whether the metadata files are there and can be read at all.

pub(super) mod duplicate_key;
pub(super) mod invalid_json;
pub(super) mod metadata_missing;
pub(super) mod not_an_object;
pub(super) mod unreadable_file;
