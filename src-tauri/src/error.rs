use std::path::PathBuf;

use thiserror::Error;

/// Why the studio's window did not open.
#[derive(Debug, Error)]
pub enum ShellError {
    /// The page speaks Unicode only, so a path in another encoding cannot reach it.
    #[error(
        "the path {0:?} is not valid UTF-8; rename it, or open the package from the welcome page of another folder"
    )]
    PathNotUnicode(PathBuf),

    /// A relative path could not be made absolute, because the current folder is gone or closed to us.
    #[error("cannot tell where {path:?} is: {cause}; give the package's full path instead")]
    PathNotAbsolute {
        /// The path as the user gave it.
        path: PathBuf,
        /// What the operating system answered.
        cause: std::io::Error,
    },

    /// Neither Wayland nor X11 is there to draw on.
    #[error(
        "no screen to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set; \
         start it in a desktop session, or under `xvfb-run`, or use `extstudio`, which needs no window"
    )]
    NoDisplay,

    /// The window or its web view could not be made.
    #[error(
        "the window could not be opened: {0}; check that WebKitGTK (Linux) or WebView2 (Windows) is installed whole"
    )]
    Window(tauri::Error),
}
