//! What the rules look at: a package read once, each file with its places.

mod component;
mod file;
mod function;
mod icon;
mod metadata;
mod script;

use std::collections::HashSet;

use extension_model::{Extension, Node, Package, PackagePath};

pub(crate) use component::{ComponentContext, InputContext};
pub(crate) use file::File;
pub(crate) use function::FunctionContext;
pub(crate) use icon::NamedIcon;
use metadata::Metadata;
pub(crate) use metadata::{Source, View};
pub(crate) use script::Script;

use crate::problem::Problem;
use crate::report::Report;
use crate::rule::Check;
use crate::schema;

/// The keys of the extension's lists.
const COMPONENTS: &str = "components";
const FUNCTIONS: &str = "functions";

/// Width and height of an extension's icon in pixels (package format).
const ICON_SIDE: f64 = 80.0;

/// A whole package.
pub(crate) struct Context<'a> {
    pub(crate) package: &'a Package,
    /// The component folders that are there, by name.
    pub(crate) components: Vec<ComponentContext<'a>>,
    /// The function folders that are there, by name.
    pub(crate) functions: Vec<FunctionContext<'a>>,
    pub(crate) icon: Option<NamedIcon<'a>>,
    extension: Option<Metadata<'a, Extension>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(package: &'a Package) -> Self {
        let extension = package.extension_document().map(|document| {
            Metadata::read(PackagePath::extension_metadata(), document, &schema::EXTENSION, Extension::read)
        });
        let view = extension.as_ref().and_then(Metadata::view);
        let provider = view.as_ref().and_then(|extension| extension.view.provider);
        let (components, functions) = (listed(view.as_ref(), COMPONENTS), listed(view.as_ref(), FUNCTIONS));
        let component = |folder| ComponentContext::new(package, folder, provider, components.has(folder));
        let function = |folder| FunctionContext::new(package, folder, provider, functions.has(folder));
        let components = package.component_folders().into_iter().map(component).collect();
        let functions = package.function_folders().into_iter().map(function).collect();
        let icon = view.and_then(|extension| NamedIcon::new(&extension.view.icon, package, ICON_SIDE));
        Self { package, components, functions, icon, extension }
    }

    /// None when the extension's metadata is absent or broken.
    pub(crate) fn extension(&self) -> Option<View<'_, 'a, Extension>> {
        self.extension.as_ref()?.view()
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
                let mut report = Report::new(*rule, !function.listed, problems);
                rule.function(function, &mut report);
                function.source().into_iter().for_each(|source| rule.metadata(source, &mut report));
            }
        }
    }
}

/// The folders that a list of the extension's metadata names.
enum Listed<'e> {
    Folders(HashSet<&'e str>),
    /// The list cannot be read: any may be meant.
    Unknown,
}

impl Listed<'_> {
    fn has(&self, folder: &str) -> bool {
        match self {
            Listed::Folders(folders) => folders.contains(folder),
            Listed::Unknown => true,
        }
    }
}

fn listed<'a>(extension: Option<&View<'_, 'a, Extension>>, key: &str) -> Listed<'a> {
    let Some(extension) = extension else { return Listed::Unknown };
    match extension.tree.get(key) {
        Some(list) if list.is_array() => Listed::Folders(list.elements().iter().filter_map(Node::as_str).collect()),
        // An extension needs no functions, and no list of none.
        None if key == FUNCTIONS => Listed::Folders(HashSet::new()),
        _ => Listed::Unknown,
    }
}
