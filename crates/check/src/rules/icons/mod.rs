//! The pictures that the metadata files name.

pub(super) mod icon_damaged;
pub(super) mod icon_hazard;
pub(super) mod icon_missing;
pub(super) mod icon_not_a_picture;
pub(super) mod icon_size;

use extension_model::{Content, Package, PackagePath};

use crate::context::{ComponentContext, Context, File};

/// A picture as a metadata file names it.
struct NamedIcon<'c, 'a> {
    name: &'c str,
    /// The metadata file that names it.
    file: &'c File<'a>,
    /// None when the name cannot be that of a file.
    path: Option<PackagePath>,
    /// None when there is no such file.
    content: Option<&'a Content>,
    /// Width and height that the format documents for it, in pixels.
    side: f64,
}

fn of_extension<'c, 'a>(context: &'c Context<'a>) -> Option<NamedIcon<'c, 'a>> {
    let extension = context.extension()?;
    named(&extension.view.icon, extension.file, context.package, 80.0)
}

fn of_component<'c, 'a>(component: &'c ComponentContext<'a>) -> Option<NamedIcon<'c, 'a>> {
    let metadata = component.metadata()?;
    named(&metadata.view.icon, metadata.file, component.package, 40.0)
}

fn named<'c, 'a>(name: &'c str, file: &'c File<'a>, package: &'a Package, side: f64) -> Option<NamedIcon<'c, 'a>> {
    let path = PackagePath::new(&format!("icons/{name}")).ok();
    let content = path.as_ref().and_then(|path| package.get(path));
    // A picture may also stand in the metadata itself.
    let names_a_file = !name.trim().is_empty() && !name.starts_with("data:");
    names_a_file.then_some(NamedIcon { name, file, path, content, side })
}

impl<'a> NamedIcon<'_, 'a> {
    /// The file, when there is one.
    fn found(&self) -> Option<(&PackagePath, &'a Content)> {
        self.path.as_ref().zip(self.content)
    }

    /// What the file turned out to be, when it is a picture.
    fn inspected(&self) -> Option<(&PackagePath, extension_package::Icon)> {
        let (path, content) = self.found()?;
        Some((path, extension_package::inspect(path, content).ok()?))
    }
}
