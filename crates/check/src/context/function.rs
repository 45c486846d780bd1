use extension_model::{Function, FunctionFiles, Package, Provider};

use super::metadata::Metadata;
use super::{Source, View};
use crate::schema;

/// One function's folder.
pub(crate) struct FunctionContext<'a> {
    pub(crate) files: FunctionFiles<'a>,
    pub(crate) package: &'a Package,
    /// None when the extension's metadata names no known one.
    pub(crate) provider: Option<Provider>,
    metadata: Option<Metadata<'a, Function>>,
}

impl<'a> FunctionContext<'a> {
    pub(super) fn new(package: &'a Package, folder: &str, provider: Option<Provider>) -> Self {
        let files = package.function(folder);
        let metadata = files.metadata_path().zip(files.document()).map(|(path, document)| {
            let schema = schema::function(document.tree().ok());
            Metadata::read(path, document, schema, Function::read)
        });
        Self { files, package, provider, metadata }
    }

    pub(crate) fn source(&self) -> Option<&Source<'a>> {
        self.metadata.as_ref().map(|metadata| &metadata.source)
    }

    /// None when the metadata is absent or broken.
    pub(crate) fn metadata(&self) -> Option<View<'_, 'a, Function>> {
        self.metadata.as_ref()?.view()
    }
}
