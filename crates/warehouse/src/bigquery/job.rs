//! Jobs: what BigQuery does for a request, from its start to its end.

use std::time::Duration;

use extension_engine::Cancel;
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Location;
use super::api::{Api, Request};
use super::refusal::{Answer, ErrorProto, network};
use crate::runtime::cancelled;
use crate::{Executed, Step, WarehouseError};

/// How long one question for a job's end waits in the server.
const LONG_POLL_MILLISECONDS: u32 = 10_000;

/// How long a cancelled job may take to end before it is left alone.
const CANCELLING: Duration = Duration::from_secs(10);

/// How many of a script's statements are told.
const MOST_CHILDREN: usize = 1000;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Job {
    pub job_reference: Reference,
    status: Status,
    pub statistics: Statistics,
    pub configuration: Configuration,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Reference {
    pub project_id: String,
    pub job_id: String,
    pub location: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Status {
    state: String,
    error_result: Option<ErrorProto>,
    errors: Vec<ErrorProto>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Statistics {
    creation_time: Option<String>,
    start_time: Option<String>,
    end_time: Option<String>,
    num_child_jobs: Option<String>,
    script_statistics: Option<ScriptStatistics>,
    query: Option<QueryStatistics>,
    load: Option<LoadStatistics>,
    pub session_info: Option<SessionInfo>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct SessionInfo {
    pub session_id: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ScriptStatistics {
    evaluation_kind: String,
    stack_frames: Vec<StackFrame>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct StackFrame {
    start_line: Option<i64>,
    start_column: Option<i64>,
    /// `project.dataset.routine`; empty outside of procedures.
    procedure_id: String,
    text: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct QueryStatistics {
    total_bytes_billed: Option<String>,
    num_dml_affected_rows: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct LoadStatistics {
    output_rows: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Configuration {
    query: Option<QueryConfiguration>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct QueryConfiguration {
    query: String,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct JobList {
    jobs: Vec<Job>,
}

impl Job {
    fn is_done(&self) -> bool {
        self.status.state == "DONE"
    }

    fn milliseconds(&self) -> f64 {
        let time = |text: &Option<String>| text.as_deref()?.parse::<f64>().ok();
        let statistics = &self.statistics;
        let start = time(&statistics.start_time).or_else(|| time(&statistics.creation_time));
        start.zip(time(&statistics.end_time)).map_or(0.0, |(start, end)| (end - start).max(0.0))
    }

    /// What is told of it as of a statement.
    fn executed(&self, script: &str) -> Executed {
        let number = |text: Option<&String>| text.and_then(|text| text.parse::<u64>().ok());
        let query = self.statistics.query.as_ref();
        let load = self.statistics.load.as_ref();
        let frames = self.statistics.script_statistics.as_ref().map(|script| script.stack_frames.as_slice());
        let own = self.configuration.query.as_ref().map(|query| query.query.as_str()).filter(|sql| !sql.is_empty());
        Executed {
            sql: own.unwrap_or(script).to_owned(),
            rows: number(query.and_then(|query| query.num_dml_affected_rows.as_ref()))
                .or_else(|| number(load.and_then(|load| load.output_rows.as_ref())))
                .unwrap_or_default(),
            milliseconds: self.milliseconds(),
            dynamic: frames.is_some_and(|frames| frames.iter().any(StackFrame::is_dynamic)),
            job: Some(self.job_reference.job_id.clone()),
            bytes_billed: number(query.and_then(|query| query.total_bytes_billed.as_ref())),
        }
    }

    /// # Errors
    /// What the job ended with.
    pub fn succeeded(&self) -> Result<(), WarehouseError> {
        match self.answer() {
            None => Ok(()),
            Some(answer) => Err(answer.error("BigQuery")),
        }
    }

    fn answer(&self) -> Option<Answer> {
        let error = self.status.error_result.as_ref().or_else(|| self.status.errors.first())?;
        Some(Answer { status: 200, message: error.message.clone(), reason: error.reason.clone() })
    }
}

impl StackFrame {
    fn is_dynamic(&self) -> bool {
        let mut words = self.text.split_whitespace();
        let mut next = |word: &str| words.next().is_some_and(|found| found.eq_ignore_ascii_case(word));
        next("EXECUTE") && next("IMMEDIATE")
    }
}

/// Makes a job of this configuration and waits for its end. Its name is chosen here, so that one whose start was not
/// confirmed can be asked for, and is never started twice.
pub(super) async fn run(
    api: &Api,
    location: &Location,
    configuration: Value,
    cancel: &Cancel,
) -> Result<Job, WarehouseError> {
    if cancel.is_cancelled() {
        return Err(WarehouseError::Cancelled);
    }
    let id = new_id();
    let started = start(api, location, &id, configuration).await?;
    finish(api, started, cancel).await
}

/// A name that no other job has.
pub(super) fn new_id() -> String {
    format!("extension_studio_{}", uuid::Uuid::new_v4().simple())
}

/// What names a job when it is made.
pub(super) fn reference(location: &Location, id: &str) -> Value {
    let mut reference = json!({"projectId": location.project, "jobId": id});
    if let Some(region) = location.region() {
        reference["location"] = Value::from(region);
    }
    reference
}

async fn start(api: &Api, location: &Location, id: &str, configuration: Value) -> Result<Job, WarehouseError> {
    let body = json!({"jobReference": reference(location, id), "configuration": configuration});
    let path = ["projects", &location.project, "jobs"];
    // The same name cannot start twice, so that asking again is safe.
    let request = Request::post(&path, &body);
    let response = api.response(&request, &[200, 409]).await?;
    accepted(api, location, id, response).await
}

/// The job that an answer tells of. One that is there already was started by a request whose answer was lost.
pub(super) async fn accepted(
    api: &Api,
    location: &Location,
    id: &str,
    response: Response,
) -> Result<Job, WarehouseError> {
    if response.status() == StatusCode::CONFLICT {
        return get(api, &location.project, id, location.region().as_deref()).await;
    }
    response.json().await.map_err(network)
}

/// Waits for a job's end. A cancelled one is stopped in BigQuery too.
pub(super) async fn finish(api: &Api, job: Job, cancel: &Cancel) -> Result<Job, WarehouseError> {
    let done = tokio::select! {
        done = ended(api, &job) => done?,
        () = cancelled(cancel) => {
            stop(api, &job).await;
            return Err(WarehouseError::Cancelled);
        }
    };
    Ok(done)
}

async fn ended(api: &Api, job: &Job) -> Result<Job, WarehouseError> {
    if job.is_done() {
        return Ok(job.clone());
    }
    let Reference { project_id, job_id, location } = &job.job_reference;
    let is_query = job.configuration.query.is_some();
    let mut pause = Duration::from_millis(5);
    loop {
        if is_query {
            wait_in_server(api, &job.job_reference).await?;
        } else {
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(2));
        }
        let now = get(api, project_id, job_id, location.as_deref()).await?;
        if now.is_done() {
            return Ok(now);
        }
    }
}

/// Lets BigQuery answer when the job has ended: there is no need to ask again and again.
async fn wait_in_server(api: &Api, reference: &Reference) -> Result<(), WarehouseError> {
    let mut query = vec![("maxResults", "0".to_owned()), ("timeoutMs", LONG_POLL_MILLISECONDS.to_string())];
    query.extend(reference.location.clone().map(|location| ("location", location)));
    let path = ["projects", &reference.project_id, "queries", &reference.job_id];
    // A job that failed is answered with its error: what it is, the job itself says.
    let every: Vec<u16> = (200..500).filter(|status| ![401, 403].contains(status)).collect();
    api.response(&Request::get(&path, &query), &every).await.map(drop)
}

async fn get(api: &Api, project: &str, id: &str, region: Option<&str>) -> Result<Job, WarehouseError> {
    let query: Vec<_> = region.map(|region| ("location", region.to_owned())).into_iter().collect();
    api.call(Request::get(&["projects", project, "jobs", id], &query)).await
}

/// Stops a job and waits a while until it has stopped, so that what it wrote to can be removed.
async fn stop(api: &Api, job: &Job) {
    let Reference { project_id, job_id, location } = &job.job_reference;
    let query: Vec<_> = location.clone().map(|location| ("location", location)).into_iter().collect();
    let path = ["projects", project_id, "jobs", job_id, "cancel"];
    let nothing = Value::Object(serde_json::Map::new());
    let request = Request { query: &query, ..Request::post(&path, &nothing) };
    // Where it cannot be stopped it ends by itself; the run is over in any case.
    if api.act(request).await.is_ok() {
        let _ = tokio::time::timeout(CANCELLING, ended(api, job)).await;
    }
}

/// Runs a script; what was executed is told also when it failed.
pub(super) async fn script(
    api: &Api,
    location: &Location,
    sql: &str,
    configuration: Value,
    cancel: &Cancel,
    executed: &mut Vec<Executed>,
) -> Result<Job, WarehouseError> {
    let job = run(api, location, configuration, cancel).await?;
    let children = match job.statistics.num_child_jobs.as_deref() {
        None | Some("0") => Vec::new(),
        Some(_) => children(api, &job.job_reference).await?,
    };
    let Some(answer) = job.answer() else {
        if children.is_empty() {
            executed.push(job.executed(sql));
        }
        executed.extend(children.iter().filter(|child| child.is_statement()).map(|child| child.executed(sql)));
        return Ok(job);
    };
    executed.extend(
        children.iter().filter(|child| child.is_statement() && child.answer().is_none()).map(|it| it.executed(sql)),
    );
    let error = answer.error("BigQuery");
    let WarehouseError::Failed { message, .. } = error else { return Err(error) };
    let failed = children.iter().rev().find(|child| child.answer().is_some());
    let frames = failed.and_then(|child| child.statistics.script_statistics.as_ref());
    let frames = frames.map(|script| script.stack_frames.as_slice()).unwrap_or_default();
    let trail = trail(api, sql, &message, frames).await;
    Err(WarehouseError::Failed { message: without_place(&message).to_owned(), trail })
}

impl Job {
    /// Expressions such as the condition of an IF are jobs as well.
    fn is_statement(&self) -> bool {
        let script = self.statistics.script_statistics.as_ref();
        script.is_none_or(|script| script.evaluation_kind != "EXPRESSION")
    }
}

/// A script's statements, oldest first.
async fn children(api: &Api, parent: &Reference) -> Result<Vec<Job>, WarehouseError> {
    let query = [
        ("parentJobId", parent.job_id.clone()),
        ("maxResults", MOST_CHILDREN.to_string()),
        ("projection", "full".to_owned()),
    ];
    let path = ["projects", &parent.project_id, "jobs"];
    let list: JobList = api.call(Request::get(&path, &query)).await?;
    let mut jobs = list.jobs;
    // The newest comes first; those of one millisecond keep their order.
    jobs.reverse();
    jobs.sort_by_key(|job| job.statistics.creation_time.as_deref().and_then(|time| time.parse::<u64>().ok()));
    Ok(jobs)
}

/// The way to the place of an error, innermost first. The message names a place in the innermost text, the frames those
/// of the statements that led there.
async fn trail(api: &Api, script: &str, message: &str, frames: &[StackFrame]) -> Vec<Step> {
    let innermost = place_in(message);
    let mut steps = Vec::new();
    if let Some(Place { routine, line, column }) = innermost {
        let source = match &routine {
            Some(routine) => body(api, routine).await,
            None if frames.first().is_some_and(StackFrame::is_dynamic) => None,
            None => Some(script.to_owned()),
        };
        steps.extend(source.map(|source| Step { dynamic: false, source, line, column }));
    }
    for frame in frames {
        let (Some(line), Some(column)) = (frame.start_line, frame.start_column) else { continue };
        let source =
            if frame.procedure_id.is_empty() { Some(script.to_owned()) } else { body(api, &frame.procedure_id).await };
        let place = usize::try_from(line).ok().zip(usize::try_from(column).ok());
        let step = source.zip(place).map(|(source, (line, column))| Step { dynamic: false, source, line, column });
        steps.extend(step);
    }
    steps
}

/// A procedure's text, whose first line is the one with its BEGIN: places in it count from there.
async fn body(api: &Api, routine: &str) -> Option<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Routine {
        definition_body: String,
    }
    let parts: Vec<&str> = routine.split(['.', ':']).collect();
    let [project @ .., dataset, name] = parts.as_slice() else { return None };
    let project = project.join(".");
    let path = ["projects", project.as_str(), "datasets", dataset, "routines", name];
    let routine: Routine = api.call(Request::get(&path, &[])).await.ok()?;
    Some(routine.definition_body)
}

/// Where a message says that it happened: `… at [3:14]`, or `… at [project.dataset.routine:3:14]`.
struct Place {
    routine: Option<String>,
    line: usize,
    column: usize,
}

fn place_in(message: &str) -> Option<Place> {
    let start = message.find(" at [")? + " at [".len();
    let inside = message[start..].split(']').next()?;
    let mut parts = inside.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some(Place { routine: parts.next().map(|name| name.replace('`', "")), line, column })
}

/// The message without the place, which is told as one.
fn without_place(message: &str) -> &str {
    let message = message.strip_prefix("Query error: ").unwrap_or(message);
    message.split(" at [").next().unwrap_or(message).trim_end_matches([';', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_messages() {
        let place = |message| place_in(message).map(|it| (it.routine, it.line, it.column));
        assert_eq!(place("Syntax error: Unexpected end at [3:14]"), Some((None, 3, 14)));
        assert_eq!(
            place("Query error: Division by zero at [p.d.__proc_x:12:3]"),
            Some((Some("p.d.__proc_x".to_owned()), 12, 3))
        );
        assert_eq!(place("Not found: Table p:d.t"), None);
        assert_eq!(without_place("Query error: Division by zero at [p.d.x:1:2]"), "Division by zero");
    }

    #[test]
    fn a_dynamic_statement_is_known_by_its_text() {
        let dynamic = |text: &str| StackFrame { text: text.to_owned(), ..StackFrame::default() }.is_dynamic();
        assert!(dynamic("execute\n IMMEDIATE 'SELECT 1'") && !dynamic("SELECT 'EXECUTE IMMEDIATE'"));
    }
}
