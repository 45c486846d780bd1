//! What connections to warehouses are made of, where every command and its threads find it.

use std::path::Path;

use extension_model::Package;
use extension_studio::actions::{self, ConnectionView, TestEngine, TestRequest, TrialRequest};
use extension_studio::connections::{ConnectionForm, Secrets};
use extension_studio::{Library, StudioError};
use extension_warehouse::{Connection, SecretString};

/// The connections that were made in the studio, and their secrets, which the page never sees. Clones are the same.
#[derive(Clone)]
pub struct Connections {
    library: Library,
    secrets: Secrets,
}

impl Connections {
    pub fn new(library: Library) -> Self {
        Self { library, secrets: Secrets::default() }
    }

    pub fn view(&self, package: &Package, root: &Path) -> ConnectionView {
        actions::connection_view(package, root, &self.library, &self.secrets)
    }

    /// Keeps a package's connection; none to forget it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn set(
        &self,
        root: &Path,
        form: Option<ConnectionForm>,
        secret: Option<SecretString>,
        lasting: bool,
    ) -> Result<(), StudioError> {
        actions::set_connection(root, &self.library, &self.secrets, form, secret, lasting)
    }

    /// The connection of a package, perhaps to another working location than its own.
    ///
    /// # Errors
    /// When nothing tells enough of it.
    pub fn of(&self, package: &Package, root: &Path, destination: Option<&str>) -> Result<Connection, StudioError> {
        let destination = destination.map(str::trim).filter(|text| !text.is_empty());
        actions::made_or_told(package, root, &self.library, &self.secrets, destination)
    }

    /// What a form makes before it is kept.
    ///
    /// # Errors
    /// When it does not tell enough.
    pub fn typed(
        &self,
        root: &Path,
        form: &ConnectionForm,
        secret: Option<SecretString>,
    ) -> Result<Connection, StudioError> {
        actions::typed_connection(form, secret, root, &self.library, &self.secrets)
    }

    /// A request of the page with what the page has no say in: whether Python may run, and where the warehouse is.
    ///
    /// # Errors
    /// Those of [`Self::of`].
    pub fn tests(&self, asked: TestRequest, package: &Package, root: &Path) -> Result<TestRequest, StudioError> {
        let connection = self.for_engine(asked.engine, package, root)?;
        Ok(TestRequest { python: self.library.trusts(root), connection, ..asked })
    }

    /// The same for trying a component.
    ///
    /// # Errors
    /// Those of [`Self::of`].
    pub fn trial(&self, asked: TrialRequest, package: &Package, root: &Path) -> Result<TrialRequest, StudioError> {
        let connection = self.for_engine(asked.engine, package, root)?;
        Ok(TrialRequest { python: self.library.trusts(root), connection, ..asked })
    }

    fn for_engine(
        &self,
        engine: TestEngine,
        package: &Package,
        root: &Path,
    ) -> Result<Option<Connection>, StudioError> {
        (engine == TestEngine::Warehouse).then(|| self.of(package, root, None)).transpose()
    }
}
