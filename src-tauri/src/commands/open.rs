use std::path::{Path, PathBuf};

use extension_studio::actions::{self, NewPackage};
use extension_studio::views::{ExportOutcome, Overview};
use extension_studio::{Library, Studio, StudioError};
use tauri::State;

use crate::runs::Runs;

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
    trust_own(&library, Path::new(&plan.folder));
    open(&studio, &library, Path::new(&plan.folder))
}

/// Who makes a package trusts it.
fn trust_own(library: &Library, root: &Path) {
    if let Err(error) = library.trust(root) {
        // The studio will ask.
        eprintln!("extension-studio: {error}");
    }
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
pub fn close_package(studio: State<'_, Studio>, runs: State<'_, Runs>) {
    runs.cancel_all();
    studio.close();
}

#[tauri::command(async)]
pub fn export_package(studio: State<'_, Studio>, path: Option<PathBuf>) -> Result<ExportOutcome, StudioError> {
    let (package, root) = studio.snapshot()?;
    actions::export(&package, &path.unwrap_or_else(|| root.join("extension.zip")))
}
