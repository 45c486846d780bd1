//! The binary as a shell or a script sees it.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

fn extension_studio() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_extension-studio"));
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
}

#[test]
fn version_is_told_without_a_window() {
    extension_studio().arg("--version").assert().success().stdout(contains(env!("CARGO_PKG_VERSION")));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_screen_it_says_what_to_do_instead() {
    extension_studio().assert().code(1).stderr(contains("no screen").and(contains("extstudio")));
}
