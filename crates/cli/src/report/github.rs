use std::io::{self, Write};

use extension_check::Severity;

use super::Checked;

/// Workflow commands of GitHub Actions: each problem becomes an annotation at its line.
pub fn write(out: &mut impl Write, checked: &Checked<'_>) -> io::Result<()> {
    for problem in checked.problems {
        let level = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut place = format!("file={}", property(&checked.path(&problem.path)));
        if let Some(extent) = problem.extent {
            let (start, end) = (extent.start, extent.end);
            place += &format!(",line={},endLine={},col={}", start.line, end.line, start.column);
            if start.line == end.line {
                place += &format!(",endColumn={}", end.column);
            }
        }
        let help = problem.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
        let message = data(&format!("{}{help}", problem.message));
        writeln!(out, "::{level} {place},title={}::{message}", property(&problem.code))?;
    }
    Ok(())
}

/// A message may hold line ends only in their escaped form.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property may not hold what separates it from the next one either.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
