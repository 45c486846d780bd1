//! What the rules look at: a package read once, each file with its places.

mod component;
mod file;
mod function;
mod metadata;

use std::collections::BTreeSet;

use extension_model::{Extension, Package, PackagePath, Provider};

pub(crate) use component::{ComponentContext, InputContext};
pub(crate) use file::File;
pub(crate) use function::FunctionContext;
use metadata::Metadata;
pub(crate) use metadata::{Source, View};

use crate::problem::Problem;
use crate::report::Report;
use crate::rule::Check;
use crate::schema;

/// A whole package.
pub(crate) struct Context<'a> {
    pub(crate) package: &'a Package,
    /// The component folders that are there, by name.
    pub(crate) components: Vec<ComponentContext<'a>>,
    /// The function folders that are there, by name.
    pub(crate) functions: Vec<FunctionContext<'a>>,
    extension: Option<Metadata<'a, Extension>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(package: &'a Package) -> Self {
        let extension = package.extension_document().map(|document| {
            Metadata::read(PackagePath::extension_metadata(), document, &schema::EXTENSION, Extension::read)
        });
        let view = extension.as_ref().and_then(Metadata::view);
        let provider = view.as_ref().and_then(|extension| extension.view.provider);
        let listed = view.as_ref().and_then(listed_components);
        let is_listed = |folder: &str| listed.as_ref().is_none_or(|listed| listed.contains(folder));
        let components = package.component_folders().into_iter();
        let components =
            components.map(|folder| ComponentContext::new(package, folder, provider, is_listed(folder))).collect();
        let functions = package.function_folders().into_iter();
        let functions = functions.map(|folder| FunctionContext::new(package, folder, provider)).collect();
        Self { package, components, functions, extension }
    }

    /// None when the extension's metadata is absent or broken.
    pub(crate) fn extension(&self) -> Option<View<'_, 'a, Extension>> {
        self.extension.as_ref()?.view()
    }

    /// The provider; none when the metadata names no known one.
    pub(crate) fn provider(&self) -> Option<Provider> {
        self.extension()?.view.provider
    }

    /// Shows the package and everything in it to each rule.
    pub(crate) fn visit(&self, rules: &[&dyn Check], problems: &mut Vec<Problem>) {
        for rule in rules {
            let mut report = Report::new(*rule, false, problems);
            rule.package(self, &mut report);
            if let Some(extension) = &self.extension {
                rule.metadata(&extension.source, &mut report);
            }
        }
        for component in &self.components {
            for rule in rules {
                // What the extension does not list is not packaged.
                let mut report = Report::new(*rule, !component.listed, problems);
                rule.component(component, &mut report);
                component.source().into_iter().for_each(|source| rule.metadata(source, &mut report));
                component.inputs().for_each(|input| rule.input(&input, &mut report));
            }
        }
        for function in &self.functions {
            for rule in rules {
                let mut report = Report::new(*rule, false, problems);
                rule.function(function, &mut report);
                function.source().into_iter().for_each(|source| rule.metadata(source, &mut report));
            }
        }
    }
}

/// The listed component folders; none while the list cannot be read.
fn listed_components<'e>(extension: &View<'e, '_, Extension>) -> Option<BTreeSet<&'e str>> {
    let list = extension.tree.get("components")?;
    list.is_array().then(|| extension.view.components.iter().map(String::as_str).collect())
}
