//! The binary `extension-studio`: reads its arguments and opens the window.

// Without this a console window would stand behind the studio on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser;
use extension_studio_app::Arguments;

fn main() -> ExitCode {
    match extension_studio_app::run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extension-studio: {error}");
            ExitCode::FAILURE
        }
    }
}
