//! The inputs of a component: their types and the options of each type.

pub(super) mod bounds_reversed;
pub(super) mod column_without_parent;
pub(super) mod default_refused;
pub(super) mod duplicate_option;
pub(super) mod no_options;
pub(super) mod parent_not_a_table;
pub(super) mod slider_without_bounds;
pub(super) mod undocumented_type;
pub(super) mod unknown_option_value;
pub(super) mod unknown_type;

use crate::context::InputContext;

/// Whether the input's type has an option of this name.
fn has_option(input: &InputContext, key: &str) -> bool {
    input.input.input_type().is_some_and(|input_type| input_type.options().iter().any(|option| option.key == key))
}

/// Whether someone who fills the form cannot go on without a value for this input.
fn is_always_required(input: &InputContext) -> bool {
    !input.input.optional && input.input.show_if.is_empty() && input.input.default.is_none()
}
