use std::fmt;
use std::io::{self, Write};

use extension_check::{Problem, Severity};
use extension_model::text::Lines;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

use super::Checked;

/// The longest line shown whole around a problem, in bytes. Icons and data in one line would fill the screen.
const LONGEST_LINE: usize = 400;

/// For people: each problem with its source line and a caret under the place, then the counts.
pub fn write(out: &mut impl Write, checked: &Checked<'_>, colours: bool) -> io::Result<()> {
    let theme = if colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(110).with_context_lines(1).with_links(false);
    for problem in checked.problems {
        let mut text = String::new();
        let told = Told::new(checked, problem);
        handler.render_report(&mut text, &told).map_err(io::Error::other)?;
        writeln!(out, "{}", text.trim_end())?;
        if told.source.is_none() {
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

/// A problem as the terminal reporter wants it.
#[derive(Debug)]
struct Told<'a> {
    problem: &'a Problem,
    source: Option<NamedSource<String>>,
    span: Option<(usize, usize)>,
}

impl<'a> Told<'a> {
    fn new(checked: &Checked<'_>, problem: &'a Problem) -> Self {
        let located = problem.extent.zip(checked.package.text(&problem.path)).and_then(|(extent, text)| {
            let lines = Lines::new(text);
            let (start, end) = (lines.offset(extent.start), lines.offset(extent.end));
            let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
            (line_end - line_start <= LONGEST_LINE).then(|| {
                let source = NamedSource::new(checked.path(&problem.path), text.to_string());
                (source, (start, end.min(line_end).saturating_sub(start)))
            })
        });
        let (source, span) = located.unzip();
        Self { problem, source, span }
    }
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.message)
    }
}

impl std::error::Error for Told<'_> {}

impl Diagnostic for Told<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(&self.problem.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.problem.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, length) = self.span?;
        Some(Box::new(std::iter::once(LabeledSpan::new(None, start, length))))
    }
}
