//! Installing a package in a warehouse, and removing what is installed there.

use std::path::Path;
use std::sync::Arc;

use extension_check::Problem;
use extension_model::{Package, Provider};
use extension_testing::{Cancel, Suite, Told, Variables, Warehouse};
use extension_warehouse::{Act, ActDone, ActEvent, Connection, WarehouseError, carry_out, deploy_plan, remove_plan};
use serde::Serialize;
use ts_rs::TS;

use super::connect::{connect, variables};
use super::export::refusing_errors;
use crate::StudioError;

/// What installing or removing an extension will do, to be shown before it is done.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanView {
    /// The working location.
    pub destination: String,
    /// The extension's name.
    pub extension: String,
    /// The version that is installed there now.
    pub installed_version: Option<String>,
    /// In the order in which they will be carried out.
    pub acts: Vec<Act>,
}

/// A plan to be shown, or why the package cannot be installed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum PlanOutcome {
    Ready { plan: PlanView },
    Refused { errors: Vec<Problem> },
}

/// A plan, or why the package cannot be installed.
pub enum Planning {
    Ready(Box<Planned>),
    /// The package has errors.
    Refused(Vec<Problem>),
}

/// A plan that can be carried out.
pub struct Planned {
    pub view: PlanView,
    package: Package,
    variables: Variables,
    warehouse: Arc<dyn Warehouse>,
}

/// What came of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanEnd {
    pub done: Vec<ActDone>,
    pub failure: Option<PlanFailure>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanFailure {
    /// Which act; those behind it were not begun.
    #[ts(type = "number")]
    pub at: usize,
    pub told: Told,
    pub cancelled: bool,
}

/// Looks at a destination and says what installing the package there will do. Nothing is changed.
///
/// # Errors
/// When the destination cannot be looked at, or a mark in the package stands for nothing.
pub fn plan_deploy(
    package: &Package,
    root: &Path,
    connection: &Connection,
    cancel: &Cancel,
) -> Result<Planning, StudioError> {
    let (errors, _) = refusing_errors(package);
    if !errors.is_empty() {
        return Ok(Planning::Refused(errors));
    }
    let warehouse = connect(connection)?;
    let variables = variables(root)?;
    let deployment = extension_package::deployment(package)?;
    let plan = deploy_plan(warehouse.open()?.as_mut(), &deployment, cancel)?;
    let view = PlanView {
        destination: warehouse.location().to_owned(),
        extension: deployment.extension,
        installed_version: plan.before.as_ref().map(|before| before.bundle().extension().version),
        acts: plan.acts,
    };
    Planned::new(view, package.clone(), variables, warehouse).map(|planned| Planning::Ready(Box::new(planned)))
}

/// Says what removing an installed extension will drop. Nothing is changed.
///
/// # Errors
/// When the destination cannot be looked at, or holds no such extension.
pub fn plan_removal(
    extension: &str,
    provider: Provider,
    connection: &Connection,
    cancel: &Cancel,
) -> Result<Planned, StudioError> {
    let warehouse = connect(connection)?;
    let plan = remove_plan(warehouse.open()?.as_mut(), extension, provider, cancel)?.ok_or_else(|| {
        StudioError::new(format!("{} holds no extension \"{extension}\"", warehouse.location()))
            .with_help("List what is installed there with: extstudio installed list")
    })?;
    let view = PlanView {
        destination: warehouse.location().to_owned(),
        extension: extension.to_owned(),
        installed_version: plan.before.as_ref().map(|before| before.bundle().extension().version),
        acts: plan.acts,
    };
    Planned::new(view, Package::default(), Variables::default(), warehouse)
}

impl Planned {
    /// With every mark in its statements filled.
    fn new(
        view: PlanView,
        package: Package,
        variables: Variables,
        warehouse: Arc<dyn Warehouse>,
    ) -> Result<Self, StudioError> {
        let mut planned = Self { view, package, variables, warehouse };
        let mut acts = std::mem::take(&mut planned.view.acts);
        for act in &mut acts {
            act.sql = planned.suite().filled(&act.sql, planned.warehouse.as_ref()).map_err(|unset| {
                StudioError::new(unset.to_string()).with_help("Then plan again: nothing was changed")
            })?;
        }
        planned.view.acts = acts;
        Ok(planned)
    }

    fn suite(&self) -> Suite<'_> {
        Suite::new(&self.package, self.variables.clone())
    }

    /// Carries the plan out. Cancelling stops the statement that runs, and leaves the rest undone.
    ///
    /// # Errors
    /// When no session can be had. What an act ended with is told in the result.
    pub fn carry_out(&self, listener: &dyn Fn(ActEvent), cancel: &Cancel) -> Result<PlanEnd, StudioError> {
        let mut session = self.warehouse.open()?;
        let end = carry_out(session.as_mut(), &self.view.acts, listener, cancel);
        let failure = end.failure.map(|(at, error)| PlanFailure {
            at,
            cancelled: error == WarehouseError::Cancelled,
            told: self.told(at, error),
        });
        Ok(PlanEnd { done: end.done, failure })
    }

    fn told(&self, at: usize, error: WarehouseError) -> Told {
        let folder = self.view.acts[at].folder.as_ref();
        let component = folder.map(|folder| folder.file_name()).unwrap_or_default();
        self.suite().told(error, component, self.warehouse.as_ref())
    }
}
