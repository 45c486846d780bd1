//! The offline engine as a warehouse: databases in this process, without any account.

mod standby;

use std::time::Duration;

use extension_engine::{Column, Database, Failure, FailureKind, Limits, Settings, json};
use extension_model::Provider;

pub use standby::stand_by;

use crate::{
    Cancel, Executed, Finding, Identity, Reader, Routine, Session, Step, Table, TableColumn, TableEntry, TableName,
    Warehouse, WarehouseError,
};

/// Why a column of this type does not take a value; none when it does.
pub fn refusal(value: &serde_json::Value, type_name: &str) -> Option<String> {
    match json::parse_type(type_name) {
        None => Some(format!("BigQuery has no type {type_name}")),
        Some(data_type) => json::to_value(value, &data_type).err(),
    }
}

/// The offline engine. Every session has a fresh database.
pub struct Offline {
    settings: Settings,
    location: String,
}

impl Default for Offline {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl Offline {
    pub fn new(limits: Limits) -> Self {
        // Not "local": the parser takes INSERT INTO local.… for the LOCAL of another dialect.
        let settings = Settings { limits, project: "offline".to_owned(), ..Settings::default() };
        let location = format!("{}.{}", settings.project, settings.dataset);
        Self { settings, location }
    }

    /// How long one run may take.
    pub fn within(time: Duration) -> Self {
        Self::new(Limits { time, ..Limits::default() })
    }

    /// Whether functions in Python may run. Without this they may.
    pub fn with_python(mut self, allowed: bool) -> Self {
        self.settings.python = allowed;
        self
    }
}

impl Warehouse for Offline {
    fn name(&self) -> &str {
        "local"
    }

    fn speaks(&self, provider: Provider) -> bool {
        provider == Provider::Bigquery
    }

    fn location(&self) -> &str {
        &self.location
    }

    fn is_fresh(&self) -> bool {
        true
    }

    fn open(&self) -> Result<Box<dyn Session>, WarehouseError> {
        let database =
            standby::open(self.settings.clone()).map_err(|error| WarehouseError::failed(error.to_string()))?;
        Ok(Box::new(OfflineSession { database, location: self.location.clone() }))
    }
}

struct OfflineSession {
    database: Database,
    location: String,
}

impl OfflineSession {
    fn path(&self, name: &TableName) -> String {
        match name {
            TableName::Located(_) => name.given(&self.location),
            TableName::Session(name) => format!("_SESSION.{name}"),
        }
    }

    fn execute(
        &self,
        script: &str,
        cancel: &Cancel,
        executed: &mut Vec<Executed>,
    ) -> Result<Option<std::sync::Arc<extension_engine::Table>>, WarehouseError> {
        let (done, result) = match self.database.run(script, cancel) {
            Ok(run) => (run.statements, Ok(run.last_result)),
            Err(mut failure) => (std::mem::take(&mut failure.executed).into_vec(), Err(told(failure, script))),
        };
        executed.extend(done.into_iter().map(|done| Executed {
            sql: done.sql,
            rows: done.rows as u64,
            milliseconds: done.duration.as_secs_f64() * 1000.0,
            dynamic: done.dynamic,
            job: None,
            bytes_billed: None,
        }));
        result
    }
}

impl Session for OfflineSession {
    fn identity(&mut self) -> Result<Identity, WarehouseError> {
        let message = "The offline engine runs in this program and needs no account".to_owned();
        let findings = vec![Finding { is_good: true, message, help: None }];
        Ok(Identity { who: "this computer".to_owned(), location: self.location.clone(), findings })
    }

    fn run(&mut self, script: &str, cancel: &Cancel, executed: &mut Vec<Executed>) -> Result<(), WarehouseError> {
        self.execute(script, cancel, executed).map(drop)
    }

    fn query(&mut self, sql: &str, most_rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError> {
        let result = self.execute(sql, cancel, &mut Vec::new())?;
        let mut table = Table::default();
        if let Some(result) = result {
            given(&result, most_rows, &mut table)?;
        }
        Ok(table)
    }

    fn load(&mut self, name: &TableName, table: &Table, _cancel: &Cancel) -> Result<(), WarehouseError> {
        let columns = table
            .columns
            .iter()
            .map(|column| {
                let data_type = json::parse_type(&column.type_name).ok_or_else(|| {
                    let TableColumn { name, type_name } = column;
                    WarehouseError::failed(format!(
                        "The column \"{name}\" has the type {type_name}, which BigQuery does not have"
                    ))
                })?;
                Ok(Column::new(column.name.clone(), data_type))
            })
            .collect::<Result<Vec<_>, WarehouseError>>()?;
        let mut rows = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            let cells = columns.iter().zip(row).map(|(column, value)| {
                json::to_value(value, &column.data_type).map_err(|reason| WarehouseError::Row {
                    row: at,
                    message: format!("The column \"{}\" is {}: {reason}", column.name, column.data_type),
                })
            });
            rows.push(cells.collect::<Result<Vec<_>, _>>()?);
        }
        let table = extension_engine::Table::new(columns, rows);
        self.database.create_table(&self.path(name), &table).map_err(|error| WarehouseError::failed(error.to_string()))
    }

    fn read(&mut self, name: &TableName, reader: &mut dyn Reader, _cancel: &Cancel) -> Result<bool, WarehouseError> {
        let mut candidates = vec![self.path(name)];
        // A component that is given a bare name may still create a table that stays.
        if let TableName::Session(name) = name {
            candidates.push(format!("{}.{name}", self.location));
        }
        let Some(table) = candidates.iter().find_map(|path| self.database.read_table(path).ok()) else {
            return Ok(false);
        };
        given(&table, usize::MAX, reader)?;
        Ok(true)
    }

    fn drop_table(&mut self, name: &TableName) -> Result<(), WarehouseError> {
        let names = match name {
            TableName::Located(_) => vec![name.given(&self.location)],
            TableName::Session(name) => vec![name.clone(), format!("{}.{name}", self.location)],
        };
        for name in names {
            let remove =
                |kind: &str| self.execute(&format!("DROP {kind} IF EXISTS `{name}`"), &Cancel::new(), &mut Vec::new());
            // An output may be a view, which is no table to drop.
            remove("TABLE").or_else(|_| remove("VIEW"))?;
        }
        Ok(())
    }

    fn routines(&mut self) -> Result<Vec<Routine>, WarehouseError> {
        Err(nothing_to_browse())
    }

    fn places(&mut self) -> Result<Vec<String>, WarehouseError> {
        Err(nothing_to_browse())
    }

    fn tables(&mut self, _place: &str) -> Result<Vec<TableEntry>, WarehouseError> {
        Err(nothing_to_browse())
    }

    fn describe(&mut self, _path: &str) -> Result<(TableEntry, Vec<TableColumn>), WarehouseError> {
        Err(nothing_to_browse())
    }

    fn sample(&mut self, path: &str, rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError> {
        self.query(&format!("SELECT * FROM `{path}` LIMIT {rows}"), rows, cancel)
    }
}

/// What a session makes is gone with it, and so there is nothing to find.
fn nothing_to_browse() -> WarehouseError {
    WarehouseError::not_available("The offline engine starts empty every time: there is nothing to look through")
}

/// Gives the engine's rows to a reader.
fn given(table: &extension_engine::Table, most: usize, reader: &mut dyn Reader) -> Result<(), WarehouseError> {
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|column| TableColumn::new(column.name.clone(), column.data_type.to_string()))
        .collect();
    reader.columns(&columns);
    for row in table.rows.iter().take(most) {
        let row = row.iter().cloned().map(json::from_value).collect::<Result<Vec<_>, _>>();
        reader.row(row.map_err(WarehouseError::failed)?);
    }
    Ok(())
}

fn told(failure: Failure, script: &str) -> WarehouseError {
    let mut trail: Vec<_> = failure
        .frames
        .iter()
        .map(|frame| Step {
            dynamic: frame.routine.is_none(),
            source: frame.source.clone(),
            line: frame.place.line,
            column: frame.place.column,
        })
        .collect();
    trail.push(Step {
        dynamic: false,
        source: script.to_owned(),
        line: failure.place.line,
        column: failure.place.column,
    });
    match failure.kind {
        FailureKind::Cancelled => WarehouseError::Cancelled,
        FailureKind::NotAvailable { .. } => WarehouseError::NotAvailable { message: failure.message, trail },
        _ => WarehouseError::Failed { message: failure.message, trail },
    }
}
