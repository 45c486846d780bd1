//! All tests of a package, side by side.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use extension_model::Package;
use extension_model::test_cases::TestCase;
use serde::Serialize;
use ts_rs::TS;

use crate::fixture::{ExpectedRows, Fixture, FixtureError};
use crate::stage::Stage;
use crate::{Cancel, CaseKey, CaseResult, Mode, Report, Told, Variables, Warehouse};

/// Scripts nest: reading them takes more stack than a thread has by itself.
pub(crate) const STACK_BYTES: usize = 16 * 1024 * 1024;

/// A package and what its marks stand for.
pub struct Suite<'a> {
    pub(crate) package: &'a Package,
    pub(crate) variables: Variables,
}

/// Which cases to run, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folders; all components when empty.
    pub components: Vec<String>,
    /// Ids; all cases when empty.
    pub cases: Vec<String>,
    /// Each case runs once in each.
    pub modes: Vec<Mode>,
    /// How many cases run at once. When 0, as many as there are cores, or [`SHARED_JOBS`] in a warehouse.
    pub jobs: usize,
    /// Whether the package is installed first, where that is not done for each case anew.
    pub deploy: bool,
    /// How many rows of each output are kept.
    pub most_kept: usize,
}

/// How many cases run at once in a warehouse where nobody says.
pub const SHARED_JOBS: usize = 4;

/// How many rows of an output are kept where nobody says: enough to look at.
pub const MOST_KEPT: usize = 1000;

impl Default for Options {
    fn default() -> Self {
        Self {
            components: Vec::new(),
            cases: Vec::new(),
            modes: vec![Mode::Qualified],
            jobs: 0,
            deploy: true,
            most_kept: MOST_KEPT,
        }
    }
}

/// How a run goes on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export, rename = "TestEvent")]
pub enum Event {
    Started { case: CaseKey, mode: Mode },
    Finished { result: Box<CaseResult> },
}

/// A case on its way.
pub(crate) struct Planned {
    pub key: CaseKey,
    pub mode: Mode,
    pub case: Result<TestCase, Told>,
    /// What no other case of this run or another has.
    pub mark: String,
}

impl<'a> Suite<'a> {
    pub fn new(package: &'a Package, variables: Variables) -> Self {
        Self { package, variables }
    }

    /// The cases that would run, in their order.
    pub fn cases(&self, options: &Options) -> Vec<CaseKey> {
        self.planned(options).into_iter().map(|planned| planned.key).collect()
    }

    /// Runs cases. `listener` is called from the threads that run them.
    pub fn run(
        &self,
        warehouse: &dyn Warehouse,
        options: &Options,
        listener: &(dyn Fn(Event) + Sync),
        cancel: &Cancel,
    ) -> Report {
        let started = Instant::now();
        let planned = self.planned(options);
        let (results, left_behind) = self.staged(warehouse, options.deploy, options.most_kept, cancel, |stage| {
            self.side_by_side(&planned, stage, options.jobs, listener)
        });
        Report {
            engine: warehouse.name().to_owned(),
            results,
            left_behind,
            milliseconds: started.elapsed().as_secs_f64() * 1000.0,
        }
    }

    fn side_by_side(
        &self,
        planned: &[Planned],
        stage: &Stage<'_>,
        jobs: usize,
        listener: &(dyn Fn(Event) + Sync),
    ) -> Vec<CaseResult> {
        let next = AtomicUsize::new(0);
        let results: Mutex<Vec<Option<CaseResult>>> = Mutex::new(planned.iter().map(|_| None).collect());
        let work = || {
            while let Some((at, planned)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, planned.get(at)?)))
            {
                listener(Event::Started { case: planned.key.clone(), mode: planned.mode });
                let result = self.one(stage, planned);
                listener(Event::Finished { result: Box::new(result.clone()) });
                results.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(result);
            }
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let most = if stage.shared.is_some() { SHARED_JOBS } else { cores };
        let jobs = if jobs == 0 { most } else { jobs }.min(planned.len());
        thread::scope(|scope| {
            let spawned = (0..jobs).map(|_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work));
            // Where no thread is to be had, this one does the work.
            if spawned.filter(Result::is_ok).count() == 0 {
                work();
            }
        });
        let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
        results.into_iter().flatten().collect()
    }

    fn planned(&self, options: &Options) -> Vec<Planned> {
        let wanted = |list: &[String], name: &str| list.is_empty() || list.iter().any(|one| one == name);
        let mut planned = Vec::new();
        for component in self.package.components_in_order() {
            if !wanted(&options.components, &component) {
                continue;
            }
            let cases: Vec<_> = match self.cases_of(&component) {
                Ok(cases) => cases.into_iter().map(|case| (case.id.clone(), Ok(case))).collect(),
                Err(told) => vec![("test.json".to_owned(), Err(told))],
            };
            for (id, case) in cases {
                if !wanted(&options.cases, &id) && case.is_ok() {
                    continue;
                }
                let key = CaseKey { component: component.clone(), id };
                planned.extend(options.modes.iter().map(|mode| Planned {
                    key: key.clone(),
                    mode: *mode,
                    case: case.clone(),
                    mark: uuid::Uuid::new_v4().simple().to_string(),
                }));
            }
        }
        planned
    }

    /// The cases of a component's test file; none without one.
    fn cases_of(&self, folder: &str) -> Result<Vec<TestCase>, Told> {
        let files = self.package.component(folder);
        let Some(path) = files.path("test/test.json") else { return Ok(Vec::new()) };
        let Some(document) = self.package.document(&path) else { return Ok(Vec::new()) };
        let at = |message: String, offset: usize| {
            let place = extension_model::text::Lines::new(document.text()).place(offset);
            Told::new(message).at(Some(path.clone()), place.line as usize, place.column as usize)
        };
        match document.tree() {
            Err(error) => Err(at(error.message.clone(), error.span.start)),
            Ok(tree) if !tree.is_array() => {
                Err(at(format!("The file holds {}, not a list of test cases", tree.kind()), 0))
            }
            Ok(_) => Ok(files.test_cases()),
        }
    }

    fn one(&self, stage: &Stage<'_>, planned: &Planned) -> CaseResult {
        let expects_rows = planned.case.as_ref().is_ok_and(|case| self.compares(&planned.key, case));
        let fixture = expects_rows.then(|| self.fixture(&planned.key, stage.variables));
        self.result(stage, planned, fixture.as_ref().map(Result::as_ref))
    }

    /// Whether any output of a case is compared with a fixture.
    fn compares(&self, key: &CaseKey, case: &TestCase) -> bool {
        let component = self.package.component(&key.component).metadata().unwrap_or_default();
        component.outputs.iter().any(|output| !case.skip_output.contains(&output.name))
    }

    /// What a case is expected to bring.
    fn fixture(&self, key: &CaseKey, variables: &Variables) -> Result<Fixture, Told> {
        let name = fixture_name(key);
        let Some(text) = self.package.component(&key.component).text(&name) else {
            return Err(self.no_fixture(key, format!("There is no {name} to compare with; capture it")));
        };
        Fixture::read(text, variables).map_err(|error| self.broken_fixture(key, error))
    }

    /// What an output is expected to hold.
    pub(crate) fn expected<'f>(
        &self,
        key: &CaseKey,
        fixture: &'f Fixture,
        output: &str,
    ) -> Result<ExpectedRows<'f>, Told> {
        match fixture.rows(output) {
            Some(expected) => expected.map_err(|error| self.broken_fixture(key, error)),
            None => {
                let name = fixture_name(key);
                Err(self.no_fixture(key, format!("{name} has no rows for the output \"{output}\"; capture it")))
            }
        }
    }

    fn no_fixture(&self, key: &CaseKey, message: String) -> Told {
        let path = self.package.component(&key.component).path(&fixture_name(key));
        Told { path, ..Told::new(message) }
    }

    fn broken_fixture(&self, key: &CaseKey, error: FixtureError) -> Told {
        let path = self.package.component(&key.component).path(&fixture_name(key));
        Told::new(error.message).at(path, error.line, error.column)
    }
}

fn fixture_name(key: &CaseKey) -> String {
    format!("test/fixtures/{}.json", key.id)
}
