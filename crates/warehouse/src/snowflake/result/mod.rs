//! The rows of a result, given on as they come.

mod arrow;
mod json;
mod kind;
mod moment;
mod pieces;
mod semi;

use std::ops::ControlFlow;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use extension_engine::Cancel;
use serde_json::Value;

use super::http::{Http, unreadable};
use super::wire::QueryData;
use crate::{TableColumn, WarehouseError};
use kind::Kind;
pub(super) use kind::plain_type;
use pieces::Pieces;

/// What takes the rows one by one, for as long as it wants any.
pub(super) type Taker<'a> = dyn FnMut(Vec<Value>) -> ControlFlow<()> + 'a;

pub(super) fn columns(data: &QueryData) -> Vec<TableColumn> {
    data.rowtype.iter().map(|column| TableColumn::new(column.name.clone(), kind::type_name(column))).collect()
}

/// Gives every row of a result to `take`. No more than two pieces of it are held at a time: one that is read, and the
/// next, which is on its way meanwhile.
pub(super) async fn read(
    http: &Arc<Http>,
    mut data: QueryData,
    cancel: &Cancel,
    take: &mut Taker<'_>,
) -> Result<(), WarehouseError> {
    let kinds: Vec<Kind> = data.rowtype.iter().map(Kind::of).collect();
    let is_arrow = data.query_result_format.as_deref().is_some_and(|format| format.eq_ignore_ascii_case("arrow"));
    let mut take = |row| if cancel.is_cancelled() { ControlFlow::Break(()) } else { take(row) };
    let first = std::mem::take(&mut data.rowset);
    let encoded = data.rowset_base64.take().unwrap_or_default();
    let inline = if is_arrow {
        let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| unreadable("its first rows are no base64"))?;
        arrow::read(&bytes, &kinds, &mut take)?
    } else {
        json::give(first, &kinds, &mut take)?
    };
    let mut flow = inline;
    let mut pieces = Pieces::of(http, data);
    while flow.is_continue()
        && let Some(piece) = pieces.next(cancel).await?
    {
        flow = if is_arrow { arrow::read(&piece, &kinds, &mut take)? } else { json::read(&piece, &kinds, &mut take)? };
    }
    if cancel.is_cancelled() { Err(WarehouseError::Cancelled) } else { Ok(()) }
}

/// The rows of a small result, whole.
pub(super) async fn all(http: &Arc<Http>, data: QueryData, cancel: &Cancel) -> Result<Vec<Vec<Value>>, WarehouseError> {
    let mut rows = Vec::new();
    read(http, data, cancel, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })
    .await?;
    Ok(rows)
}

fn no_value(column: usize) -> WarehouseError {
    unreadable(&format!("something unexpected stands in column {} of the result", column + 1))
}
