use std::time::Instant;

use extension_engine::Cancel;
use extension_model::PackagePath;
use serde::Serialize;
use ts_rs::TS;

use crate::{Session, WarehouseError};

/// One statement of an installation or a removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Act {
    pub kind: ActKind,
    /// The routine or the extension that it is about; empty for the table of extensions.
    pub name: String,
    pub sql: String,
    /// The component's or the function's folder that it is made of.
    pub folder: Option<PackagePath>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ActKind {
    /// Creates the table of installed extensions where there is none.
    CreateTable,
    DropProcedure,
    DropFunction,
    /// Takes the extension out of the table.
    Forget,
    CreateProcedure,
    ReplaceProcedure,
    CreateFunction,
    ReplaceFunction,
    /// Puts the extension into the table.
    Register,
}

impl ActKind {
    /// Whether the others can go on without it: a routine that cannot be dropped stays (package format, section 4).
    fn may_fail(self) -> bool {
        matches!(self, Self::DropProcedure | Self::DropFunction)
    }
}

/// An act that was carried out, or that failed and may.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ActDone {
    /// Which of the plan's.
    #[ts(type = "number")]
    pub at: usize,
    pub milliseconds: f64,
    /// The warehouse's own name for it: a job id, a query id.
    pub job: Option<String>,
    #[ts(type = "number | null")]
    pub bytes_billed: Option<u64>,
    /// Why it did nothing, where that does not matter.
    pub skipped: Option<String>,
}

/// How carrying out goes on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum ActEvent {
    Started {
        #[ts(type = "number")]
        at: usize,
    },
    Done {
        done: ActDone,
    },
}

/// What came of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct CarriedOut {
    pub done: Vec<ActDone>,
    /// The act that stopped it and why; those behind it were not begun.
    pub failure: Option<(usize, WarehouseError)>,
}

/// Carries out acts one after the other, up to the first that fails and may not.
pub fn carry_out(session: &mut dyn Session, acts: &[Act], listener: &dyn Fn(ActEvent), cancel: &Cancel) -> CarriedOut {
    let mut carried_out = CarriedOut { done: Vec::new(), failure: None };
    for (at, act) in acts.iter().enumerate() {
        listener(ActEvent::Started { at });
        let started = Instant::now();
        let mut executed = Vec::new();
        let result = session.run(&act.sql, cancel, &mut executed);
        let mut done = ActDone {
            at,
            milliseconds: started.elapsed().as_secs_f64() * 1000.0,
            job: executed.iter().find_map(|statement| statement.job.clone()),
            bytes_billed: executed.iter().filter_map(|statement| statement.bytes_billed).reduce(|sum, one| sum + one),
            skipped: None,
        };
        match result {
            Ok(()) => {}
            Err(WarehouseError::Failed { message, .. }) if act.kind.may_fail() => done.skipped = Some(message),
            Err(error) => {
                carried_out.failure = Some((at, error));
                return carried_out;
            }
        }
        listener(ActEvent::Done { done: done.clone() });
        carried_out.done.push(done);
    }
    carried_out
}
