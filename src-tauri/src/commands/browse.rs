use extension_studio::actions::{self, SampleRequest, TablePreview};
use extension_studio::views::Outcome;
use extension_studio::{Studio, StudioError};
use extension_warehouse::TableEntry;
use tauri::State;

use crate::connections::Connections;
use crate::runs::Runs;

#[tauri::command]
pub async fn warehouse_places(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    run: String,
) -> Result<Vec<String>, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    runs.run(run, move |_| actions::warehouse_places(&connections.of(&package, &root, None)?)).await
}

#[tauri::command]
pub async fn warehouse_tables(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    run: String,
    place: String,
) -> Result<Vec<TableEntry>, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    runs.run(run, move |_| actions::warehouse_tables(&connections.of(&package, &root, None)?, &place)).await
}

#[tauri::command]
pub async fn warehouse_table(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    run: String,
    path: String,
) -> Result<TablePreview, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |cancel: &_| actions::warehouse_table(&connections.of(&package, &root, None)?, &path, cancel);
    runs.run(run, work).await
}

/// Reads rows of a warehouse's table and saves them as a test table of the open package.
#[tauri::command]
pub async fn take_sample(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    run: String,
    request: SampleRequest,
) -> Result<Outcome, StudioError> {
    let (package, root) = studio.snapshot()?;
    let (connections, folder, read) = (connections.inner().clone(), root.clone(), request.clone());
    let work = move |cancel: &_| actions::read_sample(&connections.of(&package, &folder, None)?, &read, cancel);
    let table = runs.run(run, work).await?;
    studio.change(|session| {
        if session.root() != root {
            return Err(StudioError::new("Another package was opened meanwhile").with_help("Nothing was saved"));
        }
        Ok(session.act(actions::save_sample(session.package(), &request, &table)?))
    })
}
