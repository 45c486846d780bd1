use std::cell::{Cell, RefCell};
use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::{Duration, Instant};

use duckdb::arrow::array::Array;
use duckdb::{Config, Connection};

use crate::cancel::Cancel;
use crate::catalog::{Catalog, Path, Relation, schema};
use crate::duck::{self, duckdb_type, from_duckdb, identifier};
use crate::error::EngineError;
use crate::failure::Failure;
use crate::functions::{Foreign, Registered};
use crate::given::{Checked, Given};
use crate::listing::Name;
use crate::script;
use crate::settings::Settings;
use crate::table::{Column, Table};
use crate::watch::{Bounds, Watch};

/// A session on a database, with a warehouse's face. Others may be opened beside it, each for a thread of its own: they
/// share tables, views and routines, and nothing that is temporary.
pub struct Database {
    pub(crate) connection: Connection,
    pub(crate) settings: Settings,
    pub(crate) catalog: Catalog,
    pub(crate) foreign: Foreign,
    pub(crate) kept: RefCell<script::Kept>,
    registered: Arc<Registered>,
    /// Whether a file keeps what is permanent.
    pub(crate) is_kept: bool,
    in_duckdb: Cell<Duration>,
}

/// What a script did.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Every SQL statement that was executed, in that order.
    pub statements: Vec<Executed>,
    /// The rows of the last query that was not stored anywhere.
    pub last_result: Option<Arc<Table>>,
    /// The tables and views that it read or wrote, temporary ones left out.
    pub tables: Vec<Name>,
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

impl Refusal {
    /// Whether another session was in the way.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::DuckDb(message) if message.starts_with("TransactionContext Error"))
    }
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
const ON_OPENING: &str = "SET temp_directory = ''; SET enable_external_access = false";

/// What each connection has to be told for itself.
const ON_CONNECTING: &str = "SET TimeZone = 'UTC'";

/// The name of the table function that loaded rows come from, among the names of what is registered.
const LOADING: &str = "loading";

impl Database {
    /// Opens a fresh database in memory.
    pub fn open(settings: Settings) -> Result<Self, EngineError> {
        let connection = Connection::open_in_memory_with_flags(config(&settings)?).map_err(EngineError::Open)?;
        Self::on(connection, settings)
    }

    fn on(connection: Connection, settings: Settings) -> Result<Self, EngineError> {
        connection.execute_batch(ON_CONNECTING).map_err(EngineError::Open)?;
        connection.execute_batch(ON_OPENING).map_err(EngineError::Open)?;
        Ok(Self {
            connection,
            foreign: Foreign::new(settings.python),
            settings,
            catalog: Catalog::default(),
            kept: RefCell::default(),
            registered: Arc::default(),
            is_kept: false,
            in_duckdb: Cell::default(),
        })
    }

    /// Opens a database that is kept in a file, with all that was made in it before.
    ///
    /// # Errors
    /// When the file is no database, another program has it open, or what it holds cannot be made again.
    pub fn open_file(settings: Settings, file: &FilePath) -> Result<Self, EngineError> {
        let connection = Connection::open_with_flags(file, config(&settings)?).map_err(EngineError::Open)?;
        let mut database = Self::on(connection, settings)?;
        database.restore()?;
        Ok(database)
    }

    /// Another session on the same database, for a thread of its own.
    ///
    /// # Errors
    /// When DuckDB opens no further connection.
    pub fn beside(&self) -> Result<Self, EngineError> {
        let connection = self.connection.try_clone().map_err(EngineError::Open)?;
        connection.execute_batch(ON_CONNECTING).map_err(EngineError::Open)?;
        Ok(Self {
            connection,
            settings: self.settings.clone(),
            catalog: self.catalog.beside(),
            foreign: self.foreign.beside(),
            kept: RefCell::default(),
            registered: Arc::clone(&self.registered),
            is_kept: self.is_kept,
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
        let duckdb = |message: duckdb::Error| failed(message.to_string());
        if let Some(dataset) = place.dataset.as_ref().filter(|dataset| !self.catalog.has_dataset(dataset)) {
            let create = format!("CREATE SCHEMA IF NOT EXISTS {}", schema(dataset));
            self.connection.execute_batch(&create).map_err(duckdb)?;
            self.note_dataset(dataset.clone()).map_err(|refusal| failed(refusal.into()))?;
        }
        let temporary = if place.dataset.is_none() { "TEMPORARY " } else { "" };
        let create = format!("CREATE OR REPLACE {temporary}TABLE {} ({})", place.duckdb(), definitions.join(", "));
        let _claim = place.dataset.is_some().then(|| self.catalog.claim(&place, || true));
        self.connection.execute_batch(&create).map_err(duckdb)?;
        self.load(&place, table).map_err(failed)?;
        let noted = self.note_relation(place, Some(Relation::table(table.columns.clone())));
        noted.map_err(|refusal| failed(refusal.into()))
    }

    /// Appends rows to a table that is there. Their columns are the table's, in the table's order.
    pub fn append(&self, path: &str, table: &Table) -> Result<(), EngineError> {
        let failed = |message: String| EngineError::CreateTable { path: path.to_owned(), message };
        let place = self.existing(path).ok_or_else(|| failed(format!("Not found: Table {path}")))?;
        self.load(&place, table).map_err(|message| failed(script::worded(&message)))
    }

    fn load(&self, place: &Path, table: &Table) -> Result<(), String> {
        if table.rows.is_empty() {
            return Ok(());
        }
        let loadable = self.registered.once(LOADING, || duck::register(&self.connection));
        loadable.map_err(|error| error.to_string())?;
        duck::load(&self.connection, &place.duckdb(), table)
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
        self.catalog.relation(&place).map(|relation| relation.columns.clone())
    }

    /// Reads rows of a table or a view from a place on, in an order that stays as long as nobody changes them.
    ///
    /// # Errors
    /// When there is no such table, or no such column.
    pub fn read_page(
        &self,
        path: &str,
        columns: Option<&[String]>,
        start: u64,
        count: usize,
    ) -> Result<Table, EngineError> {
        let failed = |message: String| EngineError::ReadTable { path: path.to_owned(), message };
        let missing = || failed(format!("Not found: Table {path}"));
        let place = self.existing(path).ok_or_else(missing)?;
        let mut known = self.catalog.relation(&place).ok_or_else(missing)?.columns.clone();
        if let Some(columns) = columns {
            known.retain(|known| columns.iter().any(|wanted| wanted.eq_ignore_ascii_case(&known.name)));
        }
        let names: Vec<_> = known.iter().map(|column| identifier(&column.name)).collect();
        if names.is_empty() {
            return Ok(Table::default());
        }
        let sql = format!("SELECT {} FROM {} LIMIT {count} OFFSET {start}", names.join(", "), place.duckdb());
        let mut table = self.select(&sql).map_err(|refusal| failed(refusal.into()))?;
        table.columns = known;
        table.empty_null_arrays();
        Ok(table)
    }

    /// How many rows a table or a view has; none when it is not there.
    pub fn count(&self, path: &str) -> Option<u64> {
        let place = self.existing(path)?;
        let table = self.select(&format!("SELECT count(*) FROM {}", place.duckdb())).ok()?;
        match table.rows.first().map(Vec::as_slice) {
            Some([crate::value::Value::Int64(count)]) => u64::try_from(*count).ok(),
            _ => None,
        }
    }

    /// The columns of a table that take no NULL.
    pub fn required(&self, path: &str) -> Vec<String> {
        let Some(Path { dataset: Some((project, dataset)), name }) = self.existing(path) else { return Vec::new() };
        let text = |text: &str| duck::text_literal(text);
        let sql = format!(
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = {} AND table_name = {} AND NOT is_nullable",
            text(&format!("{project}.{dataset}")),
            text(&name)
        );
        let rows = self.select(&sql).map(|table| table.rows).unwrap_or_default();
        let names = rows.into_iter().filter_map(|row| match row.into_iter().next() {
            Some(crate::value::Value::String(name)) => Some(name),
            _ => None,
        });
        names.collect()
    }

    /// Runs a script. What it creates stays for later runs; its variables, its temporary functions do not.
    pub fn run(&self, source: &str, cancel: &Cancel) -> Result<Run, Failure> {
        script::run(self, source, &Given::default(), cancel)
    }

    /// Runs a script with parameters, defaults and a listener.
    pub fn run_given(&self, source: &str, given: &Given<'_>, cancel: &Cancel) -> Result<Run, Failure> {
        script::run(self, source, given, cancel)
    }

    /// What a script would do.
    pub fn check(&self, source: &str, given: &Given<'_>) -> Result<Checked, Failure> {
        script::check(self, source, given)
    }

    /// What BigQuery calls a script's only statement, `SELECT`, `CREATE_TABLE`…; `SCRIPT` where there are several, and for
    /// those that run others.
    ///
    /// # Errors
    /// When the text is no script.
    pub fn kind(source: &str) -> Result<&'static str, Failure> {
        script::kind(source)
    }

    /// Makes all functions known: a transaction does not see those that come later.
    pub(crate) fn prepare_all(&self) -> Result<(), EngineError> {
        self.registered.prepare_all(&self.connection)
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
        let candidates = [(!path.contains('.')).then(|| Path::temporary(path)), self.path(path)];
        candidates.into_iter().flatten().find(|path| self.catalog.has_relation(path))
    }
}

fn config(settings: &Settings) -> Result<Config, EngineError> {
    let megabytes = (settings.limits.memory_bytes >> 20).max(16);
    Config::default()
        .threads(settings.threads.max(1) as i64)
        .and_then(|config| config.max_memory(&format!("{megabytes}MB")))
        .and_then(|config| config.enable_autoload_extension(false))
        .and_then(|config| config.with("default_null_order", "nulls_first_on_asc_last_on_desc"))
        .map_err(EngineError::Open)
}
