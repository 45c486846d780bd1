use extension_studio::views::Outcome;
use extension_studio::{Studio, StudioError, actions};
use tauri::State;

#[tauri::command]
pub fn add_component(studio: State<'_, Studio>, title: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::add_component(session.package(), title)?)))
}

#[tauri::command]
pub fn duplicate_component(studio: State<'_, Studio>, folder: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::duplicate_component(session.package(), folder)?)))
}

#[tauri::command]
pub fn rename_component(studio: State<'_, Studio>, folder: &str, name: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::rename_component(session.package(), folder, name)?)))
}

#[tauri::command]
pub fn delete_component(studio: State<'_, Studio>, folder: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::delete_component(session.package(), folder)?)))
}

#[tauri::command]
pub fn move_component(studio: State<'_, Studio>, folder: &str, to: usize) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::move_component(session.package(), folder, to)?)))
}

#[tauri::command]
pub fn list_component(studio: State<'_, Studio>, folder: &str) -> Result<Outcome, StudioError> {
    studio.change(|session| Ok(session.act(actions::list_component(session.package(), folder)?)))
}
