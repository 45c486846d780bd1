use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use extension_engine::{Database, Name, RoutineInfo, RoutineParameter};
use serde_json::{Value, json};

use super::{Asked, body, paged};
use crate::error::ApiError;
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::schema::quoted;
use crate::wire::{millis, standard};

const KIND: &str = "routine";

type Place = Path<(String, String, String)>;

pub async fn list(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let items = stand.blocking(move |stand| {
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let routines = database.routines(&project, &dataset);
        Ok(routines.iter().map(|routine| describe(stand, routine)).collect())
    });
    Ok(Json(paged(json!({}), "routines", items.await?, &asked)?))
}

pub async fn get(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, routine)): Place,
) -> Result<Json<Value>, ApiError> {
    let found = stand.blocking(move |stand| {
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        Ok(describe(stand, &need(&database, &Name::new(&project, &dataset, &routine))?))
    });
    Ok(Json(found.await?))
}

pub async fn insert(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset)): Path<(String, String)>,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let routine = body.text("routineReference.routineId");
    let routine = routine.ok_or_else(|| ApiError::invalid("Required parameter is missing: routineId"))?;
    let name = Name::new(project, dataset, routine);
    make(stand, name, body, false).await
}

pub async fn update(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, routine)): Place,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    make(stand, Name::new(project, dataset, routine), body(&bytes)?, true).await
}

async fn make(stand: Arc<Stand>, name: Name, body: Value, replaces: bool) -> Result<Json<Value>, ApiError> {
    let made = stand.blocking(move |stand| {
        let database = stand.open()?;
        stand.need_dataset(&database, &name.project, &name.dataset)?;
        if replaces {
            need(&database, &name)?;
        }
        stand.command(&database, &name.project, &statement(&name, &body, replaces)?)?;
        let mut note = json!({});
        if let Some(description) = body.at("description") {
            note["description"] = description.clone();
        }
        stand.notes.set(&database, KIND, &name, note)?;
        Ok(describe(stand, &need(&database, &name)?))
    });
    Ok(Json(made.await?))
}

pub async fn delete(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, routine)): Place,
) -> Result<StatusCode, ApiError> {
    let gone = stand.blocking(move |stand| {
        let name = Name::new(&project, &dataset, &routine);
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let kind = if need(&database, &name)?.is_procedure { "PROCEDURE" } else { "FUNCTION" };
        stand.command(&database, &project, &format!("DROP {kind} {}", sql_path(&name)))?;
        stand.notes.forget(&database, KIND, &name)?;
        Ok(StatusCode::NO_CONTENT)
    });
    gone.await
}

fn need(database: &Database, name: &Name) -> Result<RoutineInfo, ApiError> {
    let Name { project, dataset, name: routine } = name;
    let missing = || ApiError::not_found(format!("Not found: Routine {project}:{dataset}.{routine}"));
    database.routine(name).ok_or_else(missing)
}

fn sql_path(name: &Name) -> String {
    format!("{}.{}.{}", quoted(&name.project), quoted(&name.dataset), quoted(&name.name))
}

/// The statement that creates what a client describes.
fn statement(name: &Name, body: &Value, replaces: bool) -> Result<String, ApiError> {
    let create = if replaces { "CREATE OR REPLACE" } else { "CREATE" };
    let code = body.text("definitionBody");
    let code = code.ok_or_else(|| ApiError::invalid("Required parameter is missing: definitionBody"))?;
    let is_procedure = match body.text("routineType") {
        Some("PROCEDURE") => true,
        Some("SCALAR_FUNCTION") | None => false,
        Some(other) => return Err(ApiError::not_served(&format!("A routine of the type {other}"))),
    };
    let argument = |argument: &Value| {
        let name = quoted(argument.text("name").unwrap_or_default());
        let mode = argument.text("mode").filter(|_| is_procedure).map(|mode| format!("{mode} ")).unwrap_or_default();
        let data_type = match argument.at("dataType") {
            Some(data_type) => standard::sql(data_type)?,
            None => "ANY TYPE".to_owned(),
        };
        Some(format!("{mode}{name} {data_type}"))
    };
    let arguments: Option<Vec<_>> = body.list("arguments").iter().map(argument).collect();
    let arguments = arguments.ok_or_else(|| ApiError::invalid("An argument's dataType is none that is served"))?;
    let head = format!("{}({})", sql_path(name), arguments.join(", "));
    if is_procedure {
        let trimmed = code.trim();
        let is_block = trimmed.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("BEGIN"));
        let block = if is_block { trimmed.to_owned() } else { format!("BEGIN\n{trimmed}\nEND") };
        return Ok(format!("{create} PROCEDURE {head}\n{block}"));
    }
    let returns = match body.at("returnType") {
        Some(given) => {
            let sql = standard::sql(given);
            format!(" RETURNS {}", sql.ok_or_else(|| ApiError::invalid("The returnType is none that is served"))?)
        }
        None => String::new(),
    };
    Ok(match body.text("language").unwrap_or("SQL") {
        "SQL" => format!("{create} FUNCTION {head}{returns} AS (\n{code}\n)"),
        "JAVASCRIPT" => format!("{create} FUNCTION {head}{returns} LANGUAGE js AS {}", string(code)),
        other => return Err(ApiError::not_served(&format!("A routine in {other}, made without a statement"))),
    })
}

/// A string literal of BigQuery's.
fn string(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
    format!("\"{text}\"")
}

fn describe(stand: &Stand, routine: &RoutineInfo) -> Value {
    let Name { project, dataset, name } = &routine.name;
    let created = millis(routine.created);
    let argument = |parameter: &RoutineParameter| {
        let mut argument = json!({ "name": parameter.name });
        match &parameter.data_type {
            Some(data_type) => argument["dataType"] = standard::told(data_type),
            None => argument["argumentKind"] = json!("ANY_TYPE"),
        }
        if let Some(mode) = parameter.mode {
            argument["mode"] = json!(mode);
        }
        argument
    };
    let language = match routine.language.as_str() {
        "JS" => "JAVASCRIPT",
        other => other,
    };
    let mut told = json!({
        "etag": format!("{name}-{created}"),
        "routineReference": { "projectId": project, "datasetId": dataset, "routineId": name },
        "routineType": if routine.is_procedure { "PROCEDURE" } else { "SCALAR_FUNCTION" },
        "language": language,
        "creationTime": created,
        "lastModifiedTime": created,
        "definitionBody": routine.body,
    });
    if !routine.parameters.is_empty() {
        told["arguments"] = routine.parameters.iter().map(argument).collect();
    }
    if let Some(returns) = &routine.returns {
        told["returnType"] = standard::told(returns);
    }
    if let Some(description) = stand.notes.get(KIND, &routine.name).and_then(|note| note.at("description").cloned()) {
        told["description"] = description;
    }
    told
}
