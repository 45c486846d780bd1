use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use extension_engine::{Column, Name, Table};
use serde_json::{Map, Value, json};

use super::{Asked, body, flag, number, tables};
use crate::error::ApiError;
use crate::jobs::{ANONYMOUS, Page, page};
use crate::load;
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::cells::CellFormat;
use crate::write::refused;

type Place = Path<(String, String, String)>;

/// How many rows a page has at most.
const MOST_ROWS: usize = 50_000;

pub async fn list(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, table)): Place,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let listed = stand.blocking(move |stand| {
        let name = Name::new(&project, &dataset, &table);
        let start = match number(&asked, "pageToken")? {
            Some(start) => start,
            None => number(&asked, "startIndex")?.unwrap_or(0),
        };
        let most = number(&asked, "maxResults")?.unwrap_or(MOST_ROWS).min(MOST_ROWS);
        let selected: Option<Vec<String>> = asked
            .get("selectedFields")
            .filter(|fields| !fields.is_empty())
            .map(|fields| fields.split(',').map(|field| field.split('.').next().unwrap_or(field).to_owned()).collect());
        let format = CellFormat { int64_timestamps: flag(&asked, "formatOptions.useInt64Timestamp") };
        if dataset == ANONYMOUS {
            return anonymous(stand, &name, selected.as_deref(), Page { start, most: Some(most), format });
        }
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        if tables::need(&database, &name)?.view.is_some() {
            return Err(ApiError::invalid(format!("Cannot list a table of type VIEW: {project}:{dataset}.{table}")));
        }
        let path = crate::path(&name);
        let total = database.count(&path).unwrap_or(0);
        let read = database.read_page(&path, selected.as_deref(), start as u64, most).map_err(refused)?;
        let (rows, cut) = page(&read, Page { start: 0, most: None, format });
        let next = start + cut.unwrap_or(read.rows.len());
        Ok(answer(total, rows, ((next as u64) < total).then_some(next)))
    });
    Ok(Json(listed.await?))
}

fn answer(total: u64, rows: Vec<Value>, next: Option<usize>) -> Value {
    let mut answer = json!({ "kind": "bigquery#tableDataList", "etag": "data", "totalRows": total.to_string() });
    if !rows.is_empty() {
        answer["rows"] = Value::Array(rows);
        if let Some(next) = next {
            answer["pageToken"] = json!(next.to_string());
        }
    }
    answer
}

fn anonymous(stand: &Stand, name: &Name, selected: Option<&[String]>, wanted: Page) -> Result<Value, ApiError> {
    let missing = || ApiError::not_found(format!("Not found: Table {}:{}.{}", name.project, name.dataset, name.name));
    let mut table = stand.jobs.anonymous(name).ok_or_else(missing)?;
    if let Some(selected) = selected {
        let is_wanted = |column: &Column| selected.iter().any(|name| name.eq_ignore_ascii_case(&column.name));
        let places: Vec<_> = (0..table.columns.len()).filter(|at| is_wanted(&table.columns[*at])).collect();
        let columns = places.iter().map(|at| table.columns[*at].clone()).collect();
        let rows = table.rows.iter().map(|row| places.iter().map(|at| row[*at].clone()).collect());
        table = Arc::new(Table::new(columns, rows.collect()));
    }
    let (rows, next) = page(&table, wanted);
    Ok(answer(table.rows.len() as u64, rows, next))
}

pub async fn insert_all(
    State(stand): State<Arc<Stand>>,
    Path((project, dataset, table)): Place,
    bytes: Bytes,
) -> Result<Json<Value>, ApiError> {
    let body = body(&bytes)?;
    let inserted = stand.blocking(move |stand| {
        let name = Name::new(&project, &dataset, &table);
        let database = stand.open()?;
        stand.need_dataset(&database, &project, &dataset)?;
        let columns = tables::need(&database, &name)?.columns;
        let ignores_unknown = body.flag("ignoreUnknownValues") == Some(true);
        let skips_invalid = body.flag("skipInvalidRows") == Some(true);
        let required = database.required(&crate::path(&name));
        let (mut rows, mut errors) = (Vec::new(), Vec::new());
        for (at, row) in body.list("rows").iter().enumerate() {
            let none = Map::new();
            let object = row.at("json").and_then(Value::as_object).unwrap_or(&none);
            let read = load::row(object, &columns, ignores_unknown).and_then(|row| {
                let lacks = |(column, value): (&Column, &extension_engine::Value)| {
                    (value.is_null() && required.contains(&column.name)).then(|| column.name.clone())
                };
                match columns.iter().zip(&row).find_map(lacks) {
                    Some(name) => Err(format!("Missing required field: {name}.")),
                    None => Ok(row),
                }
            });
            match read {
                Ok(row) => rows.push((at, row)),
                Err(message) => errors.push((at, ApiError::invalid(message).about(field(object)))),
            }
        }
        if !errors.is_empty() && !skips_invalid {
            let stopped = |(at, _): &(usize, _)| (*at, ApiError::new(crate::error::Reason::Stopped, ""));
            errors.extend(rows.iter().map(stopped));
            rows.clear();
        }
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        database.append(&crate::path(&name), &Table::new(columns, rows)).map_err(refused)?;
        errors.sort_by_key(|(at, _)| *at);
        let told = |(at, error): &(usize, ApiError)| json!({ "index": at, "errors": [error.proto()] });
        let mut answer = json!({ "kind": "bigquery#tableDataInsertAllResponse" });
        if !errors.is_empty() {
            answer["insertErrors"] = errors.iter().map(told).collect();
        }
        Ok(answer)
    });
    Ok(Json(inserted.await?))
}

/// Where in a row an error is: its first field, as no closer place is known.
fn field(object: &Map<String, Value>) -> String {
    object.keys().next().cloned().unwrap_or_default()
}
