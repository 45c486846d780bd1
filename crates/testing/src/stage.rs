//! Where cases run, made ready before them and cleared up after them.

use extension_warehouse::{Session, WarehouseError};

use crate::call::outcome;
use crate::place::Origin;
use crate::uploads::Uploads;
use crate::{Cancel, Outcome, Suite, Told, Unset, Variables, Warehouse};

/// Where cases run, and what they have in common there.
pub(crate) struct Stage<'a> {
    pub warehouse: &'a dyn Warehouse,
    pub variables: &'a Variables,
    /// The package's installation script, or why there is none.
    pub script: Result<&'a str, &'a Outcome>,
    /// None where every case has a database of its own.
    pub shared: Option<SharedStage<'a>>,
    /// How many rows of an output are kept.
    pub most_kept: usize,
    pub cancel: &'a Cancel,
}

pub(crate) struct SharedStage<'a> {
    /// How installing the package there went.
    pub installed: Result<(), WarehouseError>,
    pub uploads: &'a Uploads,
}

impl Suite<'_> {
    /// A statement with its marks filled for a warehouse.
    ///
    /// # Errors
    /// When a mark stands for nothing.
    pub fn filled(&self, sql: &str, warehouse: &dyn Warehouse) -> Result<String, Unset> {
        self.located(warehouse).fill(sql)
    }

    /// An error of installing a component, at its place in the component's files where that is known.
    pub fn told(&self, error: WarehouseError, component: &str, warehouse: &dyn Warehouse) -> Told {
        let variables = &self.located(warehouse);
        match outcome(error, Origin { package: self.package, component, variables }, None) {
            Outcome::Broken { told } | Outcome::NotRunnable { told } => told,
            _ => Told::new(WarehouseError::Cancelled.to_string()),
        }
    }

    /// Runs cases in a warehouse where the package is installed, and removes what they leave. What could not be removed
    /// is told.
    pub(crate) fn staged<T>(
        &self,
        warehouse: &dyn Warehouse,
        deploy: bool,
        most_kept: usize,
        cancel: &Cancel,
        run: impl FnOnce(&Stage<'_>) -> T,
    ) -> (T, Vec<String>) {
        let variables = self.located(warehouse);
        let script = self.script(warehouse, &variables);
        let uploads = Uploads::default();
        let shared = (!warehouse.is_fresh()).then(|| {
            let installed = match &script {
                Ok(script) if deploy => install(warehouse, script, cancel),
                _ => Ok(()),
            };
            SharedStage { installed, uploads: &uploads }
        });
        let script = script.as_deref();
        let ran = run(&Stage { warehouse, variables: &variables, script, shared, most_kept, cancel });
        (ran, left_behind(warehouse, &uploads))
    }

    /// The variables, with where the engine's own tables and functions are.
    pub(crate) fn located(&self, warehouse: &dyn Warehouse) -> Variables {
        let variables = self.variables.clone().with("WORKFLOWS_TEMP", warehouse.location());
        if !warehouse.is_fresh() {
            return variables;
        }
        // Without a hyphen, so that it can stand with and without backticks.
        variables.or("ANALYTICS_TOOLBOX_LOCATION", "carto")
    }

    /// The package's own installation script, ready for the engine.
    pub(crate) fn script(&self, warehouse: &dyn Warehouse, variables: &Variables) -> Result<String, Outcome> {
        let provider = self.package.provider();
        if !warehouse.speaks(provider) {
            let message = format!(
                "The engine \"{}\" speaks no {}, so nothing of this package can run on it",
                warehouse.name(),
                provider.title()
            );
            return Err(Outcome::NotRunnable { told: Told::new(message) });
        }
        let broken = |told: Told| Outcome::Broken { told };
        let bundle = extension_package::bundle(self.package).map_err(|error| {
            let told = Told::new(error.message.clone());
            broken(Told { path: Some(error.path.clone()), place: error.place, ..told })
        })?;
        variables.fill(&bundle.script).map_err(|unset| {
            let mark = format!("@@{}@@", unset.name);
            let holder = self.package.files().find_map(|(path, content)| {
                let text = content.text().filter(|_| path.as_str().contains("/src/"))?;
                Some((path.clone(), extension_model::text::Lines::new(text).place(text.find(&mark)?)))
            });
            let (path, place) = holder.unzip();
            broken(Told { path, place, ..Told::new(unset.to_string()) })
        })
    }
}

/// Installs a package where its cases will find it.
fn install(warehouse: &dyn Warehouse, script: &str, cancel: &Cancel) -> Result<(), WarehouseError> {
    warehouse.open()?.run(script, cancel, &mut Vec::new())
}

/// Removes what cases shared; what could not be removed is told.
fn left_behind(warehouse: &dyn Warehouse, uploads: &Uploads) -> Vec<String> {
    if uploads.is_empty() {
        return Vec::new();
    }
    let told = |name: &str, error: &WarehouseError| {
        format!("The table {}.{name} could not be removed: {error}", warehouse.location())
    };
    match warehouse.open() {
        Ok(mut session) => {
            let session: &mut dyn Session = session.as_mut();
            uploads.remove(session).iter().map(|(name, error)| told(name, error)).collect()
        }
        Err(error) => vec![format!("Test tables in {} could not be removed: {error}", warehouse.location())],
    }
}
