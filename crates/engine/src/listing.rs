//! What there is in a database, for those who look from outside.

use std::time::SystemTime;

use crate::catalog::{Path, Procedure, Relation, SharedFunction};
use crate::database::Database;
use crate::script::Mode;
use crate::table::Column;
use crate::value::Type;

/// A table, a view or a routine by its full name; a dataset where `name` is empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    pub project: String,
    pub dataset: String,
    pub name: String,
}

/// A table or a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationInfo {
    pub name: Name,
    pub columns: Vec<Column>,
    /// A view's query; none for a table.
    pub view: Option<String>,
    pub created: SystemTime,
}

/// A procedure or a function.
#[derive(Debug, Clone, PartialEq)]
pub struct RoutineInfo {
    pub name: Name,
    pub is_procedure: bool,
    /// `SQL`, `JS`, `PYTHON`.
    pub language: String,
    pub parameters: Vec<RoutineParameter>,
    pub returns: Option<Type>,
    /// The expression, the code, or BEGIN to END.
    pub body: String,
    /// The statement that created it.
    pub source: String,
    pub created: SystemTime,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RoutineParameter {
    pub name: String,
    /// None for ANY TYPE.
    pub data_type: Option<Type>,
    /// `IN`, `OUT`, `INOUT`; none for a function's.
    pub mode: Option<&'static str>,
}

impl Name {
    pub fn new(project: impl Into<String>, dataset: impl Into<String>, name: impl Into<String>) -> Self {
        Self { project: project.into(), dataset: dataset.into(), name: name.into() }
    }

    pub(crate) fn of(path: &Path) -> Option<Self> {
        let (project, dataset) = path.dataset.clone()?;
        Some(Self { project, dataset, name: path.name.clone() })
    }

    pub(crate) fn path(&self) -> Path {
        Path { dataset: Some((self.project.clone(), self.dataset.clone())), name: self.name.clone() }
    }
}

impl Database {
    /// Every dataset: its project and its name, in order.
    pub fn datasets(&self) -> Vec<(String, String)> {
        self.catalog.datasets()
    }

    pub fn has_dataset(&self, project: &str, dataset: &str) -> bool {
        self.catalog.has_dataset(&(project.to_owned(), dataset.to_owned()))
    }

    /// The tables and views of a dataset, in order.
    pub fn relations(&self, project: &str, dataset: &str) -> Vec<RelationInfo> {
        let is_it = |(own, name): &(String, String)| own == project && name == dataset;
        let found = self.catalog.relations(is_it).into_iter();
        found.filter_map(|(path, relation)| relation_info(&path, &relation)).collect()
    }

    pub fn relation(&self, name: &Name) -> Option<RelationInfo> {
        let path = name.path();
        relation_info(&path, self.catalog.relation(&path)?.as_ref())
    }

    /// The routines of a dataset, functions before procedures.
    pub fn routines(&self, project: &str, dataset: &str) -> Vec<RoutineInfo> {
        let is_in = |info: &RoutineInfo| info.name.project == project && info.name.dataset == dataset;
        let functions = self.catalog.functions().into_iter();
        let functions = functions.filter_map(|(path, it)| function_info(&path, &it));
        let procedures = self.catalog.procedures().into_iter();
        let procedures = procedures.filter_map(|(path, it)| procedure_info(&path, &it));
        functions.chain(procedures).filter(is_in).collect()
    }

    pub fn routine(&self, name: &Name) -> Option<RoutineInfo> {
        let path = name.path();
        let procedure = || procedure_info(&path, self.catalog.procedure(&path)?.as_ref());
        let function = || function_info(&path, self.catalog.function(&path)?.as_ref());
        procedure().or_else(function)
    }
}

fn relation_info(path: &Path, relation: &Relation) -> Option<RelationInfo> {
    Some(RelationInfo {
        name: Name::of(path)?,
        columns: relation.columns.clone(),
        view: relation.view.as_ref().map(|query| query.to_string()),
        created: relation.created,
    })
}

fn function_info(path: &Path, shared: &SharedFunction) -> Option<RoutineInfo> {
    let parameter = |(name, data_type): &(String, Option<Type>)| RoutineParameter {
        name: name.clone(),
        data_type: data_type.clone(),
        mode: None,
    };
    Some(RoutineInfo {
        name: Name::of(path)?,
        is_procedure: false,
        language: shared.language.clone(),
        parameters: shared.function.parameters.iter().map(parameter).collect(),
        returns: shared.function.returns.clone(),
        body: shared.body.clone(),
        source: shared.source.clone(),
        created: shared.created,
    })
}

fn procedure_info(path: &Path, procedure: &Procedure) -> Option<RoutineInfo> {
    let parameter = |parameter: &crate::script::ProcedureParameter| RoutineParameter {
        name: parameter.name.clone(),
        data_type: parameter.data_type.clone(),
        mode: Some(match parameter.mode {
            Mode::In => "IN",
            Mode::Out => "OUT",
            Mode::InOut => "INOUT",
        }),
    };
    let source = &procedure.script.source;
    Some(RoutineInfo {
        name: Name::of(path)?,
        is_procedure: true,
        language: "SQL".to_owned(),
        parameters: procedure.parameters.iter().map(parameter).collect(),
        returns: None,
        body: source.get(procedure.body.clone()).unwrap_or_default().to_owned(),
        source: source.to_string(),
        created: procedure.created,
    })
}
