use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::{Asked, body, paged};
use crate::error::{ApiError, Reason};
use crate::ids;
use crate::jobs::{Job, Outcome, describe, dry_run, run_query, summary};
use crate::load;
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::millis;

/// How long an insert waits for its job: most are done by then, and need no second request.
const AT_ONCE: Duration = Duration::from_millis(100);

type Place = Path<(String, String)>;

pub async fn insert(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let job = begin(&stand, &project, &body, None).await?;
    job.wait(AT_ONCE).await;
    Ok(Json(describe(&job)))
}

/// Takes in a job and lets it work. A dry run is done at once and remembered by nobody.
pub async fn begin(stand: &Arc<Stand>, project: &str, body: &Value, file: Option<Bytes>) -> Result<Arc<Job>, ApiError> {
    let mut configuration = body.at("configuration").cloned().unwrap_or_else(|| Value::Object(Map::new()));
    let kinds = [("query", "QUERY"), ("load", "LOAD"), ("copy", "COPY"), ("extract", "EXTRACT")];
    let Some((_, kind)) = kinds.iter().find(|(key, _)| configuration.at(key).is_some()) else {
        return Err(ApiError::invalid("Job configuration must contain exactly one job-specific configuration object"));
    };
    configuration["jobType"] = json!(kind);
    let id = body.text("jobReference.jobId").map_or_else(|| ids::fresh("job_"), str::to_owned);
    let location = body.text("jobReference.location").unwrap_or("US").to_owned();
    let project = body.text("jobReference.projectId").unwrap_or(project);
    let job = Job::new(project, id, location, None, configuration);
    if job.configuration.flag("dryRun") == Some(true) {
        if *kind != "QUERY" {
            return Err(ApiError::not_served("A dry run of a job that is no query"));
        }
        return Arc::clone(stand)
            .blocking(move |stand| {
                let outcome = dry_run(stand, &job)?;
                job.finish(outcome);
                Ok(Arc::new(job))
            })
            .await;
    }
    let job = stand.jobs.add(job)?;
    tokio::spawn(work(Arc::clone(stand), Arc::clone(&job), file));
    Ok(job)
}

/// Runs a job to its end, whoever waits for it.
async fn work(stand: Arc<Stand>, job: Arc<Job>, file: Option<Bytes>) {
    let failed = |reason, message: &str| Outcome::failed(ApiError::new(reason, message));
    let at_work = Arc::clone(&stand.at_work).acquire_owned().await;
    let slowness = stand.faults.slowness();
    if !slowness.is_zero() {
        job.start();
        let slow = async {
            while !job.cancel.is_cancelled() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let _ = tokio::time::timeout(slowness, slow).await;
    }
    if job.cancel.is_cancelled() {
        job.finish(failed(Reason::Stopped, "Job execution was cancelled: User requested cancellation"));
        return;
    }
    job.start();
    let (own, shared) = (Arc::clone(&job), Arc::clone(&stand));
    let done = tokio::task::spawn_blocking(move || run(&shared, &own, file.as_ref())).await;
    drop(at_work);
    job.finish(done.unwrap_or_else(|_| failed(Reason::BackendError, "The stand-in failed at this job")));
    stand.jobs.trim();
}

fn run(stand: &Stand, job: &Job, file: Option<&Bytes>) -> Outcome {
    match job.configuration.text("jobType") {
        Some("QUERY") => run_query(stand, job),
        Some("LOAD") => load::run(stand, job, file),
        Some("COPY") => load::copy(stand, job),
        _ => Outcome::failed(ApiError::not_served("Extracting to Cloud Storage")),
    }
}

pub async fn get(
    State(stand): State<Arc<Stand>>,
    Path((project, id)): Place,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let job = stand.jobs.get(&project, &id, asked.get("location").map(String::as_str))?;
    Ok(Json(describe(&job)))
}

pub async fn cancel(
    State(stand): State<Arc<Stand>>,
    Path((project, id)): Place,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let job = stand.jobs.get(&project, &id, asked.get("location").map(String::as_str))?;
    job.cancel.cancel();
    job.wait(AT_ONCE).await;
    Ok(Json(json!({ "kind": "bigquery#jobCancelResponse", "job": describe(&job) })))
}

pub async fn delete(
    State(stand): State<Arc<Stand>>,
    Path((project, id)): Place,
    Query(asked): Query<Asked>,
) -> Result<StatusCode, ApiError> {
    let job = stand.jobs.get(&project, &id, asked.get("location").map(String::as_str))?;
    if !job.is_done() {
        return Err(ApiError::invalid(format!("Job {project}:{id} is running and cannot be deleted")));
    }
    stand.jobs.forget(&project, &id);
    Ok(StatusCode::NO_CONTENT)
}

pub async fn list(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let jobs = stand.jobs.list(&project, asked.get("parentJobId").map(String::as_str));
    let bound = |key: &str| asked.get(key).and_then(|text| text.parse::<u64>().ok());
    let (least, most) = (bound("minCreationTime").unwrap_or(0), bound("maxCreationTime").unwrap_or(u64::MAX));
    let is_in_time = |job: &Arc<Job>| millis(job.created).parse::<u64>().is_ok_and(|it| (least..=most).contains(&it));
    let state = asked.get("stateFilter").map(|state| state.to_uppercase());
    let has_state = |job: &Value| state.as_deref().is_none_or(|wanted| job.text("status.state") == Some(wanted));
    let items = jobs.iter().filter(|job| is_in_time(job)).map(|job| summary(job)).filter(has_state).collect();
    let answer = json!({ "kind": "bigquery#jobList", "etag": "jobs" });
    Ok(Json(paged(answer, "jobs", items, &asked)?))
}
