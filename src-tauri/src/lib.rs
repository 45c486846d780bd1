//! The desktop shell of Extension Studio: one window, and commands that each call one function of the studio.

mod arguments;
mod background;
mod commands;
mod connections;
mod display;
mod error;
mod folders;
mod panics;
mod runs;
mod window;

pub use arguments::Arguments;
pub use error::ShellError;

use commands::startup::NamedPackage;
use tauri::Manager;

/// Opens the studio's window and returns when the user has closed it.
///
/// # Errors
/// When the package path cannot be passed on, when there is no screen, or when the window cannot be made.
pub fn run(arguments: Arguments) -> Result<(), ShellError> {
    panics::report_on_stderr();
    let named = NamedPackage::from_arguments(arguments)?;
    display::require()?;

    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::remembered_place())
        .on_page_load(window::show_when_loaded)
        .manage(named)
        .setup(|app| {
            let library = folders::library(app)?;
            app.manage(connections::Connections::new(library.clone()));
            app.manage(library);
            app.manage(background::start(app.handle()));
            app.manage(runs::Runs::default());
            app.manage(commands::tests::LastCapture::default());
            app.manage(commands::deploy::LastPlan::default());
            app.manage(commands::installed::LastInstalled::default());
            Ok(())
        })
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())
        .map_err(ShellError::Window)
}
