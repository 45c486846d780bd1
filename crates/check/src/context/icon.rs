use std::cell::OnceCell;

use extension_model::{Content, Package, PackagePath};
use extension_package::{Icon, IconError};

/// A picture as a metadata file names it.
pub(crate) struct NamedIcon<'a> {
    pub(crate) name: String,
    /// Width and height that the format documents for it, in pixels.
    pub(crate) side: f64,
    /// None when there is no such file.
    pub(crate) found: Option<(PackagePath, &'a Content)>,
    inspected: OnceCell<Result<Icon, IconError>>,
}

impl<'a> NamedIcon<'a> {
    /// None when the metadata name no file: no icon at all, or one that stands in the metadata itself.
    pub(super) fn new(name: &str, package: &'a Package, side: f64) -> Option<Self> {
        if name.trim().is_empty() || name.starts_with("data:") {
            return None;
        }
        let path = PackagePath::new(&format!("icons/{name}")).ok();
        let found = path.and_then(|path| package.get(&path).map(|content| (path, content)));
        Some(Self { name: name.to_owned(), side, found, inspected: OnceCell::new() })
    }

    /// The file and what it turned out to be.
    pub(crate) fn inspected(&self) -> Option<(&PackagePath, &Result<Icon, IconError>)> {
        let (path, content) = self.found.as_ref()?;
        Some((path, self.inspected.get_or_init(|| extension_package::inspect(path, content))))
    }
}
