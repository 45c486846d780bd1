use std::path::Path;

use extension_model::{Edit, PackagePath};
use extension_studio::views::{Outcome, Question};
use extension_studio::{Resolution, Studio, StudioError, actions};
use tauri::State;

#[tauri::command]
pub fn edit(
    studio: State<'_, Studio>,
    path: PackagePath,
    edits: Vec<Edit>,
    label: &str,
    merge: Option<&str>,
    questions: Vec<Question>,
) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.edit(&path, &edits, label, merge)?.answering(&questions, session)))
}

#[tauri::command]
pub fn set_text(
    studio: State<'_, Studio>,
    path: PackagePath,
    text: &str,
    merge: Option<&str>,
) -> Result<Outcome, StudioError> {
    studio.change(|session| session.set_text(&path, text, merge))
}

#[tauri::command]
pub fn undo(studio: State<'_, Studio>) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.undo()))
}

#[tauri::command]
pub fn redo(studio: State<'_, Studio>) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.redo()))
}

#[tauri::command]
pub fn save(studio: State<'_, Studio>) -> Result<Outcome, StudioError> {
    studio.change(|session| session.save())
}

#[tauri::command]
pub fn set_autosave(studio: State<'_, Studio>, on: bool) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.set_autosave(on)))
}

#[tauri::command]
pub fn resolve_conflict(
    studio: State<'_, Studio>,
    path: PackagePath,
    resolution: Resolution,
) -> Result<Outcome, StudioError> {
    studio.change(|session| session.resolve_conflict(&path, resolution))
}

#[tauri::command]
pub fn import_icon(studio: State<'_, Studio>, source: &Path) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::import_icon(session.package(), source)?)))
}
