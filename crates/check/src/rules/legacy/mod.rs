//! The layout until autumn 2024: the author's own CREATE PROCEDURE in `src/procedure.sql`.

pub(super) mod legacy_layout;
pub(super) mod legacy_parameters;
pub(super) mod legacy_procedure_name;

use extension_model::Logic;

use crate::context::{ComponentContext, File};

/// The procedure of a component in the legacy layout.
fn procedure<'a>(component: &ComponentContext<'a>) -> Option<File<'a>> {
    match component.files.logic() {
        Logic::Procedure(text) => Some(File::text(component.files.path("src/procedure.sql")?, text)),
        Logic::Runs { .. } => None,
    }
}
