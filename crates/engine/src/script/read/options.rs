//! `OPTIONS (name = value, …)`.

use super::Read;
use super::cursor::Cursor;
use crate::parse::SyntaxError;
use crate::script::{Expression, Name};

/// What a table, a view or a column may be told.
const RELATION: &[&str] = &[
    "allow_non_incremental_definition",
    "change_history",
    "data_policies",
    "default_rounding_mode",
    "description",
    "enable_change_history",
    "enable_refresh",
    "expiration_timestamp",
    "friendly_name",
    "kms_key_name",
    "labels",
    "max_staleness",
    "partition_expiration_days",
    "policy_tags",
    "privacy_policy",
    "refresh_interval_minutes",
    "require_partition_filter",
    "rounding_mode",
    "storage_uri",
    "table_format",
    "tags",
];

impl Cursor<'_> {
    /// The options that stand here, if any.
    pub(super) fn options(&mut self) -> Read<Vec<(Name, Expression)>> {
        if !self.take("OPTIONS") {
            return Ok(Vec::new());
        }
        self.bracketed(|cursor| {
            let name = cursor.name()?;
            cursor.need_symbol('=')?;
            Ok((name, cursor.expression(&[])?))
        })
    }

    /// Options of a table, a view or a column: they change nothing here, so they are only held to be ones.
    pub(super) fn relation_options(&mut self) -> Read<()> {
        for (name, _) in self.options()? {
            if !RELATION.iter().any(|known| name.text.eq_ignore_ascii_case(known)) {
                return Err(SyntaxError { message: format!("Unknown option: {}", name.text), span: name.span });
            }
        }
        Ok(())
    }
}
