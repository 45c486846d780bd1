use std::io::{self, Write};

use extension_testing::{CaseResult, Difference, Outcome};

use super::{Tested, case_name, text};

/// JUnit's XML, a suite for each component. What is not runnable here is skipped, with the reason.
pub fn write(out: &mut impl Write, tested: &Tested<'_>) -> io::Result<()> {
    let results = &tested.report.results;
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    // How much was skipped is an attribute of the suites alone.
    writeln!(out, "<testsuites name=\"extstudio\" {}>", counts(results))?;
    for results in results.chunk_by(|one, other| one.case.component == other.case.component) {
        let name = results.first().map(|result| result.case.component.as_str()).unwrap_or_default();
        let skipped = count(results, |outcome| matches!(outcome, Outcome::NotRunnable { .. } | Outcome::Cancelled));
        writeln!(out, "  <testsuite name=\"{}\" {} skipped=\"{skipped}\">", escaped(name), counts(results))?;
        writeln!(
            out,
            "    <properties><property name=\"engine\" value=\"{}\"/></properties>",
            escaped(&tested.report.engine)
        )?;
        results.iter().try_for_each(|result| case(out, tested, result))?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn count(results: &[CaseResult], counted: fn(&Outcome) -> bool) -> usize {
    results.iter().filter(|result| counted(&result.outcome)).count()
}

fn counts(results: &[CaseResult]) -> String {
    let seconds: f64 = results.iter().map(|result| result.milliseconds).sum::<f64>() / 1000.0;
    format!(
        "tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{seconds:.3}\"",
        results.len(),
        count(results, |outcome| matches!(outcome, Outcome::Failed { .. })),
        count(results, |outcome| matches!(outcome, Outcome::Broken { .. })),
    )
}

fn case(out: &mut impl Write, tested: &Tested<'_>, result: &CaseResult) -> io::Result<()> {
    let name = escaped(&case_name(&result.case.id, result.mode));
    let class = escaped(&result.case.component);
    let seconds = result.milliseconds / 1000.0;
    writeln!(out, "    <testcase classname=\"{class}\" name=\"{name}\" time=\"{seconds:.3}\">")?;
    let details = escaped(&text::details(tested, result, false)?);
    match &result.outcome {
        Outcome::Passed if details.is_empty() => {}
        Outcome::Passed => writeln!(out, "      <system-out>{details}</system-out>")?,
        Outcome::Cancelled => writeln!(out, "      <skipped message=\"Cancelled\"/>")?,
        Outcome::NotRunnable { told } => {
            writeln!(out, "      <skipped message=\"{}\"/>", escaped(&tested.sentence(told)))?;
        }
        Outcome::Broken { told } => {
            let message = escaped(&tested.sentence(told));
            writeln!(out, "      <error type=\"error\" message=\"{message}\">{details}</error>")?;
        }
        Outcome::Failed { differences } => {
            let message = escaped(&headline(tested, differences));
            writeln!(out, "      <failure type=\"difference\" message=\"{message}\">{details}</failure>")?;
        }
    }
    writeln!(out, "    </testcase>")
}

/// The first difference in a line: lists of results show no more.
fn headline(tested: &Tested<'_>, differences: &[Difference]) -> String {
    match differences.first().map(super::differences::written) {
        Some(Ok(lines)) => lines.into_iter().next().unwrap_or_default(),
        Some(Err(told)) => tested.sentence(told),
        None => String::new(),
    }
}

/// Text for XML, without the characters that XML cannot hold.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push(character),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
