/// Why the engine itself could not do its work: not a mistake in a script.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    #[error("The offline engine could not start: {0}")]
    Open(#[source] duckdb::Error),
    #[error("The offline engine could not register the function {name}: {source}")]
    Register { name: String, source: duckdb::Error },
    #[error("The table {path} could not be created: {message}")]
    CreateTable { path: String, message: String },
    #[error("The table {path} could not be read: {message}")]
    ReadTable { path: String, message: String },
    #[error("The file with the database cannot be written: {0}")]
    Keep(String),
    #[error("What the file with the database holds cannot be made again: {0}")]
    Restore(String),
    #[error("Row {row} of the table {path} has {found} values for {wanted} columns")]
    RowLength { path: String, row: usize, found: usize, wanted: usize },
    #[error("The column {column} of the table {path} has the type {wanted}, and row {row} holds {found}")]
    RowType { path: String, column: String, row: usize, wanted: String, found: String },
}
