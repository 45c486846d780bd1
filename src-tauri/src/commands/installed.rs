use std::sync::{Mutex, PoisonError};

use extension_model::Provider;
use extension_studio::actions::{self, InstalledView};
use extension_studio::views::{Preview, PreviewRequest};
use extension_studio::{Studio, StudioError};
use tauri::State;

use crate::connections::Connections;
use crate::runs::Runs;

/// What was listed last: its components are looked into without asking the warehouse again.
#[derive(Default)]
pub struct LastInstalled(Mutex<Option<(Provider, InstalledView)>>);

#[tauri::command]
pub async fn list_installed(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    last: State<'_, LastInstalled>,
    run: String,
    destination: Option<String>,
) -> Result<InstalledView, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let provider = package.provider();
    let work = move |cancel: &_| {
        let connection = connections.of(&package, &root, destination.as_deref())?;
        actions::list_installed(provider, Some(&package), &connection, cancel)
    };
    let view = runs.run(run, work).await?;
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((provider, view.clone()));
    Ok(view)
}

/// The live preview of an installed component.
#[tauri::command]
pub fn installed_preview(
    last: State<'_, LastInstalled>,
    name: &str,
    component: usize,
    request: PreviewRequest,
) -> Result<Preview, StudioError> {
    let last = last.0.lock().unwrap_or_else(PoisonError::into_inner);
    let found = last.as_ref().and_then(|(provider, view)| {
        let extension = view.extensions.iter().find(|extension| extension.name == name)?;
        Some((*provider, extension.components.get(component)?))
    });
    let (provider, installed) = found.ok_or_else(|| {
        StudioError::new(format!("\"{name}\" is not in the list any more")).with_help("Refresh the list")
    })?;
    Ok(Preview::of_installed(&installed.component, provider, &request))
}
