//! All tests of a package, side by side.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use extension_engine::Cancel;
use extension_model::Package;
use extension_model::test_cases::TestCase;
use serde::Serialize;
use ts_rs::TS;

use crate::fixture::{Fixture, FixtureError};
use crate::{CaseKey, CaseResult, Difference, Engine, Mode, Outcome, OutputResult, Report, Told, Variables, compare};

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
    /// How many cases run at once; as many as there are cores when 0.
    pub jobs: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { components: Vec::new(), cases: Vec::new(), modes: vec![Mode::Qualified], jobs: 0 }
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
        engine: &dyn Engine,
        options: &Options,
        listener: &(dyn Fn(Event) + Sync),
        cancel: &Cancel,
    ) -> Report {
        let started = Instant::now();
        let planned = self.planned(options);
        let variables = self.located(engine);
        let script = self.script(engine, &variables);
        let next = AtomicUsize::new(0);
        let results: Mutex<Vec<Option<CaseResult>>> = Mutex::new(planned.iter().map(|_| None).collect());
        let work = || {
            while let Some((at, planned)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, planned.get(at)?)))
            {
                listener(Event::Started { case: planned.key.clone(), mode: planned.mode });
                let result = self.one(engine, planned, &variables, script.as_deref(), cancel);
                listener(Event::Finished { result: Box::new(result.clone()) });
                results.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(result);
            }
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let jobs = if options.jobs == 0 { cores } else { options.jobs }.min(planned.len());
        thread::scope(|scope| {
            let spawned = (0..jobs).map(|_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work));
            // Where no thread is to be had, this one does the work.
            if spawned.filter(Result::is_ok).count() == 0 {
                work();
            }
        });
        let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
        Report {
            engine: engine.name().to_owned(),
            results: results.into_iter().flatten().collect(),
            milliseconds: started.elapsed().as_secs_f64() * 1000.0,
        }
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

    fn one(
        &self,
        engine: &dyn Engine,
        planned: &Planned,
        variables: &Variables,
        script: Result<&str, &Outcome>,
        cancel: &Cancel,
    ) -> CaseResult {
        let judge =
            |case: &TestCase, outputs: &[OutputResult]| self.differences(&planned.key, case, outputs, variables);
        self.result(engine, planned, variables, script, &judge, cancel)
    }

    fn differences(
        &self,
        key: &CaseKey,
        case: &TestCase,
        outputs: &[OutputResult],
        variables: &Variables,
    ) -> Vec<Difference> {
        let mut differences: Vec<_> = outputs.iter().filter_map(compare::columns).collect();
        let compared: Vec<_> = outputs.iter().filter(|output| !case.skip_output.contains(&output.name)).collect();
        if compared.is_empty() {
            return differences;
        }
        let files = self.package.component(&key.component);
        let name = format!("test/fixtures/{}.json", key.id);
        let path = files.path(&name);
        let at = |error: FixtureError| Difference::NoFixture {
            told: Told::new(error.message).at(path.clone(), error.line, error.column),
        };
        let Some(text) = files.text(&name) else {
            let message = format!("There is no {name} to compare with; capture it");
            differences.push(Difference::NoFixture { told: Told { path, ..Told::new(message) } });
            return differences;
        };
        let fixture = match Fixture::read(text, variables) {
            Ok(fixture) => fixture,
            Err(error) => {
                differences.push(at(error));
                return differences;
            }
        };
        for output in compared {
            match fixture.rows(&output.name) {
                None => {
                    let message = format!("{name} has no rows for the output \"{}\"; capture it", output.name);
                    let told = Told { path: path.clone(), ..Told::new(message) };
                    differences.push(Difference::NoFixture { told });
                }
                Some(Err(error)) => differences.push(at(error)),
                Some(Ok(expected)) => differences.extend(compare::rows(
                    &output.name,
                    &expected,
                    &output.full,
                    self.package.provider(),
                    case.test_sorting,
                )),
            }
        }
        differences
    }
}
