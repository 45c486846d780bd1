//! A session as the rest of the studio knows it.

use std::ops::{ControlFlow, Range};
use std::time::Instant;

use extension_engine::Cancel;
use extension_model::Provider;
use extension_sql::tokens;

use super::conversation::{Conversation, Statement};
use super::error::{Told, Trouble};
use super::load::{Batch, Load};
use super::names::{self, Place};
use super::wire::QueryData;
use super::{browse, identity, place, result, statements};
use crate::runtime::wait;
use crate::{
    Executed, Identity, Reader, Routine, Session, Step, Table, TableColumn, TableEntry, TableName, WarehouseError,
};

/// What Snowflake numbers statements by: those in between tell the numbers of rows that they changed.
const DML: std::ops::Range<u64> = 0x3000..0x4000;
/// Sessions, transactions and definitions: they answer with a sentence.
const SAYING: std::ops::Range<u64> = 0x4000..0x7000;

pub(super) struct SnowflakeSession {
    conversation: Conversation,
    place: Place,
}

impl SnowflakeSession {
    pub fn new(conversation: Conversation, place: Place) -> Self {
        Self { conversation, place }
    }

    /// One statement as it went, or why it did not.
    async fn execute(&mut self, sql: &str, cancel: &Cancel) -> Result<Executed, WarehouseError> {
        let started = Instant::now();
        let data = match self.conversation.run(sql.into(), cancel).await {
            Ok(data) => data,
            Err(Trouble::Told(told)) => return Err(self.placed(told, sql).await),
            Err(Trouble::Other(error)) => return Err(error),
        };
        Ok(Executed {
            sql: sql.to_owned(),
            rows: rows(&data),
            milliseconds: started.elapsed().as_secs_f64() * 1000.0,
            dynamic: false,
            job: data.query_id,
            bytes_billed: None,
        })
    }

    async fn insert(&mut self, load: &Load<'_>, batch: &Batch, cancel: &Cancel) -> Result<(), Trouble> {
        let bound = std::slice::from_ref(&batch.text);
        self.conversation.run(Statement { sql: load.insert(), bound }, cancel).await.map(|_| ())
    }

    /// Which of the rows the table does not take, found by trying halves. What is inserted meanwhile does no harm: the
    /// table is not whole, and will be replaced or dropped.
    async fn row_at_fault(
        &mut self,
        load: &Load<'_>,
        mut rows: Range<usize>,
        mut told: Told,
        cancel: &Cancel,
    ) -> Result<WarehouseError, WarehouseError> {
        while rows.len() > 1 {
            let middle = rows.start + rows.len() / 2;
            match self.insert(load, &load.batch(rows.start..middle)?, cancel).await {
                Ok(()) => rows.start = middle,
                Err(Trouble::Told(again)) => (rows.end, told) = (middle, again),
                Err(Trouble::Other(error)) => return Err(error),
            }
        }
        Ok(WarehouseError::Row { row: rows.start, message: told.message })
    }

    /// An error with the text that its place counts in: the statement, or the body of the procedure that it calls.
    async fn placed(&mut self, told: Told, sql: &str) -> WarehouseError {
        let found = place::told(&told.message);
        let is_inside = told.message.contains("Uncaught exception");
        let mut error = told.into();
        let (WarehouseError::Failed { trail, .. }, Some((line, column))) = (&mut error, found) else { return error };
        let mut source = sql.to_owned();
        if let Some(name) = called(sql).filter(|_| is_inside) {
            // Without the body the place in it would be told as one in the CALL.
            match browse::body(&mut self.conversation, &name).await {
                Ok(Some(body)) => source = body,
                _ => return error,
            }
        }
        trail.push(Step { dynamic: false, source, line, column });
        error
    }
}

impl Session for SnowflakeSession {
    fn identity(&mut self) -> Result<Identity, WarehouseError> {
        wait(identity::look(&mut self.conversation, &self.place))
    }

    fn run(&mut self, script: &str, cancel: &Cancel, executed: &mut Vec<Executed>) -> Result<(), WarehouseError> {
        for statement in statements::split(script) {
            executed.push(wait(self.execute(&script[statement], cancel))?);
        }
        Ok(())
    }

    fn query(&mut self, sql: &str, most_rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError> {
        wait(async {
            let data = self.conversation.run(sql.into(), cancel).await?;
            let mut table = Table { columns: result::columns(&data), rows: Vec::new() };
            if most_rows == 0 {
                return Ok(table);
            }
            let mut keep = |row| {
                table.rows.push(row);
                if table.rows.len() == most_rows { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            result::read(&self.conversation.http, data, cancel, &mut keep).await?;
            Ok(table)
        })
    }

    fn load(&mut self, name: &TableName, table: &Table, cancel: &Cancel) -> Result<(), WarehouseError> {
        let load = Load::new(name, &self.place, table)?;
        wait(async {
            self.conversation.run(load.create().as_str().into(), cancel).await?;
            for batch in load.batches() {
                let batch = batch?;
                match self.insert(&load, &batch, cancel).await {
                    Err(Trouble::Told(told)) if told.is_about_a_value() => {
                        return Err(self.row_at_fault(&load, batch.rows, told, cancel).await?);
                    }
                    other => other?,
                }
            }
            Ok(())
        })
    }

    fn read(&mut self, name: &TableName, reader: &mut dyn Reader, cancel: &Cancel) -> Result<bool, WarehouseError> {
        let mut candidates = vec![names::table(name, &self.place)];
        // A script may have changed where bare names lead to.
        if let TableName::Session(bare) = name {
            candidates.push(names::table(&TableName::Located(bare.clone()), &self.place));
        }
        wait(async {
            for name in candidates {
                let sql = format!("SELECT * FROM {name}");
                let data = match self.conversation.run(sql.as_str().into(), cancel).await {
                    Err(Trouble::Told(told)) if told.is_missing() => continue,
                    other => other?,
                };
                reader.columns(&result::columns(&data));
                let mut pass = |row| {
                    reader.row(row);
                    ControlFlow::Continue(())
                };
                result::read(&self.conversation.http, data, cancel, &mut pass).await?;
                return Ok(true);
            }
            Ok(false)
        })
    }

    fn drop_table(&mut self, name: &TableName) -> Result<(), WarehouseError> {
        let name = names::table(name, &self.place);
        let removal = |kind: &str| format!("DROP {kind} IF EXISTS {name}");
        wait(async {
            match self.conversation.run(removal("TABLE").as_str().into(), &Cancel::new()).await {
                // An output may be a view, which is no table to drop.
                Err(Trouble::Told(told)) if told.is_of_another_kind() => {
                    self.conversation.run(removal("VIEW").as_str().into(), &Cancel::new()).await?;
                    Ok(())
                }
                other => Ok(other.map(|_| ())?),
            }
        })
    }

    fn routines(&mut self) -> Result<Vec<Routine>, WarehouseError> {
        wait(browse::routines(&mut self.conversation, &self.place))
    }

    fn places(&mut self) -> Result<Vec<String>, WarehouseError> {
        wait(browse::places(&mut self.conversation))
    }

    fn tables(&mut self, place: &str) -> Result<Vec<TableEntry>, WarehouseError> {
        let place = Place::parse(place)?;
        wait(browse::tables(&mut self.conversation, &place))
    }

    fn describe(&mut self, path: &str) -> Result<(TableEntry, Vec<TableColumn>), WarehouseError> {
        let (place, name) = names::path(path)?;
        wait(browse::describe(&mut self.conversation, &place, &name))
    }

    fn sample(&mut self, path: &str, rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError> {
        let (place, name) = names::path(path)?;
        self.query(&format!("SELECT * FROM {} LIMIT {rows}", place.of(&name)), rows, cancel)
    }
}

impl Drop for SnowflakeSession {
    fn drop(&mut self) {
        let closed = wait(async {
            self.conversation.close().await;
            Ok(())
        });
        // A session that is not closed ends by itself.
        drop(closed);
    }
}

/// How many rows a statement returned, wrote or changed.
fn rows(data: &QueryData) -> u64 {
    let kind = data.statement_type_id.unwrap_or_default();
    if DML.contains(&kind) {
        let counts = data.rowset.first().into_iter().flatten();
        return counts.filter_map(|count| count.as_str()?.parse::<u64>().ok()).sum();
    }
    if SAYING.contains(&kind) { 0 } else { data.total.unwrap_or(data.rowset.len() as u64) }
}

/// The procedure that a CALL names, as it is written there.
fn called(sql: &str) -> Option<String> {
    let tokens = tokens(sql, Provider::Snowflake);
    let mut words = tokens.iter().filter(|token| token.is_significant());
    words.next().filter(|first| first.is_word(sql, "CALL"))?;
    let name: String = words.take_while(|token| !token.is_symbol(sql, '(')).map(|token| token.text(sql)).collect();
    Some(name)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_call_names_its_procedure() {
        assert_eq!(called("-- x\ncall d.\"s\" .p('a')").as_deref(), Some("d.\"s\".p"));
        assert_eq!(called("SELECT 1"), None);
    }

    #[test]
    fn rows_are_counted_as_the_kind_of_statement_tells_them() {
        let counts = vec![vec![Value::from("2"), Value::from("3")]];
        let merged = QueryData { statement_type_id: Some(0x3400), rowset: counts, ..QueryData::default() };
        assert_eq!(rows(&merged), 5);
        let created = QueryData { statement_type_id: Some(0x6000), total: Some(1), ..QueryData::default() };
        assert_eq!(rows(&created), 0);
        let selected = QueryData { statement_type_id: Some(0x1000), total: Some(9), ..QueryData::default() };
        assert_eq!(rows(&selected), 9);
    }
}
