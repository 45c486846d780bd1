use tauri::plugin::TauriPlugin;
use tauri::webview::PageLoadPayload;
use tauri::{Runtime, Webview};
use tauri_plugin_window_state::StateFlags;

/// Remembers the window's size and place from one start to the next, but not its being hidden:
/// [`show_when_loaded`] alone decides when it appears.
pub fn remembered_place<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new().with_state_flags(StateFlags::all() - StateFlags::VISIBLE).build()
}

/// Shows the window once its page has loaded, so that it never flashes empty.
pub fn show_when_loaded<R: Runtime>(view: &Webview<R>, load: &PageLoadPayload<'_>) {
    if load.event() == tauri::webview::PageLoadEvent::Finished
        && let Err(error) = view.window().show()
    {
        eprintln!("extension-studio: the window could not be shown: {error}");
    }
}
