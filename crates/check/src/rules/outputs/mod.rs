//! The outputs of a component.

pub(super) mod no_outputs;
pub(super) mod output_not_a_table;
