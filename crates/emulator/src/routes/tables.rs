use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use extension_engine::{Column, Database, Name, RelationInfo};
use serde_json::{Value, json};

use super::{Asked, body, paged};
use crate::error::ApiError;
use crate::jobs::ANONYMOUS;
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::millis;
use crate::wire::schema::{self, quoted};

const KIND: &str = "table";

type Place = Path<(String, String, String)>;

pub async fn list(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let items = stand.blocking(move |stand| {
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let relations = database.relations(&project, &dataset);
        Ok(relations.iter().map(|relation| summary(stand, relation)).collect::<Vec<_>>())
    });
    let items = items.await?;
    let answer = json!({ "kind": "bigquery#tableList", "etag": "tables", "totalItems": items.len() });
    Ok(Json(paged(answer, "tables", items, &asked)?))
}

pub async fn insert(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset)): Path<(String, String)>,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let made = stand.blocking(move |stand| {
        for unserved in ["externalDataConfiguration", "materializedView", "snapshotDefinition", "cloneDefinition"] {
            if body.at(unserved).is_some() {
                return Err(ApiError::not_served(&format!("A table with {unserved}")));
            }
        }
        let table = body.text("tableReference.tableId");
        let table = table.ok_or_else(|| ApiError::invalid("Required parameter is missing: tableId"))?;
        let name = Name::new(&project, &dataset, table);
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let sql = match body.text("view.query") {
            Some(query) => format!("CREATE VIEW {} AS {query}", sql_path(&name)),
            None => {
                let fields = schema::read(body.at("schema").unwrap_or(&Value::Null))?;
                let definitions: Vec<_> = fields.iter().map(schema::definition).collect();
                if definitions.is_empty() {
                    return Err(ApiError::not_served("A table without columns"));
                }
                format!("CREATE TABLE {} ({})", sql_path(&name), definitions.join(", "))
            }
        };
        stand.command(&database, &project, &sql)?;
        stand.notes.forget(&database, KIND, &name)?;
        note(stand, &database, &name, &body)?;
        describe(stand, &database, &name)
    });
    Ok(Json(made.await?))
}

pub async fn get(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, table)): Place,
) -> Result<Json<Value>, ApiError> {
    let found = stand.blocking(move |stand| {
        let name = Name::new(&project, &dataset, &table);
        if dataset == ANONYMOUS {
            return anonymous(stand, &name);
        }
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        describe(stand, &database, &name)
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
    Path((project, dataset, table)): Place,
    bytes: Bytes,
    whole: bool,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let changed = stand.blocking(move |stand| {
        let name = Name::new(&project, &dataset, &table);
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let relation = need(&database, &name)?;
        if let Some(query) = body.text("view.query").filter(|query| relation.view.as_deref() != Some(query)) {
            let sql = format!("CREATE OR REPLACE VIEW {} AS {query}", sql_path(&name));
            stand.command(&database, &project, &sql)?;
        } else if let Some(wanted) = body.at("schema") {
            change_schema(stand, &database, &name, &relation.columns, wanted)?;
        }
        if whole {
            stand.notes.forget(&database, KIND, &name)?;
        }
        note(stand, &database, &name, &body)?;
        describe(stand, &database, &name)
    });
    Ok(Json(changed.await?))
}

/// Adds the columns that are new, and lets take NULL what no longer refuses it. Nothing else of a schema can change.
fn change_schema(
    stand: &Stand,
    database: &Database,
    name: &Name,
    there: &[Column],
    wanted: &Value,
) -> Result<(), ApiError> {
    let shown = format!("{}:{}.{}", name.project, name.dataset, name.name);
    let mismatch = |what: String| ApiError::invalid(format!("Provided Schema does not match Table {shown}. {what}"));
    let fields = schema::read(wanted)?;
    for column in there {
        let same = fields.iter().find(|field| field.column.name.eq_ignore_ascii_case(&column.name));
        let same = same.ok_or_else(|| mismatch(format!("Field {} is missing in new schema", column.name)))?;
        if same.column.data_type != column.data_type {
            let (from, to) = (&column.data_type, &same.column.data_type);
            return Err(mismatch(format!("Field {} has changed type from {from} to {to}", column.name)));
        }
    }
    let is_new = |name: &str| !there.iter().any(|column| column.name.eq_ignore_ascii_case(name));
    for field in fields.iter().filter(|field| is_new(&field.column.name)) {
        if field.is_required {
            return Err(mismatch(format!(
                "Cannot add required fields to an existing schema. (field: {})",
                field.column.name
            )));
        }
        let sql = format!("ALTER TABLE {} ADD COLUMN {}", sql_path(name), schema::definition(field));
        stand.command(database, &name.project, &sql)?;
    }
    Ok(())
}

pub async fn delete(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, table)): Place,
) -> Result<StatusCode, ApiError> {
    let gone = stand.blocking(move |stand| {
        let name = Name::new(&project, &dataset, &table);
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let kind = if need(&database, &name)?.view.is_some() { "VIEW" } else { "TABLE" };
        stand.command(&database, &project, &format!("DROP {kind} {}", sql_path(&name)))?;
        stand.notes.forget(&database, KIND, &name)?;
        Ok(StatusCode::NO_CONTENT)
    });
    gone.await
}

/// Keeps what a client says about a table.
fn note(stand: &Stand, database: &Database, name: &Name, body: &Value) -> Result<(), ApiError> {
    const KEPT: [&str; 10] = [
        "description",
        "friendlyName",
        "labels",
        "expirationTime",
        "timePartitioning",
        "rangePartitioning",
        "clustering",
        "requirePartitionFilter",
        "tableConstraints",
        "schema",
    ];
    let mut changes = body.as_object().cloned().unwrap_or_default();
    changes.retain(|key, _| KEPT.contains(&key.as_str()));
    stand.notes.merge(database, KIND, name, &changes)
}

/// A table's path in BigQuery's SQL.
fn sql_path(name: &Name) -> String {
    format!("{}.{}.{}", quoted(&name.project), quoted(&name.dataset), quoted(&name.name))
}

/// The table or view that must be there.
pub fn need(database: &Database, name: &Name) -> Result<RelationInfo, ApiError> {
    let missing = || ApiError::not_found(format!("Not found: Table {}:{}.{}", name.project, name.dataset, name.name));
    database.relation(name).ok_or_else(missing)
}

fn summary(stand: &Stand, relation: &RelationInfo) -> Value {
    let mut told = head(&relation.name);
    told["type"] = json!(if relation.view.is_some() { "VIEW" } else { "TABLE" });
    told["creationTime"] = json!(millis(relation.created));
    if relation.view.is_some() {
        told["view"] = json!({ "useLegacySql": false });
    }
    let note = stand.notes.get(KIND, &relation.name).unwrap_or_default();
    for key in ["labels", "friendlyName", "timePartitioning", "clustering", "expirationTime"] {
        if let Some(value) = note.at(key) {
            told[key] = value.clone();
        }
    }
    told
}

fn head(name: &Name) -> Value {
    let Name { project, dataset, name } = name;
    json!({
        "kind": "bigquery#table",
        "id": format!("{project}:{dataset}.{name}"),
        "selfLink": format!("/bigquery/v2/projects/{project}/datasets/{dataset}/tables/{name}"),
        "tableReference": { "projectId": project, "datasetId": dataset, "tableId": name },
    })
}

fn describe(stand: &Stand, database: &Database, name: &Name) -> Result<Value, ApiError> {
    let relation = need(database, name)?;
    let created = millis(relation.created);
    let note = stand.notes.get(KIND, name).unwrap_or_default();
    let mut told = head(name);
    told["etag"] = json!(format!("{}-{created}", name.name));
    told["creationTime"] = json!(created);
    told["lastModifiedTime"] = json!(created);
    told["location"] = json!(stand.location(&name.project, &name.dataset));
    let mut schema = schema::told(&relation.columns);
    let required = database.required(&crate::path(name));
    for field in schema["fields"].as_array_mut().into_iter().flatten() {
        let is_required = field.text("name").is_some_and(|name| required.iter().any(|own| own == name));
        if is_required && field.text("mode") == Some("NULLABLE") {
            field["mode"] = json!("REQUIRED");
        }
    }
    if let Some(described) = note.at("schema") {
        schema::adorn(&mut schema, described);
    }
    told["schema"] = schema;
    match &relation.view {
        Some(query) => {
            told["type"] = json!("VIEW");
            told["view"] = json!({ "query": query, "useLegacySql": false });
        }
        None => {
            told["type"] = json!("TABLE");
            told["numRows"] = json!(database.count(&crate::path(name)).unwrap_or(0).to_string());
            told["numBytes"] = json!(crate::sizes::bytes(database, name).to_string());
            told["numLongTermBytes"] = json!("0");
        }
    }
    for (key, value) in note.as_object().into_iter().flatten().filter(|(key, _)| *key != "schema") {
        told[key.as_str()] = value.clone();
    }
    Ok(told)
}

/// The table that a query's result lies in.
fn anonymous(stand: &Stand, name: &Name) -> Result<Value, ApiError> {
    let missing = || ApiError::not_found(format!("Not found: Table {}:{}.{}", name.project, name.dataset, name.name));
    let table = stand.jobs.anonymous(name).ok_or_else(missing)?;
    let mut told = head(name);
    told["type"] = json!("TABLE");
    told["location"] = json!("US");
    told["schema"] = schema::told(&table.columns);
    told["numRows"] = json!(table.rows.len().to_string());
    told["numBytes"] = json!("0");
    Ok(told)
}
