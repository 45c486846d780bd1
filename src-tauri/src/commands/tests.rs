use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use extension_model::PackagePath;
use extension_studio::actions::{self, Captured, SheetEdit, TestEvent, TestRequest};
use extension_studio::views::{Outcome, SheetView, TestsEnd, TestsView, test_index};
use extension_studio::{Studio, StudioError};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Channel;

use crate::connections::Connections;
use crate::runs::Runs;

/// What the last capture would write, and in which package: the page chooses of it, and cannot make its own.
#[derive(Default)]
pub struct LastCapture(Mutex<(PathBuf, Vec<Captured>)>);

#[tauri::command(async)]
pub fn test_cases(studio: State<'_, Studio>) -> Result<BTreeMap<String, Vec<String>>, StudioError> {
    studio.look(|session| Ok(test_index(session.package())))
}

#[tauri::command]
pub fn component_tests(studio: State<'_, Studio>, folder: &str) -> Result<TestsView, StudioError> {
    studio.look(|session| TestsView::of(session.package(), folder))
}

#[tauri::command(async)]
pub fn test_sheet(studio: State<'_, Studio>, folder: &str, stem: &str) -> Result<SheetView, StudioError> {
    SheetView::of(&studio.snapshot()?.0, folder, stem)
}

/// Runs test cases under a name that [`super::runs::cancel_run`] stops them by.
#[tauri::command]
pub async fn run_tests(
    studio: State<'_, Studio>,
    runs: State<'_, Runs>,
    connections: State<'_, Connections>,
    run: String,
    request: TestRequest,
    events: Channel<TestEvent>,
) -> Result<TestsEnd, StudioError> {
    let (package, root) = studio.snapshot()?;
    let connections = connections.inner().clone();
    let work = move |cancel: &_| {
        let request = connections.tests(request, &package, &root)?;
        // A page that is gone needs no telling.
        let tell = |event| drop(events.send(event));
        let report = actions::test(&package, &root, &request, &tell, cancel)?;
        Ok(TestsEnd { engine: report.engine, milliseconds: report.milliseconds, left_behind: report.left_behind })
    };
    runs.run(run, work).await
}

/// Runs test cases and answers what their fixtures would hold; nothing is written.
#[tauri::command]
pub async fn capture_tests(
    studio: State<'_, Studio>,
    runs: State<'_, Runs>,
    connections: State<'_, Connections>,
    last: State<'_, LastCapture>,
    run: String,
    request: TestRequest,
    events: Channel<TestEvent>,
) -> Result<Vec<Captured>, StudioError> {
    let (package, root) = studio.snapshot()?;
    let (folder, connections) = (root.clone(), connections.inner().clone());
    let work = move |cancel: &_| {
        let request = connections.tests(request, &package, &root)?;
        let tell = |event| drop(events.send(event));
        Ok(actions::capture(&package, &root, &request, &tell, cancel)?.1)
    };
    let captured = runs.run(run, work).await?;
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = (folder, captured.clone());
    Ok(captured)
}

/// Writes the fixtures that were chosen of the last capture.
#[tauri::command]
pub fn apply_capture(
    studio: State<'_, Studio>,
    last: State<'_, LastCapture>,
    paths: Vec<PackagePath>,
) -> Result<Outcome, StudioError> {
    let (folder, mut chosen) = last.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    chosen.retain(|captured| paths.contains(&captured.path));
    studio.change(|session| {
        if session.root() != folder {
            chosen.clear();
        }
        Ok(session.apply(&actions::apply_capture(session.package(), &chosen)?, None, None))
    })
}

#[tauri::command]
pub fn add_test_case(studio: State<'_, Studio>, folder: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::add_test_case(session.package(), folder)?)))
}

#[tauri::command]
pub fn duplicate_test_case(studio: State<'_, Studio>, folder: &str, at: usize) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::duplicate_test_case(session.package(), folder, at)?)))
}

#[tauri::command]
pub fn remove_test_case(studio: State<'_, Studio>, folder: &str, at: usize) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::remove_test_case(session.package(), folder, at)?)))
}

#[tauri::command]
pub fn rename_test_case(studio: State<'_, Studio>, folder: &str, at: usize, id: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::rename_test_case(session.package(), folder, at, id)?)))
}

#[tauri::command]
pub fn set_test_input(
    studio: State<'_, Studio>,
    folder: &str,
    at: usize,
    name: &str,
    value: Value,
    merge: Option<&str>,
) -> Result<Outcome, StudioError> {
    studio.change(|session| {
        let action = actions::set_test_input(session.package(), folder, at, name, &value)?;
        Ok(session.apply(&action.change, merge, None))
    })
}

#[tauri::command]
pub fn add_test_sheet(studio: State<'_, Studio>, folder: &str, stem: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::add_test_sheet(session.package(), folder, stem)?)))
}

#[tauri::command(async)]
pub fn edit_test_sheet(
    studio: State<'_, Studio>,
    folder: &str,
    stem: &str,
    edit: SheetEdit,
) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::edit_test_sheet(session.package(), folder, stem, &edit)?)))
}
