use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use extension_model::{Change, Package};
use extension_testing::{
    Cancel, Captured, CaseResult, Event, Mode, Options, Outcome, Report, Suite, Variables, Warehouse, agreement,
};
use extension_warehouse::Connection;
use extension_warehouse::offline::Offline;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::connect::{self, variables};
use crate::StudioError;

/// How long a run may take where the request does not say.
const TIME_LIMIT_SECONDS: u32 = 60;

/// Which test cases to run, and where.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct TestRequest {
    /// Folders; all components when empty.
    pub components: Vec<String>,
    /// Ids; all cases when empty.
    pub cases: Vec<String>,
    pub engine: TestEngine,
    /// Runs each case in a session too, where tables have no path.
    pub session_too: bool,
    /// How many cases run at once; 0 for as many as there are cores.
    #[ts(type = "number")]
    pub jobs: usize,
    /// How long a dry run or a full run may take; a minute when it is not said.
    #[ts(optional)]
    pub time_limit_seconds: Option<u32>,
    /// In a warehouse: runs each case on the offline engine too, and says whether both bring the same.
    pub beside_offline: bool,
    /// Whether the package is not installed in the warehouse before, as one that is installed already.
    pub no_deploy: bool,
    /// Whether functions in Python may run. The page has no say in it: see [`crate::Library::trusts`].
    #[serde(skip)]
    #[ts(skip)]
    pub python: bool,
    /// The warehouse to run in, where the engine is one. The page does not see it: it may hold a secret.
    #[serde(skip)]
    #[ts(skip)]
    pub connection: Option<Connection>,
}

/// Where test cases run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum TestEngine {
    /// In this process, without any account.
    #[default]
    Local,
    /// Where the package is connected to.
    Warehouse,
}

/// How many runs of cases a request asks for.
///
/// # Errors
/// When a component or a case is not there.
pub fn count_tests(package: &Package, request: &TestRequest) -> Result<usize, StudioError> {
    let suite = Suite::new(package, Variables::default());
    let options = options(&suite, package, request)?;
    Ok(suite.cases(&options).len())
}

/// Runs test cases of a package; `root` is where its `.env` is. `listener` is called from other threads.
///
/// # Errors
/// When a component or a case is not there, or `.env` cannot be read. What is wrong with a case is told in its result.
pub fn test(
    package: &Package,
    root: &Path,
    request: &TestRequest,
    listener: &(dyn Fn(Event) + Sync),
    cancel: &Cancel,
) -> Result<Report, StudioError> {
    let suite = suite(package, root)?;
    let options = options(&suite, package, request)?;
    let place = place(request)?;
    let offline = if request.beside_offline && !place.is_fresh() {
        let engine = offline(request);
        suite.run(&engine, &Options { jobs: 0, ..options.clone() }, &|_| {}, cancel).results
    } else {
        Vec::new()
    };
    let beside = |result: &mut CaseResult| {
        let same = |other: &&CaseResult| other.case == result.case && other.mode == result.mode;
        result.offline = offline.iter().find(same).map(|offline| agreement(offline, result, package.provider()));
    };
    let listener = |mut event: Event| {
        if let Event::Finished { result } = &mut event {
            beside(result);
        }
        listener(event);
    };
    let mut report = suite.run(place.as_ref(), &options, &listener, cancel);
    report.results.iter_mut().for_each(beside);
    Ok(report)
}

/// Runs test cases and says what their fixtures would hold. Writing them is [`capture_change`]'s.
///
/// # Errors
/// Those of [`test`].
pub fn capture(
    package: &Package,
    root: &Path,
    request: &TestRequest,
    listener: &(dyn Fn(Event) + Sync),
    cancel: &Cancel,
) -> Result<(Report, Vec<Captured>), StudioError> {
    let suite = suite(package, root)?;
    let request = TestRequest { session_too: false, ..request.clone() };
    let options = Options { most_kept: usize::MAX, ..options(&suite, package, &request)? };
    let report = suite.run(place(&request)?.as_ref(), &options, listener, cancel);
    let ran = report.results.iter().filter(|result| matches!(result.outcome, Outcome::Passed | Outcome::Failed { .. }));
    let captured = ran.filter_map(|result| suite.captured(result)).collect();
    Ok((report, captured))
}

/// The change that writes captured fixtures.
pub fn capture_change(captured: &[Captured]) -> Change {
    Suite::capture(captured)
}

/// The change that writes captured fixtures, where each fixture is still as it was when it was captured.
///
/// # Errors
/// When a fixture has changed since.
pub fn apply_capture(package: &Package, captured: &[Captured]) -> Result<Change, StudioError> {
    for captured in captured {
        if package.text(&captured.path).map(AsRef::as_ref) != captured.before.as_deref() {
            return Err(StudioError::new(format!("{} has changed since it was captured", captured.path))
                .with_help("Capture again, so that you see what would be replaced"));
        }
    }
    Ok(capture_change(captured))
}

pub(super) fn suite<'a>(package: &'a Package, root: &Path) -> Result<Suite<'a>, StudioError> {
    Ok(Suite::new(package, variables(root)?))
}

fn options(suite: &Suite<'_>, package: &Package, request: &TestRequest) -> Result<Options, StudioError> {
    let folders = package.components_in_order();
    if let Some(unknown) = request.components.iter().find(|name| !folders.contains(name)) {
        return Err(StudioError::new(format!("There is no component \"{unknown}\""))
            .with_help(format!("The components are: {}", folders.join(", "))));
    }
    let modes = if request.session_too { vec![Mode::Qualified, Mode::Session] } else { vec![Mode::Qualified] };
    let options = Options {
        components: request.components.clone(),
        cases: request.cases.clone(),
        modes,
        jobs: request.jobs,
        deploy: !request.no_deploy,
        ..Options::default()
    };
    let cases = suite.cases(&options);
    if let Some(unknown) = request.cases.iter().find(|id| !cases.iter().any(|case| case.id == **id)) {
        return Err(StudioError::new(format!("There is no test case \"{unknown}\"")));
    }
    Ok(options)
}

fn offline(request: &TestRequest) -> Offline {
    let limit = Duration::from_secs(request.time_limit_seconds.unwrap_or(TIME_LIMIT_SECONDS).into());
    Offline::within(limit).with_python(request.python)
}

/// Where a request's cases run.
fn place(request: &TestRequest) -> Result<Arc<dyn Warehouse>, StudioError> {
    connect::place(request.engine, request.connection.as_ref(), || offline(request))
}
