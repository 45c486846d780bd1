use extension_studio::actions::{self, ConnectionView};
use extension_studio::connections::ConnectionForm;
use extension_studio::{Studio, StudioError};
use extension_warehouse::{Identity, SecretString};
use tauri::State;

use crate::connections::Connections;
use crate::runs::Runs;

/// What asks the keyring waits for it, which only a thread of its own may.
const KEYRING: &str = "keyring";

#[tauri::command]
pub async fn connection_view(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
) -> Result<ConnectionView, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    runs.run(KEYRING.to_owned(), move |_| Ok(connections.view(&package, &root))).await
}

/// Keeps the package's connection, or forgets it. The page never gets a secret back.
#[tauri::command]
pub async fn set_connection(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    form: Option<ConnectionForm>,
    secret: Option<String>,
    lasting: bool,
) -> Result<ConnectionView, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |_: &_| {
        connections.set(&root, form, secret.map(SecretString::from), lasting)?;
        Ok(connections.view(&package, &root))
    };
    runs.run(KEYRING.to_owned(), work).await
}

/// Signs in with what a form holds, or as `.env` and the environment tell.
#[tauri::command]
pub async fn test_connection(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    run: String,
    form: Option<ConnectionForm>,
    secret: Option<String>,
) -> Result<Identity, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |_: &_| {
        let connection = match form {
            Some(form) => connections.typed(&root, &form, secret.map(SecretString::from))?,
            None => actions::told(&package, &root, None)?,
        };
        actions::test_connection(&connection)
    };
    runs.run(run, work).await
}
