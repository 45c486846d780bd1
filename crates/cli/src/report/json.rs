use std::io::{self, Write};

use extension_check::Problem;
use serde::Serialize;

use super::Checked;

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    problems: &'a [Problem],
}

/// One object: counts, and every problem with its code, severity, message, path and place (lines and columns from 1).
pub fn write(out: &mut impl Write, checked: &Checked<'_>) -> io::Result<()> {
    let report = Report { errors: checked.errors(), warnings: checked.warnings(), problems: checked.problems };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}
