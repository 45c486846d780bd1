use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::failure::{Frame, Place};
use crate::listing::Name;
use crate::table::Table;
use crate::value::{Type, Value};

/// What a script is run with, besides its text.
#[derive(Default)]
pub struct Given<'g> {
    /// The project that pays: `@@project_id`. Without it, that of the settings.
    pub project: Option<String>,
    /// The project and the dataset that a path of one part belongs to. Without it, those of the settings.
    pub dataset: Option<(String, String)>,
    /// The values of `@name`.
    pub named: Vec<(String, (Type, Value))>,
    /// The values of `?`, in their order.
    pub positional: Vec<(Type, Value)>,
    /// How long it may run. Without it, as long as the settings say.
    pub time: Option<Duration>,
    /// `@@script.job_id`.
    pub job: Option<String>,
    /// `@@session_id`.
    pub session: Option<String>,
    /// Whether variables and temporary functions stay for the next script that is run so on this database.
    pub keeps: bool,
    /// Is told of every statement that was done, in that order, as soon as it was.
    pub listener: Option<&'g dyn Fn(Done)>,
}

/// A statement that a script has just done.
#[derive(Debug, Clone)]
pub struct Done {
    /// What BigQuery calls such a statement: `SELECT`, `CREATE_TABLE_AS_SELECT`…
    pub kind: &'static str,
    /// Where it stands, and how the script came there, innermost first. The last one is the script itself.
    pub frames: Vec<Frame>,
    pub started: SystemTime,
    pub ended: SystemTime,
    /// What a query answered.
    pub result: Option<Arc<Table>>,
    /// How many rows a statement that changes rows has changed.
    pub changed: Option<usize>,
    /// What a statement that creates, alters or drops did so to.
    pub target: Option<Target>,
}

/// What a statement has created, altered or dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub name: Name,
    pub what: Named,
    pub operation: Operation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Dataset,
    Table,
    Routine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Create,
    Replace,
    /// Nothing: it was there, or was not, as the statement allowed.
    Skip,
    Alter,
    Drop,
}

/// What a script would do, as far as that is known without running it.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What BigQuery calls its only statement; `SCRIPT` where there are several.
    pub kind: &'static str,
    /// Without rows; none for what is no query.
    pub result: Option<Table>,
    /// The tables and views that it reads or writes.
    pub tables: Vec<Name>,
    pub target: Option<Target>,
}

impl Frame {
    /// Where the statement starts and where it ends, as BigQuery counts: in a procedure, the first line and column are
    /// those of its BEGIN (BigQuery's manual on `@@error.stack_trace`). The end is behind the last character.
    pub fn in_body(&self) -> (Place, Place) {
        let text = self.source.get(self.body..).unwrap_or_default();
        let place = |at: usize| Place::of(text, at.saturating_sub(self.body)..at.saturating_sub(self.body));
        (place(self.place.span.start), place(self.place.span.end))
    }

    /// The statement itself.
    pub fn text(&self) -> &str {
        self.source.get(self.place.span.clone()).unwrap_or_default()
    }
}
