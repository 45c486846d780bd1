//! Tables, views and datasets: made, changed and dropped.

use std::ops::Range;
use std::time::Instant;

use super::scope::View;
use super::{Outcome, Session, Thrown};
use crate::catalog::{self, Claim, Dataset, Path};
use crate::duck::{duckdb_type, identifier};
use crate::script::{self, ColumnDefinition, CreateTable, CreateView, Creation, Dropped, Name, TableSource};
use crate::table::Column;
use crate::translate::{self, Translated};

impl<'d> Session<'d> {
    pub(super) fn create_table(&mut self, create: &CreateTable, span: &Range<usize>) -> Outcome<()> {
        let started = Instant::now();
        let Some((path, _claim)) = self.new_relation(create.creation, &create.path)? else { return Ok(()) };
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
            self.note_relation(path.clone(), None, typed, span)?;
        } else {
            self.learn(path.clone(), None, &typed, span)?;
        }
        self.check_arrangement(&path, &create.arranged_by)?;
        self.note(span, rows, started);
        Ok(())
    }

    pub(super) fn create_view(&mut self, create: &CreateView, span: &Range<usize>) -> Outcome<()> {
        let started = Instant::now();
        let Some((path, _claim)) = self.new_relation(create.creation, &create.path)? else { return Ok(()) };
        let Translated { sql, columns: mut typed } = self.translated(&create.query)?;
        typed.iter_mut().zip(&create.columns).for_each(|(own, name)| own.name.clone_from(&name.text));
        let names: Vec<_> = create.columns.iter().map(|name| identifier(&name.text)).collect();
        let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        let create_or_replace = create_or_replace(&path, "VIEW");
        self.command(&format!("{create_or_replace} {}{names} AS {sql}", path.duckdb()), span)?;
        let query = self.frame().source.get(create.query.span.clone()).unwrap_or_default().into();
        self.learn(path, Some(query), &typed, span)?;
        self.note(span, 0, started);
        Ok(())
    }

    /// The columns of what is there.
    pub(super) fn known(&self, path: &Path) -> Vec<Column> {
        self.database.catalog.relation(path).map(|relation| relation.columns.clone()).unwrap_or_default()
    }

    /// The path of what is to be created; none when it is there and may stay.
    fn new_relation(&mut self, creation: Creation, path: &script::Path) -> Outcome<Option<(Path, Option<Claim<'d>>)>> {
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
        let claim = self.claim(&place, &path.span)?;
        let there = self.database.catalog.relation(&place).map(|relation| relation.is_view());
        match there {
            Some(_) if creation.if_not_exists => return Ok(None),
            Some(true) if creation.or_replace => self.command(&format!("DROP VIEW {}", place.duckdb()), &path.span)?,
            Some(false) if creation.or_replace => 0,
            Some(_) => {
                return Err(self.runtime(format!("Already Exists: Table {}", place.with_colon()), &path.span));
            }
            None => 0,
        };
        self.need_dataset(&place, &path.span)?;
        Ok(Some((place, claim)))
    }

    /// Waits until nobody else makes, changes or drops what has this path. What is temporary, nobody else sees.
    pub(super) fn claim(&self, path: &Path, span: &Range<usize>) -> Outcome<Option<Claim<'d>>> {
        if path.dataset.is_none() {
            return Ok(None);
        }
        let database = self.database;
        match database.catalog.claim(path, || self.check_bounds(span).is_ok()) {
            Some(claim) => Ok(Some(claim)),
            None => {
                self.check_bounds(span)?;
                Ok(None)
            }
        }
    }

    /// Sees to it that the dataset of what is to be created is there: it is created along, unless that takes a statement
    /// of its own.
    pub(super) fn need_dataset(&self, path: &Path, span: &Range<usize>) -> Outcome<()> {
        let Some(dataset) = path.dataset.as_ref().filter(|dataset| !self.database.catalog.has_dataset(dataset)) else {
            return Ok(());
        };
        if self.database.settings.strict_datasets {
            return Err(self.missing_dataset(dataset, span));
        }
        self.make_dataset(dataset, span).map(drop)
    }

    /// Whether the dataset is new.
    fn make_dataset(&self, dataset: &Dataset, span: &Range<usize>) -> Outcome<bool> {
        let place = Path { dataset: Some(dataset.clone()), name: String::new() };
        let _claim = self.claim(&place, span)?;
        if self.database.catalog.has_dataset(dataset) {
            return Ok(false);
        }
        self.command(&format!("CREATE SCHEMA IF NOT EXISTS {}", catalog::schema(dataset)), span)?;
        self.database.note_dataset(dataset.clone()).map_err(|refusal| self.refused(refusal, span))?;
        Ok(true)
    }

    fn missing_dataset(&self, (project, dataset): &Dataset, span: &Range<usize>) -> Box<Thrown> {
        self.runtime(format!("Not found: Dataset {project}:{dataset} was not found in location US"), span)
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
        let Some(relation) = self.database.catalog.relation(path) else { return Ok(()) };
        for name in names {
            if !relation.columns.iter().any(|column| column.name.eq_ignore_ascii_case(&name.text)) {
                let message = format!("Unrecognized name: {}", name.text);
                return Err(self.invalid(message, &name.span));
            }
        }
        Ok(())
    }

    pub(super) fn create_schema(&mut self, path: &script::Path, if_not_exists: bool) -> Outcome<()> {
        let dataset = self.dataset(path)?;
        let is_new = self.make_dataset(&dataset, &path.span)?;
        if !is_new && !if_not_exists {
            return Err(self.runtime(format!("Already Exists: Dataset {}:{}", dataset.0, dataset.1), &path.span));
        }
        Ok(())
    }

    fn dataset(&self, path: &script::Path) -> Outcome<Dataset> {
        match path.parts.as_slice() {
            [dataset] => Ok((self.system.default_project().to_owned(), dataset.clone())),
            [project, dataset] => Ok((project.clone(), dataset.clone())),
            parts => Err(self.invalid(format!("Invalid dataset name: `{}`", parts.join(".")), &path.span)),
        }
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
        let _claim = self.claim(&place, &path.span)?;
        let is_view = self.database.catalog.relation(&place).map(|relation| relation.is_view());
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
        self.database.note_relation(place, None).map_err(|refusal| self.refused(refusal, &path.span))
    }

    fn drop_schema(&mut self, path: &script::Path, if_exists: bool) -> Outcome<()> {
        let dataset = self.dataset(path)?;
        let _claim = self.claim(&Path { dataset: Some(dataset.clone()), name: String::new() }, &path.span)?;
        if !self.database.catalog.has_dataset(&dataset) {
            return if if_exists { Ok(()) } else { Err(self.missing_dataset(&dataset, &path.span)) };
        }
        self.command(&format!("DROP SCHEMA IF EXISTS {} CASCADE", catalog::schema(&dataset)), &path.span)?;
        self.database.drop_dataset(&dataset).map_err(|refusal| self.refused(refusal, &path.span))
    }

    pub(super) fn missing(&self, path: &Path, span: &Range<usize>) -> Box<Thrown> {
        self.runtime(format!("Not found: Table {} was not found in location US", path.with_colon()), span)
    }

    /// The path of a table that must be there.
    fn present(&self, path: &script::Path) -> Outcome<Path> {
        let place = self.path(path)?;
        let is_there = self.database.catalog.has_relation(&place);
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
