use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use super::path::{Dataset, Path};
use crate::script::{ProcedureParameter, Script};
use crate::table::Column;
use crate::translate::Function;

/// What is permanent.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    pub datasets: BTreeSet<Dataset>,
    pub relations: BTreeMap<Path, Arc<Relation>>,
    pub procedures: BTreeMap<Path, Arc<Procedure>>,
    pub functions: BTreeMap<Path, Arc<SharedFunction>>,
}

/// What is known of a table or a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub columns: Vec<Column>,
    /// A view's query, in the script's dialect; none for a table.
    pub view: Option<Arc<str>>,
    pub created: SystemTime,
}

#[derive(Debug)]
pub(crate) struct Procedure {
    pub parameters: Vec<ProcedureParameter>,
    /// The text is the CREATE PROCEDURE statement, the body the procedure's.
    pub script: Arc<Script>,
    /// BEGIN to END, in the script's source.
    pub body: Range<usize>,
    pub created: SystemTime,
}

/// A function with the text that made it.
#[derive(Debug)]
pub(crate) struct SharedFunction {
    pub function: Function,
    /// The CREATE FUNCTION statement.
    pub source: String,
    pub language: String,
    /// The expression or the code.
    pub body: String,
    pub created: SystemTime,
}

impl Relation {
    pub fn table(columns: Vec<Column>) -> Self {
        Self { columns, view: None, created: SystemTime::now() }
    }

    pub fn is_view(&self) -> bool {
        self.view.is_some()
    }
}

impl Entries {
    pub fn drop_dataset(&mut self, dataset: &Dataset) {
        let is_other = |path: &Path| path.dataset.as_ref() != Some(dataset);
        self.relations.retain(|path, _| is_other(path));
        self.procedures.retain(|path, _| is_other(path));
        self.functions.retain(|path, _| is_other(path));
        self.datasets.remove(dataset);
    }
}
