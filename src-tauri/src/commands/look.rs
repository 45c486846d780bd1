use extension_model::PackagePath;
use extension_studio::views::{ComponentView, Conflict, FileText, Overview, Preview, PreviewRequest, Registry};
use extension_studio::{Problems, Studio, StudioError, actions};
use tauri::State;

#[tauri::command]
pub fn registry() -> Registry {
    Registry::all()
}

#[tauri::command]
pub fn overview(studio: State<'_, Studio>) -> Result<Overview, StudioError> {
    studio.look(|session| Ok(Overview::of(session)))
}

#[tauri::command]
pub fn component(studio: State<'_, Studio>, folder: &str) -> Result<ComponentView, StudioError> {
    studio.look(|session| ComponentView::of(session.package(), folder))
}

#[tauri::command]
pub fn file_text(studio: State<'_, Studio>, path: PackagePath) -> Result<FileText, StudioError> {
    studio.look(|session| Ok(session.file_text(&path)))
}

#[tauri::command]
pub fn preview(studio: State<'_, Studio>, request: PreviewRequest) -> Result<Preview, StudioError> {
    studio.look(|session| Ok(Preview::of(session.package(), &request)))
}

#[tauri::command]
pub fn generated(studio: State<'_, Studio>, folder: &str) -> Result<String, StudioError> {
    studio.look(|session| actions::generated_procedure(session.package(), folder))
}

#[tauri::command]
pub fn problems(studio: State<'_, Studio>) -> Problems {
    studio.problems()
}

#[tauri::command]
pub fn conflict(studio: State<'_, Studio>, path: PackagePath) -> Result<Conflict, StudioError> {
    studio.look(|session| session.conflict(&path))
}
