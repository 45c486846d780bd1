use std::io::{self, Write};

use extension_check::{Problem, Severity};

use super::Checked;
use super::located::Located;

/// For people: each problem with its source line and a caret under the place, then the counts.
pub fn write(out: &mut impl Write, checked: &Checked<'_>, colours: bool) -> io::Result<()> {
    for problem in checked.problems {
        let told = located(checked, problem);
        writeln!(out, "{}", told.rendered(colours).map_err(io::Error::other)?)?;
        if !told.shows_source() {
            writeln!(out, "   in {}", checked.path(&problem.path))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(checked.errors(), checked.warnings()))
}

fn summary(errors: usize, warnings: usize) -> String {
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "No problems".to_owned(),
        (errors, 0) => count(errors, "error"),
        (0, warnings) => count(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}

fn located(checked: &Checked<'_>, problem: &Problem) -> Located {
    let severity = match problem.severity {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
    };
    let told = Located::new(severity, problem.message.as_str())
        .with_code(problem.code.as_str())
        .with_help(problem.help.clone());
    match problem.extent.zip(checked.package.text(&problem.path)) {
        Some((extent, text)) => told.within(checked.path(&problem.path), text, extent),
        None => told,
    }
}
