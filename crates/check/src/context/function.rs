use extension_model::{Function, FunctionFiles, Package, Pointer, Provider};

use super::metadata::Metadata;
use super::{Source, View};
use crate::schema;

/// One function's folder.
pub(crate) struct FunctionContext<'a> {
    pub(crate) files: FunctionFiles<'a>,
    pub(crate) package: &'a Package,
    /// None when the extension's metadata names no known one.
    pub(crate) provider: Option<Provider>,
    /// Named in the extension's `functions`; assumed while that list cannot be read.
    pub(crate) listed: bool,
    metadata: Option<Metadata<'a, Function>>,
}

impl<'a> FunctionContext<'a> {
    pub(super) fn new(package: &'a Package, folder: &str, provider: Option<Provider>, listed: bool) -> Self {
        let files = package.function(folder);
        let metadata = files.metadata_path().zip(files.document()).map(|(path, document)| {
            let schema = schema::function(document.tree().ok());
            Metadata::read(path, document, schema, Function::read)
        });
        Self { files, package, provider, listed, metadata }
    }

    pub(crate) fn source(&self) -> Option<&Source<'a>> {
        self.metadata.as_ref().map(|metadata| &metadata.source)
    }

    /// None when the metadata is absent or broken.
    pub(crate) fn metadata(&self) -> Option<View<'_, 'a, Function>> {
        self.metadata.as_ref()?.view()
    }

    /// Where the function's name stands in either layout.
    pub(crate) fn name_pointer(&self) -> Pointer {
        let is_own = self.metadata().is_some_and(|metadata| metadata.tree.get("name").is_some());
        if is_own { "/name".into() } else { "/signature/name".into() }
    }

    /// Where the list of parameters stands in either layout.
    pub(crate) fn parameters_pointer(&self) -> Pointer {
        let is_signed = self.metadata().is_some_and(|metadata| metadata.tree.get("signature").is_some());
        if is_signed { "/signature/parameters".into() } else { "/parameters".into() }
    }
}
