use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest path and the longest step of one, in bytes: what common file systems and ZIP readers take.
const LONGEST_PATH: usize = 1024;
const LONGEST_STEP: usize = 255;

/// Where a file stands in a package: relative, with forward slashes, never leading out of the package.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(export, type = "string")]
pub struct PackagePath(String);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    #[error("\"{0}\" is not a path inside the package: use names joined by \"/\", without \"..\"")]
    Outside(String),
    #[error("The path \"{0}…\" is too long")]
    TooLong(String),
}

impl PackagePath {
    pub fn new(path: &str) -> Result<Self, PathError> {
        if path.len() > LONGEST_PATH || path.split('/').any(|step| step.len() > LONGEST_STEP) {
            return Err(PathError::TooLong(path.chars().take(60).collect()));
        }
        let inside = path.split('/').all(|step| {
            !matches!(step, "" | "." | "..") && !step.contains(['\\', ':']) && !step.contains(char::is_control)
        });
        if inside { Ok(Self(path.to_owned())) } else { Err(PathError::Outside(path.to_owned())) }
    }

    pub fn extension_metadata() -> Self {
        Self("metadata.json".into())
    }

    /// A file inside this folder.
    pub fn join(&self, rest: &str) -> Result<Self, PathError> {
        Self::new(&format!("{}/{rest}", self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The ending after the last dot, lower-cased; empty when there is none.
    pub fn ending(&self) -> String {
        self.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
    }

    pub fn is_under(&self, folder: &PackagePath) -> bool {
        self.0.strip_prefix(&folder.0).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The path from `folder` down to this, if it is under it.
    pub fn strip(&self, folder: &PackagePath) -> Option<&str> {
        self.0.strip_prefix(&folder.0)?.strip_prefix('/')
    }

    /// The place on disk under a package's root.
    pub fn on_disk(&self, root: &Path) -> PathBuf {
        self.0.split('/').fold(root.to_path_buf(), |path, step| path.join(step))
    }
}

impl fmt::Display for PackagePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PackagePath {
    type Error = PathError;

    fn try_from(path: String) -> Result<Self, PathError> {
        Self::new(&path)
    }
}

impl From<PackagePath> for String {
    fn from(path: PackagePath) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use super::PackagePath;

    #[test]
    fn a_path_never_leads_out() {
        for bad in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", "C:\\x", "a\\b", "a\nb", "x/"] {
            assert!(PackagePath::new(bad).is_err(), "{bad:?}");
        }
        assert!(PackagePath::new(&"a/".repeat(2000)).is_err());
        assert_eq!(PackagePath::new("components/a/doc/é.md").unwrap().ending(), "md");
    }
}
