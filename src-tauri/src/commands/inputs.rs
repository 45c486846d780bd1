use extension_studio::views::Outcome;
use extension_studio::{Studio, StudioError, actions};
use serde_json::Value;
use tauri::State;

#[tauri::command]
pub fn add_input(studio: State<'_, Studio>, folder: &str, template: Value, at: usize) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::add_input(session.package(), folder, &template, at)?)))
}

#[tauri::command]
pub fn duplicate_input(studio: State<'_, Studio>, folder: &str, at: usize) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::duplicate_input(session.package(), folder, at)?)))
}

#[tauri::command]
pub fn rename_input(studio: State<'_, Studio>, folder: &str, at: usize, name: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::rename_input(session.package(), folder, at, name)?)))
}

#[tauri::command]
pub fn retype_input(
    studio: State<'_, Studio>,
    folder: &str,
    at: usize,
    template: Value,
) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::retype_input(session.package(), folder, at, &template)?)))
}

#[tauri::command]
pub fn delete_inputs(studio: State<'_, Studio>, folder: &str, at: Vec<usize>) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::delete_inputs(session.package(), folder, &at)?)))
}

#[tauri::command]
pub fn add_output(studio: State<'_, Studio>, folder: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::add_output(session.package(), folder)?)))
}

#[tauri::command]
pub fn rename_output(studio: State<'_, Studio>, folder: &str, at: usize, name: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::rename_output(session.package(), folder, at, name)?)))
}
