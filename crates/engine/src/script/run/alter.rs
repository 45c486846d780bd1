//! Tables that are changed.

use std::ops::Range;
use std::time::Instant;

use super::tables::declared;
use super::{Outcome, Session};
use crate::catalog::{Path, Relation};
use crate::duck::{duckdb_type, identifier};
use crate::script::{self, Change, Name};
use crate::table::Column;

impl Session<'_> {
    pub(super) fn alter_table(
        &mut self,
        path: &script::Path,
        if_exists: bool,
        changes: &[Change],
        span: &Range<usize>,
    ) -> Outcome<()> {
        let started = Instant::now();
        let place = self.path(path)?;
        let _claim = self.claim(&place, &path.span)?;
        let there = self.database.catalog.relation(&place);
        let Some(relation) = there else {
            return if if_exists { Ok(()) } else { Err(self.missing(&place, &path.span)) };
        };
        let mut place = place;
        for change in changes {
            self.alter(&mut place, &relation, change, span)?;
        }
        self.note(span, 0, started);
        Ok(())
    }

    fn alter(&mut self, place: &mut Path, relation: &Relation, change: &Change, span: &Range<usize>) -> Outcome<()> {
        let table = place.duckdb();
        let has = |name: &Name| relation.columns.iter().any(|column| column.name.eq_ignore_ascii_case(&name.text));
        let need = |name: &Name| {
            if has(name) {
                return Ok(());
            }
            Err(self.invalid(format!("Column not found in table: {}", name.text), &name.span))
        };
        let mut typed = self.known(place);
        let sql = match change {
            Change::Nothing => return Ok(()),
            Change::AddColumn { column, if_not_exists: true } if has(&column.name) => return Ok(()),
            Change::AddColumn { column, .. } => {
                if has(&column.name) {
                    let message = format!("Column already exists: {}", column.name.text);
                    return Err(self.invalid(message, &column.name.span));
                }
                typed.extend(declared(std::slice::from_ref(column)));
                format!("ALTER TABLE {table} ADD COLUMN {}", self.definition(column)?)
            }
            Change::DropColumn { name, if_exists: true } if !has(name) => return Ok(()),
            Change::DropColumn { name, .. } => {
                need(name)?;
                format!("ALTER TABLE {table} DROP COLUMN {}", identifier(&name.text))
            }
            Change::RenameColumn { from, to } => {
                need(from)?;
                let renamed = typed.iter_mut().filter(|column| column.name.eq_ignore_ascii_case(&from.text));
                renamed.for_each(|column| column.name.clone_from(&to.text));
                format!("ALTER TABLE {table} RENAME COLUMN {} TO {}", identifier(&from.text), identifier(&to.text))
            }
            Change::SetType { name, data_type } => {
                need(name)?;
                typed.retain(|column| !column.name.eq_ignore_ascii_case(&name.text));
                typed.push(Column::new(&name.text, data_type.clone()));
                format!("ALTER TABLE {table} ALTER {} TYPE {}", identifier(&name.text), duckdb_type(data_type))
            }
            Change::RenameTo(name) => {
                self.command(&format!("ALTER TABLE {table} RENAME TO {}", identifier(&name.text)), span)?;
                let forgotten = self.database.note_relation(place.clone(), None);
                forgotten.map_err(|refusal| self.refused(refusal, span))?;
                place.name.clone_from(&name.text);
                return self.learn(place.clone(), None, &typed, span);
            }
        };
        self.command(&sql, span)?;
        self.learn(place.clone(), None, &typed, span)
    }
}
