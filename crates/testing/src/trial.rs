//! A case that stands in no test file: run, and its two calls compared with each other alone.

use std::thread;

use extension_model::test_cases::TestCase;

use crate::rows;
use crate::suite::{Planned, STACK_BYTES};
use crate::{Cancel, CaseKey, CaseResult, Mode, Outcome, Suite, Table, Told, Warehouse};

/// How many rows of an output are kept to be looked at.
const MOST_KEPT: usize = 100_000;

impl Suite<'_> {
    /// Runs a case of a component as [`Suite::run`] runs those of its test file. Nothing is expected of its rows: it
    /// passes when both runs end and have the same columns.
    pub fn attempt(
        &self,
        warehouse: &dyn Warehouse,
        component: &str,
        case: TestCase,
        mode: Mode,
        cancel: &Cancel,
    ) -> CaseResult {
        let key = CaseKey { component: component.to_owned(), id: case.id.clone() };
        let work = || {
            let mark = uuid::Uuid::new_v4().simple().to_string();
            let planned = Planned { key: key.clone(), mode, case: Ok(case), mark };
            let (mut result, left_behind) =
                self.staged(warehouse, true, MOST_KEPT, cancel, |stage| self.result(stage, &planned, None));
            if result.outcome == Outcome::Passed && !left_behind.is_empty() {
                result.outcome = Outcome::Broken { told: Told::new(left_behind.join("; ")) };
            }
            result
        };
        let ran = thread::scope(|scope| {
            let spawned = thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
            spawned.ok().and_then(|thread| thread.join().ok())
        });
        ran.unwrap_or_else(|| {
            let told = Told::new("The engine stopped by a fault of its own, or had no thread to run on");
            CaseResult {
                case: key,
                engine: warehouse.name().to_owned(),
                mode,
                outcome: Outcome::Broken { told },
                warnings: Vec::new(),
                outputs: Vec::new(),
                statements: Vec::new(),
                offline: None,
                milliseconds: 0.0,
            }
        })
    }

    /// The rows of a component's `test/<stem>.ndjson`, typed as its tests see them.
    ///
    /// # Errors
    /// When the file is not there, a line cannot be read, or a mark stands for nothing.
    pub fn sample(&self, component: &str, stem: &str) -> Result<Table, Told> {
        let files = self.package.component(component);
        rows::read(&files, stem, &self.variables, self.package.provider()).map(|rows| rows.table)
    }
}
