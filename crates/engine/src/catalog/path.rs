use crate::duck::identifier;

/// A project and one of its datasets.
pub(crate) type Dataset = (String, String);

/// Where a table or a routine is: `project.dataset.name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Path {
    /// The project and the dataset; none for what lives as long as the session: temporary tables.
    pub dataset: Option<Dataset>,
    pub name: String,
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
            Some(schema) => format!("{schema}.{}", identifier(&self.name)),
            None => format!("temp.main.{}", identifier(&self.name)),
        }
    }

    /// The dataset's schema in DuckDB's SQL. Its dot keeps it from being taken for a database's name.
    pub fn schema(&self) -> Option<String> {
        self.dataset.as_ref().map(schema)
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

/// A dataset's schema in DuckDB's SQL.
pub(crate) fn schema((project, dataset): &Dataset) -> String {
    identifier(&format!("{project}.{dataset}"))
}
