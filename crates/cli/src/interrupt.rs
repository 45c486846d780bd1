use std::process;

use extension_testing::Cancel;

use crate::failure::Failure;

/// The code when Ctrl-C ended the command, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// A switch that Ctrl-C turns: what runs ends in order, and what is known by then is told. A second Ctrl-C ends the
/// process at once.
pub fn cancel() -> Result<Cancel, Failure> {
    let cancel = Cancel::new();
    let switch = cancel.clone();
    ctrlc::set_handler(move || {
        if switch.is_cancelled() {
            process::exit(INTERRUPTED.into());
        }
        switch.cancel();
    })
    .map_err(|error| Failure::new(format!("Ctrl-C cannot be listened to: {error}")))?;
    Ok(cancel)
}
