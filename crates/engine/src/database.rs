use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use duckdb::arrow::array::Array;
use duckdb::{Config, Connection};

use crate::cancel::Cancel;
use crate::catalog::{Catalog, Path, Relation};
use crate::duck::{self, duckdb_type, from_duckdb, identifier};
use crate::error::EngineError;
use crate::failure::Failure;
use crate::functions::{Foreign, Registered};
use crate::script;
use crate::settings::Settings;
use crate::table::{Column, Table};
use crate::watch::{Bounds, Watch};

/// One fresh database in memory, with a warehouse's face.
pub struct Database {
    pub(crate) connection: Connection,
    pub(crate) settings: Settings,
    pub(crate) catalog: RefCell<Catalog>,
    pub(crate) foreign: Foreign,
    registered: Registered,
    can_load: Cell<bool>,
    in_duckdb: Cell<Duration>,
}

/// What a script did.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Every SQL statement that was executed, in that order.
    pub statements: Vec<Executed>,
    /// The rows of the last query that was not stored anywhere.
    pub last_result: Option<Table>,
    /// How much of the time was DuckDB's; the rest was reading, translating and interpreting.
    pub in_duckdb: Duration,
}

/// A statement that was executed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    /// In the script's dialect.
    pub sql: String,
    /// In the source that was run; for a statement of a routine or a dynamic one, the line that led to it.
    pub line: usize,
    /// How many it returned, wrote or changed.
    pub rows: usize,
    pub duration: Duration,
    /// Whether EXECUTE IMMEDIATE was given it as text.
    pub dynamic: bool,
}

/// Why DuckDB did not answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    /// In its own words.
    #[error("{0}")]
    DuckDb(String),
    #[error("The result has more rows than the limit of {0}")]
    TooManyRows(usize),
}

impl From<EngineError> for Refusal {
    fn from(error: EngineError) -> Self {
        Self::DuckDb(error.to_string())
    }
}

impl From<duckdb::Error> for Refusal {
    fn from(error: duckdb::Error) -> Self {
        Self::DuckDb(match error {
            duckdb::Error::DuckDBFailure(_, Some(message)) => message,
            other => other.to_string(),
        })
    }
}

impl From<Refusal> for String {
    fn from(refusal: Refusal) -> Self {
        refusal.to_string()
    }
}

/// DuckDB must stay off the disk. It takes "no temporary directory" from a statement only, and only as long as it may
/// reach outside at all.
const ON_OPENING: &str = "SET TimeZone = 'UTC'; SET temp_directory = ''; SET enable_external_access = false";

impl Database {
    /// Opens a fresh database in memory.
    pub fn open(settings: Settings) -> Result<Self, EngineError> {
        let megabytes = (settings.limits.memory_bytes >> 20).max(16);
        let config = Config::default()
            .threads(settings.threads.max(1) as i64)
            .and_then(|config| config.max_memory(&format!("{megabytes}MB")))
            .and_then(|config| config.enable_autoload_extension(false))
            .and_then(|config| config.with("default_null_order", "nulls_first_on_asc_last_on_desc"))
            .map_err(EngineError::Open)?;
        let connection = Connection::open_in_memory_with_flags(config).map_err(EngineError::Open)?;
        connection.execute_batch(ON_OPENING).map_err(EngineError::Open)?;
        Ok(Self {
            connection,
            foreign: Foreign::new(settings.python),
            settings,
            catalog: RefCell::default(),
            registered: Registered::default(),
            can_load: Cell::new(false),
            in_duckdb: Cell::default(),
        })
    }

    /// This database under other settings, while nothing was done with it; a new one where DuckDB itself differs.
    ///
    /// # Errors
    /// When a new one cannot be opened.
    pub fn under(self, settings: Settings) -> Result<Self, EngineError> {
        let own = &self.settings;
        if (own.limits.memory_bytes, own.threads) != (settings.limits.memory_bytes, settings.threads) {
            return Self::open(settings);
        }
        Ok(Self { foreign: Foreign::new(settings.python), settings, ..self })
    }

    /// Creates a table under a path of one to three parts and fills it. One that is there is replaced.
    pub fn create_table(&self, path: &str, table: &Table) -> Result<(), EngineError> {
        let failed = |message: String| EngineError::CreateTable { path: path.to_owned(), message };
        let place = self.path(path).ok_or_else(|| failed("its name has too many parts".into()))?;
        let definition = |column: &Column| format!("{} {}", identifier(&column.name), duckdb_type(&column.data_type));
        let definitions: Vec<_> = table.columns.iter().map(definition).collect();
        for (row, values) in table.rows.iter().enumerate() {
            if values.len() != table.columns.len() {
                let (found, wanted) = (values.len(), table.columns.len());
                return Err(EngineError::RowLength { path: path.to_owned(), row: row + 1, found, wanted });
            }
        }
        let schema = place.schema().map(|schema| format!("CREATE SCHEMA IF NOT EXISTS {schema};")).unwrap_or_default();
        let temporary = if place.dataset.is_none() { "TEMPORARY " } else { "" };
        let create =
            format!("{schema} CREATE OR REPLACE {temporary}TABLE {} ({})", place.duckdb(), definitions.join(", "));
        self.connection.execute_batch(&create).map_err(|error| failed(error.to_string()))?;
        if !table.rows.is_empty() {
            if !self.can_load.replace(true) {
                duck::register(&self.connection).map_err(|error| failed(error.to_string()))?;
            }
            duck::load(&self.connection, &place.duckdb(), table).map_err(failed)?;
        }
        let relation = Relation { columns: table.columns.clone(), is_view: false };
        self.catalog.borrow_mut().relations.insert(place, relation);
        Ok(())
    }

    /// Reads a table or a view whole. A path of one part may name a temporary table.
    pub fn read_table(&self, path: &str) -> Result<Table, EngineError> {
        let failed = |message: String| EngineError::ReadTable { path: path.to_owned(), message };
        let missing = || failed(format!("Not found: Table {path}"));
        let place = self.existing(path).ok_or_else(missing)?;
        let mut table =
            self.select(&format!("SELECT * FROM {}", place.duckdb())).map_err(|refusal| failed(refusal.into()))?;
        table.empty_null_arrays();
        if let Some(known) = self.columns(path).filter(|known| known.len() == table.columns.len()) {
            table.columns = known;
        }
        Ok(table)
    }

    /// The columns of a table or a view; none when it is not there.
    pub fn columns(&self, path: &str) -> Option<Vec<Column>> {
        let place = self.existing(path)?;
        self.catalog.borrow().relations.get(&place).map(|relation| relation.columns.clone())
    }

    /// Runs a script. What it creates stays for later runs; its variables, its temporary functions do not.
    pub fn run(&self, source: &str, cancel: &Cancel) -> Result<Run, Failure> {
        script::run(self, source, cancel)
    }

    /// Runs a query of DuckDB's and reads its rows.
    pub(crate) fn select(&self, sql: &str) -> Result<Table, Refusal> {
        self.registered.prepare(&self.connection, sql)?;
        self.timed(|| self.rows(sql))
    }

    fn rows(&self, sql: &str) -> Result<Table, Refusal> {
        let mut statement = self.connection.prepare(sql)?;
        drop(statement.stream_arrow([])?);
        let column = |at| {
            let name = statement.column_name(at)?;
            let handle = statement.column_logical_type(at);
            match from_duckdb(&handle) {
                Some(data_type) => Ok(Column::new(name, data_type)),
                None => Err(Refusal::DuckDb(format!("The column {name} has the type {handle:?}"))),
            }
        };
        let columns = (0..statement.column_count()).map(column).collect::<Result<Vec<_>, _>>()?;
        let mut rows: Vec<Vec<_>> = Vec::new();
        while let Some(batch) = statement.step()? {
            let first = rows.len();
            if first + batch.len() > self.settings.limits.rows {
                return Err(Refusal::TooManyRows(self.settings.limits.rows));
            }
            rows.resize_with(first + batch.len(), || Vec::with_capacity(columns.len()));
            for (column, array) in columns.iter().zip(batch.columns()) {
                let values = duck::values(array.as_ref(), &column.data_type).map_err(Refusal::DuckDb)?;
                rows[first..].iter_mut().zip(values).for_each(|(row, value)| row.push(value));
            }
        }
        Ok(Table { columns, rows })
    }

    /// Runs a command of DuckDB's; how many rows it wrote or changed.
    pub(crate) fn command(&self, sql: &str) -> Result<usize, Refusal> {
        self.registered.prepare(&self.connection, sql)?;
        self.timed(|| Ok(self.connection.execute(sql, [])?))
    }

    fn timed<T>(&self, act: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let done = act();
        self.in_duckdb.set(self.in_duckdb.get() + started.elapsed());
        done
    }

    /// How long DuckDB has worked since this was last asked.
    pub(crate) fn take_in_duckdb(&self) -> Duration {
        self.in_duckdb.take()
    }

    /// Does something that is stopped when its time is over or it is cancelled.
    pub(crate) fn within<T>(&self, bounds: &Bounds, act: impl FnOnce() -> T) -> T {
        let cancel = bounds.cancel.clone();
        self.foreign.watch(extension_runtimes::Bounds::new(Some(bounds.deadline), move || cancel.is_cancelled()));
        let watch = Watch::start(self.connection.interrupt_handle(), bounds.clone());
        let done = act();
        drop(watch);
        done
    }

    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    fn path(&self, path: &str) -> Option<Path> {
        let parts: Vec<_> = path.replace('`', "").split('.').map(str::to_owned).collect();
        Path::of(&parts, &self.settings.project, &self.settings.dataset)
    }

    fn existing(&self, path: &str) -> Option<Path> {
        let catalog = self.catalog.borrow();
        let candidates = [(!path.contains('.')).then(|| Path::temporary(path)), self.path(path)];
        candidates.into_iter().flatten().find(|path| catalog.relations.contains_key(path))
    }
}
