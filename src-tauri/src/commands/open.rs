use std::path::{Path, PathBuf};

use extension_studio::actions::{self, NewPackage};
use extension_studio::views::{ExportOutcome, Overview};
use extension_studio::{Library, Studio, StudioError};
use tauri::State;

#[tauri::command(async)]
pub fn open_package(
    studio: State<'_, Studio>,
    library: State<'_, Library>,
    path: &str,
) -> Result<Overview, StudioError> {
    open(&studio, &library, Path::new(path))
}

#[tauri::command(async)]
pub fn open_example(
    studio: State<'_, Studio>,
    library: State<'_, Library>,
    name: &str,
) -> Result<Overview, StudioError> {
    open(&studio, &library, &library.copy_example(name)?)
}

#[tauri::command(async)]
pub fn new_package(
    studio: State<'_, Studio>,
    library: State<'_, Library>,
    plan: NewPackage,
) -> Result<Overview, StudioError> {
    actions::new_package(&plan)?;
    open(&studio, &library, Path::new(&plan.folder))
}

fn open(studio: &Studio, library: &Library, path: &Path) -> Result<Overview, StudioError> {
    studio.open(path)?;
    studio.look(|session| {
        if let Err(error) = library.remember(session.root(), session.package()) {
            // The package is open all the same; only the welcome page will not know of it.
            eprintln!("extension-studio: {error}");
        }
        Ok(Overview::of(session))
    })
}

#[tauri::command]
pub fn close_package(studio: State<'_, Studio>) {
    studio.close();
}

#[tauri::command(async)]
pub fn export_package(studio: State<'_, Studio>, path: Option<PathBuf>) -> Result<ExportOutcome, StudioError> {
    let (package, root) = studio.look(|session| Ok((session.package().clone(), session.root().to_path_buf())))?;
    actions::export(&package, &path.unwrap_or_else(|| root.join("extension.zip")))
}
