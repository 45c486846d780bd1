use std::path::Path;
use std::sync::Arc;

use extension_model::{Package, Provider};
use extension_testing::{ENV_FILE, Variables, Warehouse};
use extension_warehouse::{Connection, Identity, WarehouseError};
use serde::Serialize;
use ts_rs::TS;

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
}

/// A package's connection as it stands. Nothing is asked of a warehouse.
pub fn connection_view(package: &Package, root: &Path, library: &Library, secrets: &Secrets) -> ConnectionView {
    let provider = package.provider();
    let form = library.connection(root).filter(|form| form.provider() == provider);
    let secret = form.as_ref().and_then(ConnectionForm::secret_name).and_then(|_| secrets.get(root));
    let connection =
        made_or_told(package, root, library, secrets, None).and_then(|connection| Ok(connection.connect()?));
    let (location, problem) = match connection {
        Ok(warehouse) => (Some(warehouse.location().to_owned()), None),
        Err(error) => (None, Some(error)),
    };
    ConnectionView { provider, form, secret: secret.map(|(_, place)| place), location, problem }
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
