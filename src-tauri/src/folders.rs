use extension_studio::Library;
use tauri::path::PathResolver;
use tauri::{Manager, Runtime};

/// Where the studio keeps its list of recent packages and finds its examples.
///
/// # Errors
/// When the operating system names no such folders for this user.
pub fn library<R: Runtime>(app: &impl Manager<R>) -> tauri::Result<Library> {
    let paths: &PathResolver<R> = app.path();
    Ok(Library {
        settings: paths.app_config_dir()?,
        examples: paths.resource_dir()?.join("examples"),
        copies: paths.app_data_dir()?.join("examples"),
    })
}
