//! Rows on their way into a table.

use std::cell::RefCell;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use duckdb::Connection;
use duckdb::arrow::array::RecordBatch;
use duckdb::arrow::datatypes::{Field, Schema};
use duckdb::core::DataChunkHandle;
use duckdb::vtab::arrow::record_batch_to_duckdb_data_chunk;
use duckdb::vtab::{BindInfo, InitInfo, TableFunctionInfo, VTab};

use super::arrays::array;
use super::types::{arrow_type, handle};
use crate::table::{Column, Table};
use crate::value::{Interval, Type, Value};

/// The name of the table function that the rows come from.
const FUNCTION: &str = "bq_loaded_rows";

/// The rows that DuckDB's vectors of one chunk hold.
const CHUNK: usize = 2048;

thread_local! {
    /// What is being loaded: DuckDB binds a table function on the thread that runs its query.
    static LOADING: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

/// Makes loading known to a database.
pub(crate) fn register(connection: &Connection) -> Result<(), duckdb::Error> {
    connection.register_table_function::<LoadedRows>(FUNCTION)
}

/// Appends rows to a table that is there. The appender that DuckDB offers knows neither GEOMETRY nor JSON.
pub(crate) fn load(connection: &Connection, duckdb_table: &str, table: &Table) -> Result<(), String> {
    let types: Vec<_> = table.columns.iter().map(|column| loaded_type(&column.data_type)).collect();
    let arrays = |(at, column): (usize, &Column)| {
        let texts: Vec<_> = match column.data_type {
            Type::Interval => table.rows.iter().map(|row| interval_text(&row[at])).collect(),
            _ => Vec::new(),
        };
        let values = table.rows.iter().enumerate().map(|(row, values)| texts.get(row).unwrap_or(&values[at]));
        let values: Vec<_> = values.collect();
        array(&values, &types[at]).map_err(|error| format!("{}: {error}", column.name))
    };
    let arrays = table.columns.iter().enumerate().map(arrays).collect::<Result<Vec<_>, _>>()?;
    let field = |(column, data_type): (&Column, &Type)| Field::new(&column.name, arrow_type(data_type), true);
    let schema = Arc::new(Schema::new(table.columns.iter().zip(&types).map(field).collect::<Vec<_>>()));
    let batch = RecordBatch::try_new(schema, arrays).map_err(|error| error.to_string())?;
    LOADING.set(Some(Loaded { batch, types }));
    let loaded = connection.execute_batch(&format!("INSERT INTO {duckdb_table} SELECT * FROM {FUNCTION}()"));
    LOADING.take();
    loaded.map_err(|error| error.to_string())
}

/// The type in which a column is handed over. A NULL interval would arrive as one of no length, so intervals go as text.
fn loaded_type(data_type: &Type) -> Type {
    if *data_type == Type::Interval { Type::String } else { data_type.clone() }
}

fn interval_text(value: &Value) -> Value {
    match value {
        Value::Interval(Interval { months, days, micros }) => {
            Value::String(format!("{months} months {days} days {micros} microseconds"))
        }
        other => other.clone(),
    }
}

struct Loaded {
    batch: RecordBatch,
    types: Vec<Type>,
}

struct LoadedRows;

impl VTab for LoadedRows {
    type BindData = RecordBatch;
    type InitData = AtomicUsize;

    fn bind(bind: &BindInfo) -> Result<RecordBatch, Box<dyn Error>> {
        let loaded = LOADING.take().ok_or("Nothing is being loaded")?;
        for (at, data_type) in loaded.types.iter().enumerate() {
            bind.add_result_column(&format!("c{at}"), handle(data_type));
        }
        Ok(loaded.batch)
    }

    fn init(_: &InitInfo) -> Result<AtomicUsize, Box<dyn Error>> {
        Ok(AtomicUsize::new(0))
    }

    fn func(function: &TableFunctionInfo<Self>, output: &mut DataChunkHandle) -> Result<(), Box<dyn Error>> {
        let batch = function.get_bind_data();
        let start = function.get_init_data().fetch_add(CHUNK, Ordering::Relaxed);
        let rows = CHUNK.min(batch.num_rows().saturating_sub(start));
        if rows > 0 {
            record_batch_to_duckdb_data_chunk(&batch.slice(start, rows), output)?;
        }
        output.set_len(rows);
        Ok(())
    }
}
