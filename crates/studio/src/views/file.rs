use extension_model::text::{Extent, Lines};
use extension_model::{Content, Package, PackagePath};
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

/// What is wrong with a JSON file as a whole, if anything.
pub(super) fn broken(package: &Package, path: &PackagePath) -> Option<Broken> {
    let broken = |message: String, extent| Some(Broken { path: path.clone(), message, extent });
    match package.get(path) {
        None => broken(format!("{path} is missing"), None),
        Some(Content::Unread { reason }) => broken(reason.to_string(), None),
        Some(content) => match content.document().map(|document| (document, document.tree())) {
            None => broken("This file is not UTF-8 text".into(), None),
            Some((document, Err(error))) => {
                broken(error.message.clone(), Some(Lines::new(document.text()).extent(&error.span)))
            }
            Some((_, Ok(tree))) if !tree.is_object() => {
                broken(format!("Metadata is an object, and this is {}", tree.kind()), None)
            }
            Some(_) => None,
        },
    }
}
