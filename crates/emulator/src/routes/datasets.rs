use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use extension_engine::{Database, Name};
use serde_json::{Value, json};

use super::{Asked, body, flag, paged};
use crate::error::{ApiError, Reason};
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::millis;
use crate::wire::schema::quoted;

const KIND: &str = "dataset";

type Place = Path<(String, String)>;

pub async fn list(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let items = stand.blocking({
        let project = project.clone();
        move |stand| {
            let datasets = stand.open()?.datasets();
            let own = datasets.into_iter().filter(|(own, _)| *own == project);
            Ok(own.map(|(project, dataset)| summary(stand, &project, &dataset)).collect())
        }
    });
    let answer = json!({ "kind": "bigquery#datasetList", "etag": project });
    Ok(Json(paged(answer, "datasets", items.await?, &asked)?))
}

pub async fn insert(
    State(stand): State<Arc<Stand>>,
    Path(project): Path<String>,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let made = stand.blocking(move |stand| {
        let dataset = body.text("datasetReference.datasetId");
        let dataset = dataset.ok_or_else(|| ApiError::invalid("Required parameter is missing: datasetId"))?.to_owned();
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        if dataset.is_empty() || !dataset.chars().all(is_word) {
            let message = format!(
                "Invalid dataset ID \"{dataset}\". Dataset IDs must be alphanumeric (plus underscores) and must be at \
                 most 1024 characters long."
            );
            return Err(ApiError::invalid(message));
        }
        stand.faults.admit(&project, |refused| refused == dataset)?;
        let database = stand.open()?;
        stand.command(&database, &project, &format!("CREATE SCHEMA {}.{}", quoted(&project), quoted(&dataset)))?;
        let name = Name::new(&project, &dataset, "");
        stand.notes.set(&database, KIND, &name, json!({ "created": millis(std::time::SystemTime::now()) }))?;
        note(stand, &database, &name, &body)?;
        Ok(describe(stand, &project, &dataset))
    });
    Ok(Json(made.await?))
}

pub async fn get(State(stand): State<Arc<Stand>>, Path(place): Place) -> Result<Json<Value>, ApiError> {
    let (project, dataset) = place;
    let found = stand.blocking(move |stand| {
        stand.need_dataset(&stand.open()?, &project, &dataset)?;
        Ok(describe(stand, &project, &dataset))
    });
    Ok(Json(found.await?))
}

pub async fn patch(State(stand): State<Arc<Stand>>, place: Place, bytes: Bytes) -> Result<Json<Value>, ApiError> {
    change(stand, place, bytes, false).await
}

pub async fn update(State(stand): State<Arc<Stand>>, place: Place, bytes: Bytes) -> Result<Json<Value>, ApiError> {
    change(stand, place, bytes, true).await
}

async fn change(
    stand: Arc<Stand>,
    Path((project, dataset)): Place,
    bytes: Bytes,
    whole: bool,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let changed = stand.blocking(move |stand| {
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let name = Name::new(&project, &dataset, "");
        if whole {
            let kept = stand.notes.get(KIND, &name).unwrap_or_default();
            let kept = json!({ "created": kept.at("created"), "location": kept.at("location") });
            stand.notes.set(&database, KIND, &name, kept)?;
        }
        note(stand, &database, &name, &body)?;
        Ok(describe(stand, &project, &dataset))
    });
    Ok(Json(changed.await?))
}

pub async fn delete(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset)): Place,
    Query(asked): Query<Asked>,
) -> Result<StatusCode, ApiError> {
    let with_contents = flag(&asked, "deleteContents");
    let gone = stand.blocking(move |stand| {
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let relations = database.relations(&project, &dataset);
        let routines = database.routines(&project, &dataset);
        let is_empty = relations.is_empty() && routines.is_empty();
        if !with_contents && !is_empty {
            let message = format!("Dataset {project}:{dataset} is still in use");
            return Err(ApiError::new(Reason::ResourceInUse, message));
        }
        let drop = format!("DROP SCHEMA {}.{} CASCADE", quoted(&project), quoted(&dataset));
        stand.command(&database, &project, &drop)?;
        for relation in &relations {
            stand.notes.forget(&database, "table", &relation.name)?;
        }
        for routine in &routines {
            stand.notes.forget(&database, "routine", &routine.name)?;
        }
        stand.notes.forget(&database, KIND, &Name::new(&project, &dataset, ""))?;
        Ok(StatusCode::NO_CONTENT)
    });
    gone.await
}

/// Keeps what a client says about a dataset.
fn note(stand: &Stand, database: &Database, name: &Name, body: &Value) -> Result<(), ApiError> {
    const KEPT: [&str; 8] = [
        "description",
        "friendlyName",
        "labels",
        "location",
        "access",
        "defaultTableExpirationMs",
        "defaultPartitionExpirationMs",
        "defaultCollation",
    ];
    let mut changes = body.as_object().cloned().unwrap_or_default();
    changes.retain(|key, _| KEPT.contains(&key.as_str()));
    stand.notes.merge(database, KIND, name, &changes)
}

fn summary(stand: &Stand, project: &str, dataset: &str) -> Value {
    let whole = describe(stand, project, dataset);
    let mut summary = json!({});
    for key in ["id", "datasetReference", "location", "labels", "friendlyName"] {
        if let Some(value) = whole.at(key) {
            summary[key] = value.clone();
        }
    }
    summary["kind"] = json!("bigquery#dataset");
    summary
}

fn describe(stand: &Stand, project: &str, dataset: &str) -> Value {
    let note = stand.notes.get(KIND, &Name::new(project, dataset, "")).unwrap_or_default();
    let created = note.text("created").map_or_else(|| millis(stand.started), str::to_owned);
    let mut told = json!({
        "kind": "bigquery#dataset",
        "etag": format!("{dataset}-{created}"),
        "id": format!("{project}:{dataset}"),
        "selfLink": format!("/bigquery/v2/projects/{project}/datasets/{dataset}"),
        "datasetReference": { "projectId": project, "datasetId": dataset },
        "access": [{ "role": "OWNER", "specialGroup": "projectOwners" }],
        "creationTime": created,
        "lastModifiedTime": created,
        "type": "DEFAULT",
    });
    for (key, value) in note.as_object().into_iter().flatten().filter(|(key, _)| *key != "created") {
        told[key.as_str()] = value.clone();
    }
    told["location"] = json!(stand.location(project, dataset));
    told
}
