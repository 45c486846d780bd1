use crate::ShellError;

/// Makes sure that there is a screen, because the window toolkit panics when there is none.
///
/// # Errors
/// [`ShellError::NoDisplay`] on a Linux without a display server; other systems always have a screen.
#[cfg(target_os = "linux")]
pub fn require() -> Result<(), ShellError> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("WAYLAND_DISPLAY") || is_set("DISPLAY") { Ok(()) } else { Err(ShellError::NoDisplay) }
}

#[cfg(not(target_os = "linux"))]
pub fn require() -> Result<(), ShellError> {
    Ok(())
}
