use extension_warehouse::Executed;
use serde::Serialize;
use ts_rs::TS;

use crate::RunKind;

/// A statement that was executed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Statement {
    pub sql: String,
    /// How many rows it returned, wrote or changed.
    #[ts(type = "number")]
    pub rows: u64,
    pub milliseconds: f64,
    /// Whether it was given as text, by EXECUTE IMMEDIATE.
    pub dynamic: bool,
    /// The warehouse's own name for it: a job id, a query id.
    pub job: Option<String>,
    /// What the warehouse will be paid for, where it says so.
    #[ts(type = "number | null")]
    pub bytes_billed: Option<u64>,
    /// Which call of the procedure it was in.
    pub run: RunKind,
}

impl Statement {
    pub(crate) fn of(executed: Executed, run: RunKind) -> Self {
        let Executed { sql, rows, milliseconds, dynamic, job, bytes_billed } = executed;
        Self { sql, rows, milliseconds, dynamic, job, bytes_billed, run }
    }
}
