use extension_model::{Component, ComponentFiles, Input, Node, Output, Package, Pointer, Provider};

use super::metadata::Metadata;
use super::{File, NamedIcon, Script, Source, View};
use crate::schema;

/// One component's folder.
pub(crate) struct ComponentContext<'a> {
    pub(crate) files: ComponentFiles<'a>,
    pub(crate) package: &'a Package,
    /// None when the extension's metadata names no known one.
    pub(crate) provider: Option<Provider>,
    /// Named in the extension's `components`; assumed while that list cannot be read.
    pub(crate) listed: bool,
    /// `src/fullrun.sql`; none while the provider is not known.
    pub(crate) fullrun: Option<Script<'a>>,
    /// `src/dryrun.sql`; none while the provider is not known.
    pub(crate) dryrun: Option<Script<'a>>,
    pub(crate) icon: Option<NamedIcon<'a>>,
    metadata: Option<Metadata<'a, Component>>,
}

/// How many inputs and outputs are looked at: no form has more, and rules compare them with each other.
const MOST: usize = 2_000;

/// Width and height of a component's icon in pixels (package format).
const ICON_SIDE: f64 = 40.0;

/// One input of a component.
pub(crate) struct InputContext<'c, 'a> {
    pub(crate) component: &'c Component,
    pub(crate) file: &'c File<'a>,
    pub(crate) input: &'c Input,
    pub(crate) node: &'c Node,
    index: usize,
}

impl<'a> ComponentContext<'a> {
    pub(super) fn new(package: &'a Package, folder: &str, provider: Option<Provider>, listed: bool) -> Self {
        let files = package.component(folder);
        let document = files.metadata_path().zip(files.document());
        let metadata =
            document.map(|(path, document)| Metadata::read(path, document, &schema::COMPONENT, Component::read));
        let script = |name: &str| {
            let (path, text) = files.path(name).zip(files.text(name))?;
            Some(Script::new(path, text, provider?))
        };
        let (fullrun, dryrun) = (script("src/fullrun.sql"), script("src/dryrun.sql"));
        let view = metadata.as_ref().and_then(Metadata::view);
        let icon = view.and_then(|metadata| NamedIcon::new(&metadata.view.icon, package, ICON_SIDE));
        Self { files, package, provider, listed, fullrun, dryrun, icon, metadata }
    }

    /// The SQL files in today's layout.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = &Script<'a>> {
        self.fullrun.iter().chain(&self.dryrun)
    }

    pub(crate) fn source(&self) -> Option<&Source<'a>> {
        self.metadata.as_ref().map(|metadata| &metadata.source)
    }

    /// None when the metadata is absent or broken.
    pub(crate) fn metadata(&self) -> Option<View<'_, 'a, Component>> {
        self.metadata.as_ref()?.view()
    }

    /// The outputs that are objects, in their order, with the pointer to each.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = (Pointer, &Output)> {
        self.metadata().into_iter().flat_map(|metadata| {
            let nodes = metadata.tree.get("outputs").map(Node::elements).unwrap_or_default();
            let both = metadata.view.outputs.iter().zip(nodes).enumerate().take(MOST);
            both.filter(|(_, (_, node))| node.is_object())
                .map(|(index, (output, _))| (Pointer::from("/outputs").then(index), output))
        })
    }

    /// The inputs that are objects, in their order.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = InputContext<'_, 'a>> {
        self.metadata().into_iter().flat_map(|metadata| {
            let nodes = metadata.tree.get("inputs").map(Node::elements).unwrap_or_default();
            let both = metadata.view.inputs.iter().zip(nodes).enumerate().take(MOST);
            both.filter(|(_, (_, node))| node.is_object()).map(move |(index, (input, node))| InputContext {
                component: metadata.view,
                file: metadata.file,
                input,
                node,
                index,
            })
        })
    }
}

impl InputContext<'_, '_> {
    pub(crate) fn pointer(&self) -> Pointer {
        Pointer::from("/inputs").then(self.index)
    }

    /// The pointer to one of the input's keys.
    pub(crate) fn at(&self, key: &str) -> Pointer {
        self.pointer().then(key)
    }
}
