use serde_json::{Value, json};

use super::Job;
use crate::wire::ask::Ask;
use crate::wire::millis;

/// Who every client is taken for.
pub const USER: &str = "stand-in@offline.iam.gserviceaccount.com";

/// A job's whole resource.
pub fn describe(job: &Job) -> Value {
    let state = job.state().clone();
    let phase = match (state.ended, state.started) {
        (Some(_), _) => "DONE",
        (None, Some(_)) => "RUNNING",
        (None, None) => "PENDING",
    };
    let mut status = json!({ "state": phase });
    if let Some(error) = &state.outcome.error {
        status["errorResult"] = error.proto();
        status["errors"] = json!([error.proto()]);
    }
    let mut statistics = json!({ "creationTime": millis(job.created) });
    if let Some(started) = state.started {
        statistics["startTime"] = json!(millis(started));
    }
    if let Some(ended) = state.ended {
        statistics["endTime"] = json!(millis(ended));
        let spent = state.started.and_then(|started| ended.duration_since(started).ok()).unwrap_or_default();
        statistics["totalSlotMs"] = json!(spent.as_millis().to_string());
    }
    if let Some(parent) = &job.parent {
        statistics["parentJobId"] = json!(parent);
    }
    if state.children > 0 {
        statistics["numChildJobs"] = json!(state.children.to_string());
    }
    for (key, value) in state.outcome.statistics.as_object().into_iter().flatten() {
        statistics[key.as_str()] = value.clone();
    }
    let mut configuration = job.configuration.clone();
    if let (Some(destination), Some(query)) = (&state.outcome.destination, configuration.get_mut("query")) {
        query["destinationTable"] = json!({
            "projectId": destination.project, "datasetId": destination.dataset, "tableId": destination.name,
        });
    }
    json!({
        "kind": "bigquery#job",
        "etag": format!("{}-{phase}", job.id),
        "id": format!("{}:{}.{}", job.project, job.location, job.id),
        "selfLink": format!("/bigquery/v2/projects/{}/jobs/{}?location={}", job.project, job.id, job.location),
        "user_email": USER,
        "principal_subject": format!("serviceAccount:{USER}"),
        "jobReference": job.reference(),
        "configuration": configuration,
        "status": status,
        "statistics": statistics,
    })
}

/// A job as a list of jobs has it.
pub fn summary(job: &Job) -> Value {
    let mut summary = describe(job);
    summary["state"] = summary.at("status.state").cloned().unwrap_or_default();
    if let Some(error) = summary.at("status.errorResult").cloned() {
        summary["errorResult"] = error;
    }
    summary
}
