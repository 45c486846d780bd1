//! The columns that a table or a view has.

use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use super::{Outcome, Session};
use crate::catalog::{Path, Relation};
use crate::table::Column;

impl Session<'_> {
    /// Notes what has just been created, as DuckDB has it. Where BigQuery's types are known, they say more: DuckDB holds
    /// NUMERIC and BIGNUMERIC alike.
    pub(super) fn learn(
        &self,
        path: Path,
        view: Option<Arc<str>>,
        typed: &[Column],
        span: &Range<usize>,
    ) -> Outcome<()> {
        let table = self.select(&format!("SELECT * FROM {} LIMIT 0", path.duckdb()), span)?;
        let mut columns = table.columns;
        for column in &mut columns {
            if let Some(known) = typed.iter().find(|known| known.name.eq_ignore_ascii_case(&column.name)) {
                column.data_type = known.data_type.clone();
            }
        }
        self.note_relation(path, view, columns, span)
    }

    /// Notes what has just been created with columns that are all known.
    pub(super) fn note_relation(
        &self,
        path: Path,
        view: Option<Arc<str>>,
        columns: Vec<Column>,
        span: &Range<usize>,
    ) -> Outcome<()> {
        let relation = Relation { columns, view, created: SystemTime::now() };
        self.database.note_relation(path, Some(relation)).map_err(|refusal| self.refused(refusal, span))
    }
}
