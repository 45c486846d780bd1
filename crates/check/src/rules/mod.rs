//! Every rule, in the order of the manual.

mod fields;
mod files;

use std::sync::LazyLock;

use crate::rule::{Check, Rule};

/// What each rule of the package is, for its page of the manual.
pub fn rules() -> &'static [&'static dyn Rule] {
    static RULES: LazyLock<Vec<&'static dyn Rule>> =
        LazyLock::new(|| ALL.iter().map(|check| *check as &'static dyn Rule).collect());
    &RULES
}

pub(crate) static ALL: &[&dyn Check] =
    &[&files::invalid_json::InvalidJson, &fields::required_field_missing::RequiredFieldMissing];
