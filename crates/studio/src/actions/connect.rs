use std::path::Path;
use std::sync::Arc;

use extension_model::{Package, Provider};
use extension_testing::{ENV_FILE, Variables, Warehouse};
use extension_warehouse::offline::Offline;
use extension_warehouse::{Connection, Identity, SecretString, WarehouseError};
use serde::Serialize;
use ts_rs::TS;

use super::test::TestEngine;
use crate::connections::{ConnectionForm, SecretPlace, Secrets};
use crate::{Library, StudioError};

/// The connection of a package, to be shown and changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ConnectionView {
    pub provider: Provider,
    /// What was made in the studio; none where `.env` and the environment tell.
    pub form: Option<ConnectionForm>,
    /// Where the form's secret is; none where it is not known, or there is none.
    pub secret: Option<SecretPlace>,
    /// The working location, where one is told.
    pub location: Option<String>,
    /// Why no connection can be made as things are.
    pub problem: Option<StudioError>,
    /// What `.env` and the environment tell, whether or not a form stands before them.
    pub told: EnvView,
}

/// What `.env` and the environment tell of a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EnvView {
    pub location: Option<String>,
    /// What is missing.
    pub problem: Option<StudioError>,
}

/// A package's connection as it stands. Nothing is asked of a warehouse.
pub fn connection_view(package: &Package, root: &Path, library: &Library, secrets: &Secrets) -> ConnectionView {
    let provider = package.provider();
    let form = library.connection(root).filter(|form| form.provider() == provider);
    let secret = form.as_ref().and_then(ConnectionForm::secret_name).and_then(|_| secrets.get(root));
    let reached = |connection: Result<Connection, StudioError>| match connection.and_then(|it| connect(&it)) {
        Ok(warehouse) => EnvView { location: Some(warehouse.location().to_owned()), problem: None },
        Err(error) => EnvView { location: None, problem: Some(error) },
    };
    let told = reached(told(package, root, None));
    let EnvView { location, problem } = match &form {
        Some(form) => reached(typed(form, None, root, library, secrets)),
        None => told.clone(),
    };
    ConnectionView { provider, form, secret: secret.map(|(_, place)| place), location, problem, told }
}

/// The warehouse that a package is connected to: by what was made in the studio, or else by its `.env` and the
/// environment. `destination` is a working location to use instead of theirs.
///
/// # Errors
/// When neither tells enough.
pub fn made_or_told(
    package: &Package,
    root: &Path,
    library: &Library,
    secrets: &Secrets,
    destination: Option<&str>,
) -> Result<Connection, StudioError> {
    let form = library.connection(root).filter(|form| form.provider() == package.provider());
    let Some(form) = form else { return told(package, root, destination) };
    let connection = form.connection(secrets.get(root).map(|(secret, _)| secret))?;
    Ok(match destination {
        Some(destination) => connection.to(destination)?,
        None => connection,
    })
}

/// The connection that a form makes, with the secret that was typed into it or else the one that is kept.
///
/// # Errors
/// When the form does not tell enough.
pub fn typed(
    form: &ConnectionForm,
    secret: Option<SecretString>,
    root: &Path,
    library: &Library,
    secrets: &Secrets,
) -> Result<Connection, StudioError> {
    let kept = || if keeps_secret(form, root, library) { secrets.get(root).map(|(secret, _)| secret) } else { None };
    Ok(form.connection(secret.or_else(kept))?)
}

/// Keeps the connection that was made for a package, and its secret apart from it; none to forget both. Without a
/// secret the one that is kept stays, where the form still asks for the same.
///
/// # Errors
/// When it cannot be written.
pub fn set_connection(
    root: &Path,
    library: &Library,
    secrets: &Secrets,
    form: Option<ConnectionForm>,
    secret: Option<SecretString>,
    lasting: bool,
) -> Result<(), StudioError> {
    let stays = form.as_ref().is_some_and(|form| keeps_secret(form, root, library));
    let has_secret = form.as_ref().is_some_and(|form| form.secret_name().is_some());
    let known = if stays { secrets.get(root).map(|(secret, _)| secret) } else { None };
    library.keep_connection(root, form)?;
    match secret.or(known).filter(|_| has_secret) {
        Some(secret) => drop(secrets.keep(root, secret, lasting)),
        None => secrets.forget(root),
    }
    Ok(())
}

/// Whether the secret that is kept for a package is one that the form asks for: a password opens no other account,
/// and is shown to no other address.
fn keeps_secret(form: &ConnectionForm, root: &Path, library: &Library) -> bool {
    library.connection(root).is_some_and(|kept| kept.asks_the_same_as(form))
}

/// Where something runs: offline, or in the warehouse that a package is connected to.
pub(super) fn place(
    engine: TestEngine,
    connection: Option<&Connection>,
    offline: impl FnOnce() -> Offline,
) -> Result<Arc<dyn Warehouse>, StudioError> {
    match (engine, connection) {
        (TestEngine::Local, _) => Ok(Arc::new(offline())),
        (TestEngine::Warehouse, Some(connection)) => connect(connection),
        (TestEngine::Warehouse, None) => {
            Err(StudioError::new("The package is connected to no warehouse").with_help("Make a connection first"))
        }
    }
}

/// The connection that a package's `.env` and the environment tell of.
///
/// # Errors
/// When they do not tell enough.
pub fn told(package: &Package, root: &Path, destination: Option<&str>) -> Result<Connection, StudioError> {
    let variables = variables(root)?;
    let get = |name: &str| variables.get(name).map(str::to_owned);
    Ok(Connection::from_variables(package.provider(), &get, root, destination)?)
}

/// Signs in, and looks at what deploying and testing there need.
///
/// # Errors
/// When nobody can sign in there.
pub fn test_connection(connection: &Connection) -> Result<Identity, StudioError> {
    Ok(connection.connect()?.open()?.identity()?)
}

/// A warehouse that is signed in to when it is first asked.
pub(super) fn connect(connection: &Connection) -> Result<Arc<dyn Warehouse>, StudioError> {
    Ok(connection.connect()?)
}

pub(super) fn variables(root: &Path) -> Result<Variables, StudioError> {
    Variables::read(root)
        .map_err(|error| StudioError::new(format!("{} cannot be read: {error}", root.join(ENV_FILE).display())))
}

impl From<WarehouseError> for StudioError {
    fn from(error: WarehouseError) -> Self {
        match error {
            WarehouseError::Refused { message, help } => Self::new(message).with_help(help),
            other => Self::new(other.to_string()),
        }
    }
}
