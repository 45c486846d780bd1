use std::sync::{Mutex, PoisonError};

use extension_studio::actions::{self, PlanEnd, PlanOutcome, PlanView, Planned, Planning};
use extension_studio::{Studio, StudioError};
use extension_warehouse::ActEvent;
use tauri::State;
use tauri::ipc::Channel;

use crate::connections::Connections;
use crate::runs::Runs;

/// The last plan and the run that made it: the page has it carried out, and cannot make its own.
#[derive(Default)]
pub struct LastPlan(Mutex<Option<(String, Planned)>>);

impl LastPlan {
    fn keep(&self, run: String, planned: Planned) -> PlanView {
        let view = planned.view.clone();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((run, planned));
        view
    }

    /// The plan that the page shows; it is carried out once.
    fn take(&self, run: &str) -> Result<Planned, StudioError> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.take_if(|(made_by, _)| made_by == run).map(|(_, planned)| planned).ok_or_else(|| {
            StudioError::new("This plan is not the last one any more").with_help("Plan again: nothing was changed")
        })
    }
}

/// Says what installing the open package would do; nothing is changed.
#[tauri::command]
pub async fn plan_deploy(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    last: State<'_, LastPlan>,
    run: String,
    destination: Option<String>,
) -> Result<PlanOutcome, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |cancel: &_| {
        let connection = connections.of(&package, &root, destination.as_deref())?;
        actions::plan_deploy(&package, &root, &connection, cancel)
    };
    Ok(match runs.run(run.clone(), work).await? {
        Planning::Ready(planned) => PlanOutcome::Ready { plan: last.keep(run, *planned) },
        Planning::Refused(errors) => PlanOutcome::Refused { errors },
    })
}

/// Says what removing an installed extension would drop; nothing is changed.
#[tauri::command]
pub async fn plan_removal(
    studio: State<'_, Studio>,
    connections: State<'_, Connections>,
    runs: State<'_, Runs>,
    last: State<'_, LastPlan>,
    run: String,
    name: String,
    destination: Option<String>,
) -> Result<PlanView, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |cancel: &_| {
        let connection = connections.of(&package, &root, destination.as_deref())?;
        actions::plan_removal(&name, package.provider(), &connection, cancel)
    };
    let planned = runs.run(run.clone(), work).await?;
    Ok(last.keep(run, planned))
}

/// Carries out the plan that the run `plan` made.
#[tauri::command]
pub async fn carry_out_plan(
    runs: State<'_, Runs>,
    last: State<'_, LastPlan>,
    run: String,
    plan: String,
    events: Channel<ActEvent>,
) -> Result<PlanEnd, StudioError> {
    let planned = last.take(&plan)?;
    // A page that is gone needs no telling.
    let work = move |cancel: &_| planned.carry_out(&|event| drop(events.send(event)), cancel);
    runs.run(run, work).await
}
