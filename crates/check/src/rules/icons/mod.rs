//! The pictures that the metadata files name.

pub(super) mod icon_damaged;
pub(super) mod icon_hazard;
pub(super) mod icon_missing;
pub(super) mod icon_not_a_picture;
pub(super) mod icon_size;

use crate::context::{ComponentContext, Context, File, NamedIcon};

/// The icon of the extension, with the metadata file that names it.
fn of_extension<'c, 'a>(context: &'c Context<'a>) -> Option<(&'c NamedIcon<'a>, &'c File<'a>)> {
    Some((context.icon.as_ref()?, context.extension()?.file))
}

/// The icon of a component, with the metadata file that names it.
fn of_component<'c, 'a>(component: &'c ComponentContext<'a>) -> Option<(&'c NamedIcon<'a>, &'c File<'a>)> {
    Some((component.icon.as_ref()?, component.metadata()?.file))
}
