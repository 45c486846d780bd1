//! Plans of installing and removing: shown, agreed to, carried out.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use extension_studio::Cancel;
use extension_studio::actions::{PlanEnd, PlanView, Planned};
use extension_warehouse::{Act, ActEvent, ActKind};
use serde::Serialize;

use crate::failure::Failure;
use crate::interrupt::INTERRUPTED;
use crate::report::tests::shown_told;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// What a plan and its end are to a program.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    plan: &'a PlanView,
    end: &'a PlanEnd,
}

pub fn write(out: &mut impl Write, plan: &PlanView, format: Format, with_sql: bool) -> io::Result<()> {
    if format == Format::Json {
        return write_json(out, plan);
    }
    let installed = match &plan.installed_version {
        Some(version) if version.is_empty() => ", where it is installed without a version".to_owned(),
        Some(version) => format!(", where version {version} is installed"),
        None => String::new(),
    };
    writeln!(out, "{} in {}{installed}:", plan.extension, plan.destination)?;
    for act in &plan.acts {
        writeln!(out, "  {}", told(act))?;
        if with_sql {
            for line in act.sql.lines() {
                writeln!(out, "    {line}")?;
            }
        }
    }
    Ok(())
}

pub fn write_json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}

/// An act in words.
fn told(act: &Act) -> String {
    let Act { name, .. } = act;
    match act.kind {
        ActKind::CreateTable => "create the table of installed extensions, where there is none".to_owned(),
        ActKind::DropProcedure => format!("drop the procedure {name}"),
        ActKind::DropFunction => format!("drop the function {name}"),
        ActKind::Forget => format!("take {name} out of the table of installed extensions"),
        ActKind::CreateProcedure => format!("create the procedure {name}"),
        ActKind::ReplaceProcedure => format!("replace the procedure {name}"),
        ActKind::CreateFunction => format!("create the function {name}"),
        ActKind::ReplaceFunction => format!("replace the function {name}"),
        ActKind::Register => format!("put {name} into the table of installed extensions"),
    }
}

/// Asks on a terminal; elsewhere nobody can answer.
pub fn is_agreed(out: &mut impl Write, verb: &str) -> io::Result<bool> {
    if !io::stdin().is_terminal() {
        writeln!(out, "Nothing was done: add --yes to go on without being asked")?;
        return Ok(false);
    }
    write!(out, "{verb}? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}

/// Carries a plan out and tells what came of it.
pub fn carry_out(
    out: &mut impl Write,
    root: &Path,
    planned: &Planned,
    format: Format,
    cancel: &Cancel,
) -> Result<ExitCode, Failure> {
    let acts = &planned.view.acts;
    let listener = |event: ActEvent| match event {
        ActEvent::Started { at } if format == Format::Text => eprintln!("  {} …", told(&acts[at])),
        _ => {}
    };
    let end = planned.carry_out(&listener, cancel)?;
    match format {
        Format::Json => write_json(out, &Report { plan: &planned.view, end: &end })?,
        Format::Text => write_end(out, root, &planned.view, &end)?,
    }
    out.flush()?;
    Ok(match &end.failure {
        None => ExitCode::SUCCESS,
        Some(failure) if failure.cancelled => ExitCode::from(INTERRUPTED),
        Some(_) => ExitCode::FAILURE,
    })
}

fn write_end(out: &mut impl Write, root: &Path, plan: &PlanView, end: &PlanEnd) -> io::Result<()> {
    for done in &end.done {
        let job = done.job.as_ref().map(|job| format!("  {job}")).unwrap_or_default();
        let billed = done.bytes_billed.map(|bytes| format!("  {bytes} bytes billed")).unwrap_or_default();
        let skipped = done.skipped.as_ref().map(|why| format!("  not done: {why}")).unwrap_or_default();
        let milliseconds = done.milliseconds;
        writeln!(out, "done  {}  {milliseconds:.0} ms{job}{billed}{skipped}", told(&plan.acts[done.at]))?;
    }
    let Some(failure) = &end.failure else {
        return writeln!(out, "{}: {} statements done", plan.destination, end.done.len());
    };
    let word = if failure.cancelled { "cancelled" } else { "FAILED" };
    writeln!(out, "{word}  {}", told(&plan.acts[failure.at]))?;
    if !failure.cancelled {
        writeln!(out, "  {}", shown_told(root, &failure.told))?;
    }
    for act in &plan.acts[failure.at + 1..] {
        writeln!(out, "not begun  {}", told(act))?;
    }
    Ok(())
}
