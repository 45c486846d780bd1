//! What a database in a file has to know again when it is opened: DuckDB keeps the rows, and knows nothing of BigQuery's
//! types, of routines, and of the texts that callers keep with them.
//!
//! It lies in a table of its own, in the same file and under the same transactions. Routines and views are kept as the
//! statements that made them, and made again.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value as Json, json};

use crate::cancel::Cancel;
use crate::catalog::{Dataset, Path, Procedure, Relation, SharedFunction};
use crate::database::{Database, Refusal};
use crate::duck::text_literal;
use crate::error::EngineError;
use crate::given::Given;
use crate::listing::Name;
use crate::table::Column;
use crate::value::{Type, Value};

/// No dataset's schema has a name without a dot.
const TABLE: &str = "\"extension_studio\".\"kept\"";

const CREATE: &str = "CREATE SCHEMA IF NOT EXISTS \"extension_studio\";
    CREATE TABLE IF NOT EXISTS \"extension_studio\".\"kept\"
        (kind VARCHAR, project VARCHAR, dataset VARCHAR, name VARCHAR, content VARCHAR)";

const DATASET: &str = "dataset";
const RELATION: &str = "relation";
const PROCEDURE: &str = "procedure";
const FUNCTION: &str = "function";

/// Before the kind of what a note is about.
const NOTE: &str = "note of a ";

/// How often writing is tried again while others write.
const PATIENCE: u64 = 60;

struct Kept {
    kind: String,
    name: Name,
    content: String,
}

impl Database {
    /// Reads what was kept in the file, and keeps from now on.
    pub(crate) fn restore(&mut self) -> Result<(), EngineError> {
        let failed = |refusal: Refusal| EngineError::Restore(refusal.to_string());
        self.connection.execute_batch(CREATE).map_err(EngineError::Open)?;
        // Views may call any of them.
        self.prepare_all()?;
        let kept = self.kept(|_| true).map_err(failed)?;
        let there = self.stored().map_err(failed)?;
        let of = |kind: &'static str| kept.iter().filter(move |kept| kept.kind == kind);
        for kept in of(DATASET) {
            self.catalog.add_dataset((kept.name.project.clone(), kept.name.dataset.clone()));
        }
        // A program that was stopped half-way may have kept what was never made.
        for kept in of(RELATION).filter(|kept| there.contains(&kept.name)) {
            let relation = read_relation(&kept.content);
            let relation = relation.ok_or_else(|| EngineError::Restore(format!("{:?} is unreadable", kept.name)))?;
            self.catalog.set_relation(kept.name.path(), Some(relation));
        }
        for kept in of(FUNCTION).chain(of(PROCEDURE)) {
            self.make_again(&kept.name, &kept.content)?;
        }
        for kept in of(RELATION).filter(|kept| there.contains(&kept.name)) {
            if let Some(query) = read_relation(&kept.content).and_then(|relation| relation.view) {
                let Name { project, dataset, name } = &kept.name;
                // One that cannot be made again, as what it reads is gone, stays as it was and fails when it is read.
                let _ = self.make_again(
                    &kept.name,
                    &format!("CREATE OR REPLACE VIEW `{project}`.`{dataset}`.`{name}` AS {query}"),
                );
            }
        }
        self.is_kept = true;
        Ok(())
    }

    /// Runs a statement as it was run in the dataset that holds what it makes.
    fn make_again(&self, name: &Name, statement: &str) -> Result<(), EngineError> {
        let dataset = Some((name.project.clone(), name.dataset.clone()));
        let given = Given { project: Some(name.project.clone()), dataset, ..Given::default() };
        let made = self.run_given(statement, &given, &Cancel::new());
        made.map(drop).map_err(|failure| EngineError::Restore(format!("{statement}: {failure}")))
    }

    pub(crate) fn note_relation(&self, path: Path, relation: Option<Relation>) -> Result<(), Refusal> {
        self.keep(RELATION, &path, relation.as_ref().map(write_relation))?;
        self.catalog.set_relation(path, relation);
        Ok(())
    }

    pub(crate) fn note_dataset(&self, dataset: Dataset) -> Result<(), Refusal> {
        self.keep(DATASET, &Path { dataset: Some(dataset.clone()), name: String::new() }, Some(String::new()))?;
        self.catalog.add_dataset(dataset);
        Ok(())
    }

    pub(crate) fn drop_dataset(&self, dataset: &Dataset) -> Result<(), Refusal> {
        if self.is_kept {
            let (project, name) = (text_literal(&dataset.0), text_literal(&dataset.1));
            self.insist(&format!("DELETE FROM {TABLE} WHERE project = {project} AND dataset = {name}"))?;
        }
        self.catalog.drop_dataset(dataset);
        Ok(())
    }

    /// False when it is there and is not to be replaced.
    pub(crate) fn note_procedure(&self, path: Path, procedure: Procedure, replace: bool) -> Result<bool, Refusal> {
        let source = procedure.script.source.to_string();
        let is_new = self.catalog.add_procedure(path.clone(), procedure, replace);
        if is_new {
            self.keep(PROCEDURE, &path, Some(source))?;
        }
        Ok(is_new)
    }

    /// Whether it was there.
    pub(crate) fn drop_procedure(&self, path: &Path) -> Result<bool, Refusal> {
        self.keep(PROCEDURE, path, None)?;
        Ok(self.catalog.drop_procedure(path))
    }

    pub(crate) fn note_function(&self, path: Path, function: SharedFunction) -> Result<(), Refusal> {
        self.keep(FUNCTION, &path, Some(function.source.clone()))?;
        self.catalog.set_function(path, function);
        Ok(())
    }

    /// Whether it was there.
    pub(crate) fn drop_function(&self, path: &Path) -> Result<bool, Refusal> {
        self.keep(FUNCTION, path, None)?;
        Ok(self.catalog.drop_function(path))
    }

    /// Keeps a text with something of a kind; none takes it away. In memory there is nothing to keep.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_note(&self, kind: &str, name: &Name, text: Option<&str>) -> Result<(), EngineError> {
        let kept = self.keep(&format!("{NOTE}{kind}"), &name.path(), text.map(str::to_owned));
        kept.map_err(|refusal| EngineError::Keep(refusal.to_string()))
    }

    /// The texts that were kept, each with its kind and its name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_notes(&self) -> Result<Vec<(String, Name, String)>, EngineError> {
        if !self.is_kept {
            return Ok(Vec::new());
        }
        let kept = self.kept(|kind| kind.starts_with(NOTE));
        let kept = kept.map_err(|refusal| EngineError::Restore(refusal.to_string()))?;
        Ok(kept.into_iter().map(|it| (it.kind[NOTE.len()..].to_owned(), it.name, it.content)).collect())
    }

    fn keep(&self, kind: &str, path: &Path, content: Option<String>) -> Result<(), Refusal> {
        let Some((project, dataset)) = path.dataset.as_ref().filter(|_| self.is_kept) else { return Ok(()) };
        let [kind, project, dataset, name] = [kind, project, dataset, &path.name].map(text_literal);
        let delete = format!(
            "DELETE FROM {TABLE} WHERE kind = {kind} AND project = {project} AND dataset = {dataset} AND name = {name}"
        );
        let Some(content) = content else { return self.insist(&delete) };
        let content = text_literal(&content);
        let insert = format!("INSERT INTO {TABLE} VALUES ({kind}, {project}, {dataset}, {name}, {content})");
        if self.catalog.is_in_transaction() {
            return self.insist(&format!("{delete}; {insert}"));
        }
        self.insist(&format!("BEGIN TRANSACTION; {delete}; {insert}; COMMIT"))
    }

    /// Writes, again and again while others are in the way.
    fn insist(&self, sql: &str) -> Result<(), Refusal> {
        for pause in 0..PATIENCE {
            match self.connection.execute_batch(sql).map_err(Refusal::from) {
                Ok(()) => return Ok(()),
                Err(refusal) if self.catalog.is_in_transaction() => return Err(refusal),
                Err(refusal) => {
                    // What was begun and failed is still open, or DuckDB has closed it already.
                    let _ = self.connection.execute_batch("ROLLBACK");
                    if !refusal.is_conflict() {
                        return Err(refusal);
                    }
                }
            }
            thread::sleep(Duration::from_millis(pause));
        }
        self.connection.execute_batch(sql).map_err(Refusal::from)
    }

    fn kept(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<Kept>, Refusal> {
        let table = self.select(&format!("SELECT kind, project, dataset, name, content FROM {TABLE}"))?;
        let kept = texts(table.rows).into_iter().filter_map(|row| {
            let [kind, project, dataset, name, content] = row.try_into().ok()?;
            is_wanted(&kind).then_some(Kept { kind, name: Name { project, dataset, name }, content })
        });
        Ok(kept.collect())
    }

    /// The tables and views that DuckDB has.
    fn stored(&self) -> Result<BTreeSet<Name>, Refusal> {
        let sql = "SELECT schema_name, table_name FROM duckdb_tables()
            UNION ALL SELECT schema_name, view_name FROM duckdb_views()";
        let names = texts(self.select(sql)?.rows).into_iter().filter_map(|row| {
            let [schema, name] = row.try_into().ok()?;
            // A dataset's name has no dot; a project's may.
            let (project, dataset) = schema.rsplit_once('.')?;
            Some(Name::new(project, dataset, name))
        });
        Ok(names.collect())
    }
}

fn texts(rows: Vec<Vec<Value>>) -> Vec<Vec<String>> {
    let text = |value| match value {
        Value::String(text) => text,
        _ => String::new(),
    };
    rows.into_iter().map(|row| row.into_iter().map(text).collect()).collect()
}

fn write_relation(relation: &Relation) -> String {
    let columns: Vec<_> = relation.columns.iter().map(|it| json!([it.name, it.data_type.to_string()])).collect();
    let created = relation.created.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64);
    json!({ "columns": columns, "view": relation.view.as_deref(), "created": created }).to_string()
}

fn read_relation(content: &str) -> Option<Relation> {
    let content: Json = serde_json::from_str(content).ok()?;
    let column = |column: &Json| Some(Column::new(column[0].as_str()?, Type::read(column[1].as_str()?)?));
    Some(Relation {
        columns: content["columns"].as_array()?.iter().map(column).collect::<Option<_>>()?,
        view: content["view"].as_str().map(Into::into),
        created: SystemTime::UNIX_EPOCH + Duration::from_millis(content["created"].as_u64()?),
    })
}
