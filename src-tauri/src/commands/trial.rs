use extension_studio::actions::{self, CaseResult, RowsSource, SampleRows, TrialRequest, TrialSetup};
use extension_studio::views::Outcome;
use extension_studio::{Studio, StudioError, stand_by};
use tauri::State;

use crate::connections::Connections;
use crate::runs::Runs;

#[tauri::command]
pub fn trial_setup(studio: State<'_, Studio>, folder: &str) -> Result<TrialSetup, StudioError> {
    // Who looks at what there is to run with will soon run.
    stand_by();
    studio.look(|session| Ok(actions::trial_setup(session.package(), folder)))
}

#[tauri::command(async)]
pub fn sample_rows(studio: State<'_, Studio>, folder: &str, source: RowsSource) -> Result<SampleRows, StudioError> {
    let (package, root) = studio.snapshot()?;
    actions::sample_rows(&package, &root, folder, &source)
}

#[tauri::command]
pub async fn try_component(
    studio: State<'_, Studio>,
    runs: State<'_, Runs>,
    connections: State<'_, Connections>,
    run: String,
    request: TrialRequest,
) -> Result<CaseResult, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |cancel: &_| {
        let request = connections.trial(request, &package, &root)?;
        actions::try_component(&package, &root, &request, cancel)
    };
    let result = runs.run(run, work).await;
    stand_by();
    result
}

#[tauri::command]
pub fn save_as_test(studio: State<'_, Studio>, request: TrialRequest, id: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::save_as_test(session.package(), &request, id)?)))
}
