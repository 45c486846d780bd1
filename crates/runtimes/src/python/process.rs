//! Running a program to its end, or no longer than it may.

use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::{Bounds, Stop};

const PATIENCE: Duration = Duration::from_millis(20);

/// How much of what a program says in the end is kept.
const LONGEST_TALE: usize = 4_000;

pub(super) enum Ended {
    Well,
    /// With the last of what it wrote to its error output.
    Badly(String),
    Stopped(Stop),
}

/// Runs a program without input, its output thrown away.
pub(super) fn run(mut command: Command, bounds: &Bounds) -> io::Result<Ended> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    apart(&mut command);
    let mut child = command.spawn()?;
    let told = child.stderr.take().map(|mut stderr| {
        thread::spawn(move || {
            let mut told = Vec::new();
            // A broken pipe ends the tale.
            let _ = stderr.read_to_end(&mut told);
            String::from_utf8_lossy(&told).trim().to_owned()
        })
    });
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if let Some(stop) = bounds.stop() {
            kill(&mut child);
            return Ok(Ended::Stopped(stop));
        }
        thread::sleep(PATIENCE);
    };
    if status.success() {
        return Ok(Ended::Well);
    }
    let told = told.and_then(|told| told.join().ok()).unwrap_or_default();
    let start = told.char_indices().rev().nth(LONGEST_TALE).map_or(0, |(at, _)| at);
    Ok(Ended::Badly(told[start..].to_owned()))
}

/// Gives a process a group of its own, so that what it starts ends with it.
pub(super) fn apart(command: &mut Command) {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    #[cfg(not(unix))]
    let _ = command;
}

/// Ends a process that was started apart, with all it has started.
pub(super) fn kill(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        // It may have ended by itself.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}
