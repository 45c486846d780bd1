//! What the studio tells the page without being asked.

use extension_studio::{Event, Studio};
use tauri::{AppHandle, Emitter, Runtime};

/// Starts the studio with its events going to the window.
pub fn start<R: Runtime>(app: &AppHandle<R>) -> Studio {
    let app = app.clone();
    Studio::start(move |event| {
        let sent = match event {
            Event::Changed(changed) => app.emit("changed", changed),
            Event::Problems(problems) => app.emit("problems", problems),
        };
        if let Err(error) = sent {
            eprintln!("extension-studio: the window could not be told of a change: {error}");
        }
    })
}
