use std::io::{self, Write};

use extension_testing::{Agreement, CaseResult, Outcome, Report, Told};
use miette::Severity;

use super::{Tested, differences, message, title};
use crate::report::located::Located;
use crate::report::shown;

const GREEN: &str = "32";
const RED: &str = "31";
const YELLOW: &str = "33";

/// Titles longer than this push what follows them to the right, their own line's alone.
const WIDEST_TITLE: usize = 60;

/// For people: a line for each case, under it what is wrong down to the cell, then the counts.
pub fn write(out: &mut impl Write, tested: &Tested<'_>, colours: bool) -> io::Result<()> {
    let results: Vec<_> = tested.report.results.iter().collect();
    write_results(out, tested, &results, colours)?;
    if results.is_empty() {
        return writeln!(out, "There are no test cases");
    }
    let report = tested.report;
    for left in &report.left_behind {
        writeln!(out, "{left}; remove it by hand")?;
    }
    writeln!(out, "{} · engine {} · {}", summary(report), report.engine, duration(report.milliseconds))
}

/// Some of the cases, each with what is wrong with it.
pub fn write_results(
    out: &mut impl Write,
    tested: &Tested<'_>,
    results: &[&CaseResult],
    colours: bool,
) -> io::Result<()> {
    let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or_default();
    let marks = widest(&mut results.iter().map(|result| mark(&result.outcome).0.len()));
    let titles = widest(&mut results.iter().map(|result| title(result).chars().count())).min(WIDEST_TITLE);
    for (at, result) in results.iter().enumerate() {
        let (mark, colour) = mark(&result.outcome);
        let mark = format!("{mark:marks$}");
        let mark = if colours { format!("\u{1b}[{colour}m{mark}\u{1b}[0m") } else { mark };
        writeln!(out, "{mark}  {:titles$}  {}  {:>7}", title(result), result.engine, duration(result.milliseconds))?;
        // What stops a whole package is told once.
        let told_below = results.get(at + 1).is_some_and(|next| is_same_gap(&result.outcome, &next.outcome));
        if !told_below {
            write!(out, "{}", details(tested, result, colours)?)?;
        }
    }
    Ok(())
}

/// What is wrong with a case, and what is perhaps not meant.
pub fn details(tested: &Tested<'_>, result: &CaseResult, colours: bool) -> io::Result<String> {
    let mut details = String::new();
    match &result.outcome {
        Outcome::Failed { differences } => {
            for difference in differences {
                match differences::written(difference) {
                    Ok(lines) => lines.iter().for_each(|line| details.push_str(&format!("  {line}\n"))),
                    Err(told) => details.push_str(&tell(tested, told, Severity::Error, colours)?),
                }
            }
        }
        Outcome::Broken { told } => details.push_str(&tell(tested, told, Severity::Error, colours)?),
        Outcome::NotRunnable { told } => details.push_str(&tell(tested, told, Severity::Warning, colours)?),
        Outcome::Passed | Outcome::Cancelled => {}
    }
    for warning in &result.warnings {
        details.push_str(&format!("  warning: {}: {}\n", warning.output, warning.message));
        if warning.dry != warning.full {
            differences::schemas(&warning.dry, &warning.full)
                .iter()
                .for_each(|line| details.push_str(&format!("  {line}\n")));
        }
    }
    if let Some(agreement) = &result.offline {
        details.push_str(&beside(agreement));
    }
    Ok(details)
}

/// What the offline engine brought, against the warehouse.
fn beside(agreement: &Agreement) -> String {
    match agreement {
        Agreement::Agrees => "  the offline engine agrees\n".to_owned(),
        Agreement::Unknown { reason } => format!("  the offline engine cannot be compared: {reason}\n"),
        Agreement::Differs { differences, types } => {
            let mut lines = vec!["the offline engine differs (its rows as those expected):".to_owned()];
            lines.extend(types.iter().map(|line| format!("  {line}")));
            for difference in differences {
                let written = differences::written(difference);
                lines.extend(written.into_iter().flatten().map(|line| format!("  {line}")));
            }
            lines.iter().map(|line| format!("  {line}\n")).collect()
        }
    }
}

/// An error with the author's own line, and with the statement that was made of it while running.
fn tell(tested: &Tested<'_>, told: &Told, severity: Severity, colours: bool) -> io::Result<String> {
    let mut located = Located::new(severity, message(told));
    let place = told.path.as_ref().zip(told.place);
    if let Some(((path, place), text)) = place.and_then(|at| Some((at, tested.package.text(at.0)?))) {
        located = located.at(shown(tested.root, path), text, place);
    }
    let mut text = located.rendered(colours).map_err(io::Error::other)?;
    if let Some(path) = told.path.as_ref().filter(|_| !located.shows_source()) {
        let place = told.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
        text.push_str(&format!("\n   in {}{place}", shown(tested.root, path)));
    }
    if let Some(dynamic) = &told.dynamic {
        let executed = Located::new(Severity::Advice, "in the statement that was executed there").at(
            "executed".to_owned(),
            &dynamic.sql,
            dynamic.place,
        );
        text.push('\n');
        text.push_str(&executed.rendered(colours).map_err(io::Error::other)?);
    }
    Ok(text.lines().map(|line| format!("{}\n", format!("  {line}").trim_end())).collect())
}

fn mark(outcome: &Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Passed => ("passed", GREEN),
        Outcome::Failed { .. } => ("failed", RED),
        Outcome::Broken { .. } => ("error", RED),
        Outcome::NotRunnable { .. } => ("not runnable here", YELLOW),
        Outcome::Cancelled => ("cancelled", YELLOW),
    }
}

/// Whether two cases are stopped by the same thing that the engine lacks.
fn is_same_gap(one: &Outcome, other: &Outcome) -> bool {
    matches!(one, Outcome::NotRunnable { .. }) && one == other
}

fn summary(report: &Report) -> String {
    let counts = [
        (report.count(|outcome| *outcome == Outcome::Passed), "passed"),
        (report.count(|outcome| matches!(outcome, Outcome::Failed { .. })), "failed"),
        (report.count(|outcome| matches!(outcome, Outcome::Broken { .. })), "with errors"),
        (report.count(|outcome| matches!(outcome, Outcome::NotRunnable { .. })), "not runnable here"),
        (report.count(|outcome| *outcome == Outcome::Cancelled), "cancelled"),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    told.collect::<Vec<_>>().join(", ")
}

fn duration(milliseconds: f64) -> String {
    if milliseconds < 1000.0 { format!("{milliseconds:.0} ms") } else { format!("{:.1} s", milliseconds / 1000.0) }
}
