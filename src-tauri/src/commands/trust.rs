use extension_studio::{Library, PythonTrust, Studio, StudioError};
use tauri::State;

#[tauri::command]
pub fn python_trust(studio: State<'_, Studio>, library: State<'_, Library>) -> Result<PythonTrust, StudioError> {
    studio.look(|session| Ok(PythonTrust::of(&library, session.root(), session.package())))
}

/// Lets the open package run Python from now on.
#[tauri::command]
pub fn trust_package(studio: State<'_, Studio>, library: State<'_, Library>) -> Result<PythonTrust, StudioError> {
    studio.look(|session| {
        library.trust(session.root())?;
        Ok(PythonTrust::of(&library, session.root(), session.package()))
    })
}
