//! A bundle as a ZIP: the same bytes for the same bundle, and no trust in anyone else's.

use std::io::{Cursor, Read, Write};

use extension_model::Document;
use extension_model::text::Lines;
use zip::result::ZipError as Cause;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::Bundle;
use crate::limits::megabytes;

const METADATA: &str = "metadata.json";
const SCRIPT: &str = "extension.sql";

/// The largest ZIP that is read, in bytes.
const MOST_ZIPPED: usize = 32 * 1024 * 1024;
/// The largest member that is read, in bytes once inflated: whatever a small ZIP claims to hold.
const MOST_INFLATED: u64 = 64 * 1024 * 1024;

/// How many members of others are named.
const NAMED: usize = 20;

/// Why a ZIP is no packaged extension, or cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ZipError {
    #[error("The ZIP cannot be written: {0}")]
    Unwritable(Cause),
    #[error("This is not a ZIP file that can be read: {0}")]
    Unreadable(Cause),
    #[error("The ZIP is {size}; an extension's ZIP is read up to {limit}")]
    Large { size: String, limit: String },
    #[error("The ZIP holds a package's folder, not a packaged extension: unzip it and open the folder")]
    SourceFolder,
    #[error("The ZIP is no packaged extension: it lacks {missing} at its top. Package the extension again")]
    Missing { missing: &'static str },
    #[error(
        "The ZIP holds two members of one name, so that programs disagree on what is in it; package the extension again"
    )]
    Ambiguous,
    #[error("{member} in the ZIP cannot be read: {reason}. Package the extension again")]
    Member { member: &'static str, reason: String },
}

/// What was found in a ZIP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZipContents {
    pub bundle: Bundle,
    /// Names of members that a packaged extension has no need of (package format, section 4), the first few, made
    /// safe to print.
    pub unexpected: Vec<String>,
}

impl Bundle {
    /// The bytes of `extension.zip`: the same for the same bundle, on any day and any system.
    ///
    /// # Errors
    /// When a member is larger than a ZIP can hold.
    pub fn to_zip(&self) -> Result<Vec<u8>, ZipError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [(METADATA, &self.metadata), (SCRIPT, &self.script)] {
            writer.start_file(name, options).map_err(ZipError::Unwritable)?;
            writer.write_all(text.as_bytes()).map_err(|error| ZipError::Unwritable(error.into()))?;
        }
        Ok(writer.finish().map_err(ZipError::Unwritable)?.into_inner())
    }

    /// Reads a packaged extension from the bytes of any ZIP. Other members are not looked at; see [`ZipContents`].
    ///
    /// # Errors
    /// When the ZIP is damaged or too large, or is no packaged extension.
    pub fn from_zip(bytes: &[u8]) -> Result<Self, ZipError> {
        ZipContents::read(bytes).map(|contents| contents.bundle)
    }
}

impl ZipContents {
    /// As [`Bundle::from_zip`], with what else is in the ZIP.
    ///
    /// # Errors
    /// As [`Bundle::from_zip`].
    pub fn read(bytes: &[u8]) -> Result<Self, ZipError> {
        if bytes.len() > MOST_ZIPPED {
            let size = |bytes: usize| megabytes(bytes as u64);
            return Err(ZipError::Large { size: size(bytes.len()), limit: size(MOST_ZIPPED) });
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ZipError::Unreadable)?;
        if archive.has_duplicate_names() {
            return Err(ZipError::Ambiguous);
        }
        let names = names(&archive);
        let is_there = |name: &str| names.iter().any(|there| there == name);
        for missing in [METADATA, SCRIPT] {
            if !is_there(missing) {
                let is_folder = names.iter().any(|name| name == METADATA || name.ends_with("/metadata.json"));
                return Err(if is_folder { ZipError::SourceFolder } else { ZipError::Missing { missing } });
            }
        }
        let bundle = Bundle { metadata: read_metadata(&mut archive)?, script: read(&mut archive, SCRIPT)? };
        let others = names.iter().filter(|name| ![METADATA, SCRIPT].contains(&name.as_str()));
        let unexpected = others.take(NAMED).map(|name| name.escape_debug().take(200).collect()).collect();
        Ok(Self { bundle, unexpected })
    }
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn names(archive: &Archive) -> Vec<String> {
    archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

fn read(archive: &mut Archive, member: &'static str) -> Result<String, ZipError> {
    let unreadable = |reason: String| ZipError::Member { member, reason };
    let file = archive.by_name(member).map_err(|error| unreadable(error.to_string()))?;
    let mut bytes = Vec::new();
    file.take(MOST_INFLATED + 1).read_to_end(&mut bytes).map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > MOST_INFLATED {
        return Err(unreadable(format!("it is larger than {}", megabytes(MOST_INFLATED))));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8 text".into()))
}

fn read_metadata(archive: &mut Archive) -> Result<String, ZipError> {
    let unreadable = |reason: String| ZipError::Member { member: METADATA, reason };
    let text = read(archive, METADATA)?;
    let document = Document::new(text.as_str());
    match document.tree() {
        Ok(tree) if tree.is_object() => Ok(text),
        Ok(tree) => Err(unreadable(format!("it is {}, not an object", tree.kind()))),
        Err(error) => {
            let place = Lines::new(&text).place(error.span.start);
            Err(unreadable(format!("line {}, column {}: {error}", place.line, place.column)))
        }
    }
}
