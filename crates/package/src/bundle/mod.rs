//! The packaged extension: `metadata.json` and `extension.sql` (package format, section 4).

mod deployment;
mod error;
mod file;
mod json;
mod metadata;
mod script;
mod source;
mod view;
mod zip;

use extension_model::Package;

pub use deployment::{CreatedRoutine, Deployment, deployment};
pub use error::BundleError;
pub use zip::{ZipContents, ZipError};

use source::ExtensionSource;

/// What an `extension.zip` holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// `metadata.json`: the extension's metadata with its components and icons in it.
    pub metadata: String,
    /// `extension.sql`: the script that installs the extension.
    pub script: String,
}

/// Makes a package into what is shipped. Whatever the package lists is in it.
///
/// # Errors
/// When something listed is missing, unread or broken, or the metadata lacks what a bundle is made with.
pub fn bundle(package: &Package) -> Result<Bundle, BundleError> {
    let extension = ExtensionSource::read(package)?;
    let metadata = metadata::shipped(&extension);
    if metadata.len() > extension_model::json::MAX_BYTES {
        return Err(BundleError::too_large(metadata.len()));
    }
    let script = script::install(&extension, &metadata::registered(&extension));
    Ok(Bundle { metadata, script })
}
