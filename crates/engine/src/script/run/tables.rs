//! Tables, views and datasets: made, changed and dropped.

use std::ops::Range;
use std::time::Instant;

use super::scope::View;
use super::{Outcome, Session, Thrown};
use crate::catalog::Path;
use crate::duck::{duckdb_type, identifier};
use crate::script::{self, ColumnDefinition, CreateTable, CreateView, Creation, Dropped, Name, TableSource};
use crate::table::Column;
use crate::translate::{self, Translated};

impl Session<'_> {
    pub(super) fn create_table(&mut self, create: &CreateTable, span: &Range<usize>) -> Outcome<()> {
        let started = Instant::now();
        let Some(path) = self.new_relation(create.creation, &create.path)? else { return Ok(()) };
        let columns = create.columns.as_deref().unwrap_or_default();
        let is_typed = columns.iter().any(|column| column.data_type.is_some());
        let table = path.duckdb();
        let create_or_replace = create_or_replace(&path, "TABLE");
        let mut rows = 0;
        // What fails half-way leaves an earlier table as it was.
        let definitions = self.definitions(columns)?;
        let mut typed = declared(columns);
        let mut all_are_typed = !columns.is_empty() && typed.len() == columns.len();
        match &create.source {
            Some(TableSource::Query(query)) => {
                let Translated { mut sql, columns: mut made } = self.translated(query)?;
                if let (Some(definitions), true) = (&definitions, is_typed) {
                    let names: Vec<_> = columns.iter().map(|column| identifier(&column.name.text)).collect();
                    sql = format!("SELECT * FROM ({sql}) AS source({})", names.join(", "));
                    self.command(&format!("{create_or_replace} {table} ({definitions})"), span)?;
                    rows = self.command(&format!("INSERT INTO {table} {sql}"), span)?;
                } else {
                    if !columns.is_empty() {
                        let names: Vec<_> = columns.iter().map(|column| identifier(&column.name.text)).collect();
                        sql = format!("SELECT * FROM ({sql}) AS source({})", names.join(", "));
                        made.iter_mut().zip(columns).for_each(|(own, column)| own.name.clone_from(&column.name.text));
                    }
                    typed = made;
                    all_are_typed = !typed.is_empty();
                    rows = self.counted(&format!("{create_or_replace} {table} AS {sql}"), &query.span)?;
                }
            }
            Some(TableSource::Like(source)) => {
                let source = self.present(source)?;
                typed = self.known(&source);
                let source = source.duckdb();
                self.command(&format!("{create_or_replace} {table} AS SELECT * FROM {source} LIMIT 0"), span)?;
            }
            Some(TableSource::Copy(source)) => {
                let source = self.present(source)?;
                typed = self.known(&source);
                let source = source.duckdb();
                rows = self.counted(&format!("{create_or_replace} {table} AS SELECT * FROM {source}"), span)?;
            }
            None => {
                let definitions = definitions.unwrap_or_default();
                self.command(&format!("{create_or_replace} {table} ({definitions})"), span)?;
            }
        }
        if all_are_typed {
            self.note_relation(path.clone(), false, typed);
        } else {
            self.learn(path.clone(), false, &typed, span)?;
        }
        self.check_arrangement(&path, &create.arranged_by)?;
        self.note(span, rows, started);
        Ok(())
    }

    pub(super) fn create_view(&mut self, create: &CreateView, span: &Range<usize>) -> Outcome<()> {
        let started = Instant::now();
        let Some(path) = self.new_relation(create.creation, &create.path)? else { return Ok(()) };
        let Translated { sql, columns: mut typed } = self.translated(&create.query)?;
        typed.iter_mut().zip(&create.columns).for_each(|(own, name)| own.name.clone_from(&name.text));
        let names: Vec<_> = create.columns.iter().map(|name| identifier(&name.text)).collect();
        let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        let create_or_replace = create_or_replace(&path, "VIEW");
        self.command(&format!("{create_or_replace} {}{names} AS {sql}", path.duckdb()), span)?;
        self.learn(path, true, &typed, span)?;
        self.note(span, 0, started);
        Ok(())
    }

    /// The columns of what is there.
    pub(super) fn known(&self, path: &Path) -> Vec<Column> {
        self.database.catalog.borrow().relations.get(path).map(|relation| relation.columns.clone()).unwrap_or_default()
    }

    /// The path of what is to be created; none when it is there and may stay.
    fn new_relation(&mut self, creation: Creation, path: &script::Path) -> Outcome<Option<Path>> {
        let place = if creation.temporary {
            match path.parts.as_slice() {
                [name] => Path::temporary(name),
                [session, name] if session.eq_ignore_ascii_case("_SESSION") => Path::temporary(name),
                parts => {
                    let message = format!("Temporary tables cannot be qualified: {}", parts.join("."));
                    return Err(self.invalid(message, &path.span));
                }
            }
        } else {
            let place = Path::of(&path.parts, self.system.default_project(), &self.system.dataset);
            place.ok_or_else(|| self.invalid(format!("Invalid table name: `{}`", path.parts.join(".")), &path.span))?
        };
        let there = self.database.catalog.borrow().relations.get(&place).map(|relation| relation.is_view);
        match there {
            Some(_) if creation.if_not_exists => return Ok(None),
            Some(true) if creation.or_replace => self.command(&format!("DROP VIEW {}", place.duckdb()), &path.span)?,
            Some(false) if creation.or_replace => 0,
            Some(_) => {
                return Err(self.runtime(format!("Already Exists: Table {}", place.with_colon()), &path.span));
            }
            None => 0,
        };
        self.ensure_schema(&place, &path.span)?;
        Ok(Some(place))
    }

    fn ensure_schema(&self, path: &Path, span: &Range<usize>) -> Outcome<()> {
        // What is in it keeps it there.
        let is_there = self.database.catalog.borrow().relations.keys().any(|other| other.dataset == path.dataset);
        if let Some(schema) = path.schema().filter(|_| !is_there) {
            self.command(&format!("CREATE SCHEMA IF NOT EXISTS memory.{schema}"), span)?;
        }
        Ok(())
    }

    /// A list of columns as DuckDB takes it; none for an empty one.
    fn definitions(&self, columns: &[ColumnDefinition]) -> Outcome<Option<String>> {
        let mut definitions = Vec::with_capacity(columns.len());
        for column in columns {
            let twice = columns.iter().filter(|other| other.name.text.eq_ignore_ascii_case(&column.name.text)).count();
            if twice > 1 {
                return Err(self.invalid(format!("Duplicate column name {}", column.name.text), &column.name.span));
            }
            definitions.push(self.definition(column)?);
        }
        Ok((!definitions.is_empty()).then(|| definitions.join(", ")))
    }

    pub(super) fn definition(&self, column: &ColumnDefinition) -> Outcome<String> {
        let data_type = column.data_type.as_ref().map_or_else(|| "VARCHAR".to_owned(), duckdb_type);
        let mut definition = format!("{} {data_type}", identifier(&column.name.text));
        if let Some(default) = &column.default {
            let sql = translate::expression(&default.tree, &View(self));
            let sql = sql.map_err(|error| self.untranslatable(error, &default.span))?;
            definition.push_str(&format!(" DEFAULT ({sql})"));
        }
        if column.not_null {
            definition.push_str(" NOT NULL");
        }
        Ok(definition)
    }

    /// Whether the table has the columns that it is partitioned and clustered by.
    fn check_arrangement(&self, path: &Path, names: &[Name]) -> Outcome<()> {
        let catalog = self.database.catalog.borrow();
        let Some(relation) = catalog.relations.get(path) else { return Ok(()) };
        for name in names {
            if !relation.columns.iter().any(|column| column.name.eq_ignore_ascii_case(&name.text)) {
                let message = format!("Unrecognized name: {}", name.text);
                return Err(self.invalid(message, &name.span));
            }
        }
        Ok(())
    }

    pub(super) fn create_schema(&mut self, path: &script::Path, if_not_exists: bool) -> Outcome<()> {
        let (project, dataset) = match path.parts.as_slice() {
            [dataset] => (self.system.default_project().to_owned(), dataset.clone()),
            [project, dataset] => (project.clone(), dataset.clone()),
            parts => return Err(self.invalid(format!("Invalid dataset name: `{}`", parts.join(".")), &path.span)),
        };
        let place = Path { dataset: Some((project.clone(), dataset.clone())), name: String::new() };
        let Some(schema) = place.schema() else { return Ok(()) };
        let sql = format!("CREATE SCHEMA IF NOT EXISTS memory.{schema}");
        let is_there = self.database.catalog.borrow().relations.keys().any(|other| other.dataset == place.dataset);
        if is_there && !if_not_exists {
            return Err(self.runtime(format!("Already Exists: Dataset {project}:{dataset}"), &path.span));
        }
        self.command(&sql, &path.span).map(drop)
    }

    pub(super) fn drop(&mut self, what: Dropped, path: &script::Path, if_exists: bool) -> Outcome<()> {
        match what {
            Dropped::Table => self.drop_relation(path, if_exists, false),
            Dropped::View => self.drop_relation(path, if_exists, true),
            Dropped::Procedure => self.drop_procedure(path, if_exists),
            Dropped::Function => self.drop_function(path, if_exists),
            Dropped::Schema => self.drop_schema(path, if_exists),
        }
    }

    fn drop_relation(&mut self, path: &script::Path, if_exists: bool, as_view: bool) -> Outcome<()> {
        let place = self.path(path)?;
        let is_view = self.database.catalog.borrow().relations.get(&place).map(|relation| relation.is_view);
        let Some(is_view) = is_view else {
            return if if_exists { Ok(()) } else { Err(self.missing(&place, &path.span)) };
        };
        if is_view != as_view {
            let (is, wanted) = if is_view { ("VIEW", "TABLE") } else { ("TABLE", "VIEW") };
            let message = format!("Cannot drop {}: it is a {is}, not a {wanted}", place.with_colon());
            return Err(self.invalid(message, &path.span));
        }
        let word = if is_view { "VIEW" } else { "TABLE" };
        self.command(&format!("DROP {word} {}", place.duckdb()), &path.span)?;
        self.database.catalog.borrow_mut().relations.remove(&place);
        Ok(())
    }

    fn drop_schema(&mut self, path: &script::Path, if_exists: bool) -> Outcome<()> {
        let (project, dataset) = match path.parts.as_slice() {
            [dataset] => (self.system.default_project().to_owned(), dataset.clone()),
            [project, dataset] => (project.clone(), dataset.clone()),
            parts => return Err(self.invalid(format!("Invalid dataset name: `{}`", parts.join(".")), &path.span)),
        };
        let place = Path { dataset: Some((project, dataset)), name: String::new() };
        let Some(schema) = place.schema() else { return Ok(()) };
        let condition = if if_exists { "IF EXISTS " } else { "" };
        self.command(&format!("DROP SCHEMA {condition}memory.{schema} CASCADE"), &path.span)?;
        let mut catalog = self.database.catalog.borrow_mut();
        catalog.relations.retain(|other, _| other.dataset != place.dataset);
        catalog.procedures.retain(|other, _| other.dataset != place.dataset);
        catalog.functions.retain(|other, _| other.dataset != place.dataset);
        Ok(())
    }

    pub(super) fn missing(&self, path: &Path, span: &Range<usize>) -> Box<Thrown> {
        self.runtime(format!("Not found: Table {} was not found in location US", path.with_colon()), span)
    }

    /// The path of a table that must be there.
    fn present(&self, path: &script::Path) -> Outcome<Path> {
        let place = self.path(path)?;
        let is_there = self.database.catalog.borrow().relations.contains_key(&place);
        if is_there { Ok(place) } else { Err(self.missing(&place, &path.span)) }
    }

    pub(super) fn truncate(&mut self, path: &script::Path, span: &Range<usize>) -> Outcome<()> {
        let started = Instant::now();
        let place = self.present(path)?;
        let rows = self.command(&format!("DELETE FROM {}", place.duckdb()), span)?;
        self.system.row_count = Some(rows as i64);
        self.note(span, rows, started);
        Ok(())
    }
}

/// The columns that are written with a type.
pub(super) fn declared(columns: &[ColumnDefinition]) -> Vec<Column> {
    let column = |column: &ColumnDefinition| Some(Column::new(&column.name.text, column.data_type.clone()?));
    columns.iter().filter_map(column).collect()
}

/// How DuckDB creates a relation: what is temporary must be called so.
fn create_or_replace(path: &Path, what: &str) -> String {
    let temporary = if path.dataset.is_none() { "TEMP " } else { "" };
    format!("CREATE OR REPLACE {temporary}{what}")
}
