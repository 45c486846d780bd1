//! The offline engine as a place where tests run.

mod standby;

use std::time::Duration;

use extension_engine::{Cancel, Column, Database, Failure, FailureKind, Limits, Settings, json};
use extension_model::Provider;

use crate::{Engine, RunError, Statement, Step, Table, TableColumn, TableName, WarehouseLike};

/// Why a column of this type does not take a value; none when it does.
pub(crate) fn refusal(value: &serde_json::Value, type_name: &str) -> Option<String> {
    match json::parse_type(type_name) {
        None => Some(format!("BigQuery has no type {type_name}")),
        Some(data_type) => json::to_value(value, &data_type).err(),
    }
}

pub use standby::stand_by;

/// Fresh databases in this process.
pub struct LocalEngine {
    settings: Settings,
    location: String,
}

impl Default for LocalEngine {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl LocalEngine {
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

impl Engine for LocalEngine {
    fn name(&self) -> &str {
        "local"
    }

    fn speaks(&self, provider: Provider) -> bool {
        provider == Provider::Bigquery
    }

    fn location(&self) -> &str {
        &self.location
    }

    fn open(&self) -> Result<Box<dyn WarehouseLike>, RunError> {
        let database = standby::open(self.settings.clone()).map_err(|error| RunError::failed(error.to_string()))?;
        Ok(Box::new(LocalWarehouse { database, location: self.location.clone() }))
    }
}

struct LocalWarehouse {
    database: Database,
    location: String,
}

impl LocalWarehouse {
    fn path(&self, name: &TableName) -> String {
        match name {
            TableName::Located(_) => name.given(&self.location),
            TableName::Session(name) => format!("_SESSION.{name}"),
        }
    }

    fn execute(&self, script: &str, cancel: &Cancel, executed: &mut Vec<Statement>) -> Result<(), RunError> {
        let (done, result) = match self.database.run(script, cancel) {
            Ok(run) => (run.statements, Ok(())),
            Err(mut failure) => (std::mem::take(&mut failure.executed).into_vec(), Err(told(failure, script))),
        };
        executed.extend(done.into_iter().map(|done| Statement {
            sql: done.sql,
            rows: done.rows as u64,
            milliseconds: done.duration.as_secs_f64() * 1000.0,
            dynamic: done.dynamic,
            run: None,
        }));
        result
    }
}

impl WarehouseLike for LocalWarehouse {
    fn create_table(&mut self, name: &TableName, table: &Table) -> Result<(), RunError> {
        let columns = table
            .columns
            .iter()
            .map(|column| {
                let data_type = json::parse_type(&column.type_name).ok_or_else(|| {
                    let TableColumn { name, type_name } = column;
                    RunError::failed(format!(
                        "The column \"{name}\" has the type {type_name}, which BigQuery does not have"
                    ))
                })?;
                Ok(Column::new(column.name.clone(), data_type))
            })
            .collect::<Result<Vec<_>, RunError>>()?;
        let mut rows = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            let cells = columns.iter().zip(row).map(|(column, value)| {
                json::to_value(value, &column.data_type).map_err(|reason| RunError::Row {
                    row: at,
                    message: format!("The column \"{}\" is {}: {reason}", column.name, column.data_type),
                })
            });
            rows.push(cells.collect::<Result<Vec<_>, _>>()?);
        }
        let table = extension_engine::Table::new(columns, rows);
        self.database.create_table(&self.path(name), &table).map_err(|error| RunError::failed(error.to_string()))
    }

    fn run(&mut self, script: &str, cancel: &Cancel, executed: &mut Vec<Statement>) -> Result<(), RunError> {
        self.execute(script, cancel, executed)
    }

    fn read_table(&mut self, name: &TableName) -> Result<Option<Table>, RunError> {
        let mut candidates = vec![self.path(name)];
        // A component that is given a bare name may still create a table that stays.
        if let TableName::Session(name) = name {
            candidates.push(format!("{}.{name}", self.location));
        }
        let Some(table) = candidates.iter().find_map(|path| self.database.read_table(path).ok()) else {
            return Ok(None);
        };
        let columns: Vec<_> = table
            .columns
            .iter()
            .map(|column| TableColumn::new(column.name.clone(), column.data_type.to_string()))
            .collect();
        let rows = table
            .rows
            .into_iter()
            .map(|row| row.into_iter().map(json::from_value).collect::<Result<Vec<_>, _>>())
            .collect::<Result<Vec<_>, _>>()
            .map_err(RunError::failed)?;
        Ok(Some(Table { columns, rows }))
    }

    fn drop_table(&mut self, name: &TableName) -> Result<(), RunError> {
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
}

fn told(failure: Failure, script: &str) -> RunError {
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
        FailureKind::Cancelled => RunError::Cancelled,
        FailureKind::NotAvailable { .. } => RunError::NotAvailable { message: failure.message, trail },
        _ => RunError::Failed { message: failure.message, trail },
    }
}
