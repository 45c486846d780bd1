//! The tables and routines of a database, under their paths in the warehouse.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::duck::identifier;
use crate::script::{ProcedureParameter, Script};
use crate::table::Column;
use crate::translate::Function;

/// Where a table or a routine is: `project.dataset.name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Path {
    /// The project and the dataset; none for what lives as long as the session: temporary tables.
    pub dataset: Option<(String, String)>,
    pub name: String,
}

/// What is known of a table or a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub columns: Vec<Column>,
    pub is_view: bool,
}

#[derive(Debug)]
pub(crate) struct Procedure {
    pub parameters: Vec<ProcedureParameter>,
    /// The text is the CREATE PROCEDURE statement, the body the procedure's.
    pub script: Arc<Script>,
}

#[derive(Debug, Default)]
pub(crate) struct Catalog {
    pub relations: BTreeMap<Path, Relation>,
    pub procedures: BTreeMap<Path, Arc<Procedure>>,
    pub functions: BTreeMap<Path, Function>,
}

impl Path {
    /// The path that the parts of a name stand for; what they leave out is the default. None when there are too many.
    pub fn of(parts: &[String], project: &str, dataset: &str) -> Option<Self> {
        let path = |project: &str, dataset: &str, name: &str| Self {
            dataset: Some((project.to_owned(), dataset.to_owned())),
            name: name.to_owned(),
        };
        match parts {
            [name] => Some(path(project, dataset, name)),
            [session, name] if session.eq_ignore_ascii_case("_SESSION") => Some(Self::temporary(name)),
            [dataset, name] => Some(path(project, dataset, name)),
            [project, dataset, name] => Some(path(project, dataset, name)),
            // A project of a domain has a dot in its name: `example.com:project`.
            [domain, project, dataset, name] if project.contains(':') => {
                Some(path(&format!("{domain}.{project}"), dataset, name))
            }
            _ => None,
        }
    }

    pub fn temporary(name: &str) -> Self {
        Self { dataset: None, name: name.to_owned() }
    }

    /// The name in DuckDB's SQL: a dataset is a schema there.
    pub fn duckdb(&self) -> String {
        match self.schema() {
            Some(schema) => format!("memory.{schema}.{}", identifier(&self.name)),
            None => format!("temp.main.{}", identifier(&self.name)),
        }
    }

    /// The dataset's schema in DuckDB's SQL.
    pub fn schema(&self) -> Option<String> {
        let (project, dataset) = self.dataset.as_ref()?;
        Some(identifier(&format!("{project}.{dataset}")))
    }

    /// A table's name as BigQuery's messages have it: `project:dataset.table`.
    pub fn with_colon(&self) -> String {
        match &self.dataset {
            Some((project, dataset)) => format!("{project}:{dataset}.{}", self.name),
            None => self.name.clone(),
        }
    }

    /// A routine's name as BigQuery's messages have it: `project.dataset.routine`.
    pub fn with_dots(&self) -> String {
        match &self.dataset {
            Some((project, dataset)) => format!("{project}.{dataset}.{}", self.name),
            None => self.name.clone(),
        }
    }
}
