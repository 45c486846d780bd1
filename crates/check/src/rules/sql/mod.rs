//! The SQL of a component in today's layout.

pub(super) mod bare_parameter;
pub(super) mod bound_parameter;
pub(super) mod sql_doubtful;
pub(super) mod sql_empty;
pub(super) mod sql_missing;
pub(super) mod sql_syntax;
pub(super) mod unguarded_dry_run;
pub(super) mod unused_env_var;
pub(super) mod unused_input;
pub(super) mod unused_output;

use std::ops::Range;

use extension_sql::Reference;

use crate::context::Script;

/// The words of a script statement by statement.
fn statements<'s, 'a>(script: &'s Script<'a>) -> Vec<&'s [Reference<'a>]> {
    let mut rest = script.references();
    let spans = extension_sql::split_statements(script.file.text, script.provider);
    spans
        .into_iter()
        .map(|span: Range<usize>| {
            let length = rest.partition_point(|reference| reference.span.start < span.end);
            let (statement, behind) = rest.split_at(length);
            rest = behind;
            statement
        })
        .collect()
}

/// Whether a word of a script is this keyword.
fn is_word(reference: &Reference, word: &str) -> bool {
    reference.name.eq_ignore_ascii_case(word)
}

/// Whether a name can be looked for: one that cannot be a word of SQL is told by the rules for names.
fn can_be_told(name: &str) -> bool {
    extension_model::names::is_usable(name) && !name.contains('-')
}
