//! What there is: datasets, tables, routines.

use serde::Deserialize;
use serde_json::Value;

use super::api::{Api, Request};
use super::schema::Schema;
use super::{Location, TablePath};
use crate::{Routine, RoutineKind, TableColumn, TableEntry, TableKind, WarehouseError};

/// How many entries one answer may hold.
const PAGE: &str = "1000";

/// A table with what BigQuery knows of it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Found {
    table_reference: TableId,
    #[serde(rename = "type")]
    kind: String,
    pub schema: Schema,
    num_rows: Option<String>,
    num_bytes: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TableId {
    table_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RoutineEntry {
    routine_reference: RoutineId,
    routine_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RoutineId {
    routine_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DatasetEntry {
    dataset_reference: DatasetId,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DatasetId {
    project_id: String,
    dataset_id: String,
}

impl Found {
    /// Whether its rows come of a query: then they cannot be read as a table's.
    pub fn is_view(&self) -> bool {
        self.kind != "TABLE"
    }

    fn entry(&self) -> TableEntry {
        let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        let kind = if self.is_view() { TableKind::View } else { TableKind::Table };
        // A view is told to have no rows; that is not known.
        let stored = |text| if self.is_view() { None } else { number(text) };
        TableEntry {
            name: self.table_reference.table_id.clone(),
            kind,
            rows: stored(&self.num_rows),
            bytes: stored(&self.num_bytes),
        }
    }
}

/// The parts of `project.dataset.table`.
pub(super) fn path(text: &str) -> Result<TablePath<'_>, WarehouseError> {
    let none = || WarehouseError::failed(format!("\"{text}\" is no table: write it as project.dataset.table"));
    let (place, table) = text.rsplit_once('.').ok_or_else(none)?;
    let (project, dataset) = place.rsplit_once('.').ok_or_else(none)?;
    Ok(TablePath { project, dataset, table })
}

pub(super) async fn find(api: &Api, path: &TablePath<'_>) -> Result<Option<Found>, WarehouseError> {
    let parts = ["projects", path.project, "datasets", path.dataset, "tables", path.table];
    api.find(Request::get(&parts, &[])).await
}

pub(super) async fn found(api: &Api, path: &TablePath<'_>) -> Result<Found, WarehouseError> {
    let TablePath { project, dataset, table } = path;
    find(api, path)
        .await?
        .ok_or_else(|| WarehouseError::failed(format!("There is no table {project}.{dataset}.{table}")))
}

pub(super) async fn describe(api: &Api, text: &str) -> Result<(TableEntry, Vec<TableColumn>), WarehouseError> {
    let found = found(api, &path(text)?).await?;
    Ok((found.entry(), found.schema.columns()))
}

/// The datasets of the project, as `project.dataset`.
pub(super) async fn datasets(api: &Api, location: &Location) -> Result<Vec<String>, WarehouseError> {
    let path = ["projects", location.project.as_str(), "datasets"];
    let entries: Vec<DatasetEntry> = list(api, &path, "datasets").await?;
    let place = |entry: DatasetEntry| {
        let DatasetId { project_id, dataset_id } = entry.dataset_reference;
        format!("{project_id}.{dataset_id}")
    };
    Ok(entries.into_iter().map(place).collect())
}

/// The tables of a dataset. How many rows they have is told one by one only.
pub(super) async fn tables(api: &Api, place: &str) -> Result<Vec<TableEntry>, WarehouseError> {
    let (project, dataset) = place
        .rsplit_once('.')
        .ok_or_else(|| WarehouseError::failed(format!("\"{place}\" is no dataset: write it as project.dataset")))?;
    let found: Vec<Found> = list(api, &["projects", project, "datasets", dataset, "tables"], "tables").await?;
    Ok(found.iter().map(Found::entry).collect())
}

/// The routines of the working location.
pub(super) async fn routines(api: &Api, location: &Location) -> Result<Vec<Routine>, WarehouseError> {
    let path = ["projects", location.project.as_str(), "datasets", location.dataset.as_str(), "routines"];
    let entries: Vec<RoutineEntry> = list(api, &path, "routines").await?;
    let routine = |entry: RoutineEntry| {
        let kind = match entry.routine_type.as_str() {
            "PROCEDURE" => RoutineKind::Procedure,
            _ => RoutineKind::Function,
        };
        Routine { kind, name: entry.routine_reference.routine_id, signature: None }
    };
    Ok(entries.into_iter().map(routine).collect())
}

/// All pages of a list.
async fn list<T: for<'de> Deserialize<'de>>(api: &Api, path: &[&str], member: &str) -> Result<Vec<T>, WarehouseError> {
    let mut entries = Vec::new();
    let mut token: Option<String> = None;
    loop {
        let mut query = vec![("maxResults", PAGE.to_owned())];
        query.extend(token.take().map(|token| ("pageToken", token)));
        let mut page: Value = api.call(Request::get(path, &query)).await?;
        let found = page.get_mut(member).map(Value::take).and_then(|list| match list {
            Value::Array(list) => Some(list),
            _ => None,
        });
        // What has no such shape is of a kind that is not known here.
        entries.extend(found.unwrap_or_default().into_iter().filter_map(|entry| serde_json::from_value(entry).ok()));
        token = page.get("nextPageToken").and_then(Value::as_str).map(str::to_owned);
        if token.is_none() {
            return Ok(entries);
        }
    }
}
