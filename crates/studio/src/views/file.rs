use extension_model::PackagePath;
use extension_model::text::Extent;
use serde::Serialize;
use ts_rs::TS;

/// Why a metadata file cannot be shown as a form.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Broken {
    pub path: PackagePath,
    pub message: String,
    pub extent: Option<Extent>,
}

/// A text file as an editor shows it: lines end with `\n`, no byte order mark. Saving restores both.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FileText {
    pub path: PackagePath,
    /// None when the file is absent or not text.
    pub text: Option<String>,
    /// Why there is no text.
    pub problem: Option<String>,
    /// The revision of the package this text belongs to.
    #[ts(type = "number")]
    pub revision: u64,
}

/// A file that was changed both here, unsaved, and outside. None on a side that deleted it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Conflict {
    pub path: PackagePath,
    pub mine: Option<String>,
    pub theirs: Option<String>,
}
