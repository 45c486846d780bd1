//! Where in the author's own files something happened that was told for a generated statement.

use extension_model::text::Place;
use extension_model::{Package, PackagePath};

use extension_warehouse::Step;

use crate::{Dynamic, RunKind, Told, Variables};

/// What the author's files are, and what became of them.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub package: &'a Package,
    /// The component's folder.
    pub component: &'a str,
    /// What the marks in the files were replaced by.
    pub variables: &'a Variables,
}

/// Tells an error at its place in the author's file, with the dynamic statement it was in.
pub(crate) fn told(message: String, trail: &[Step], origin: Origin<'_>, run: Option<RunKind>) -> Told {
    let Origin { package, component, variables } = origin;
    let mut told = Told { run, ..Told::new(message) };
    let files = package.component(component);
    let first = run.map_or(RunKind::Full, |run| run).file();
    let own = [first, "src/fullrun.sql", "src/dryrun.sql", "src/procedure.sql"].map(|name| files.path(name));
    let functions = package.functions_in_order();
    let functions = functions.iter().filter_map(|name| {
        let function = package.function(name);
        let (language, _) = function.definition()?;
        Some(function.path(&format!("src/{}", language.file_name())))
    });
    let candidates: Vec<PackagePath> = own.into_iter().chain(functions).flatten().collect();
    for step in trail {
        let found = candidates.iter().find_map(|path| {
            let (line, column) = find(&step.source, package.text(path)?, variables, step.line, step.column)?;
            Some((path.clone(), place(line, column)))
        });
        if let Some((path, place)) = found {
            told.path = Some(path);
            told.place = Some(place);
            return told;
        }
        if told.dynamic.is_none() && step.dynamic {
            told.dynamic = Some(Dynamic { sql: step.source.clone(), place: place(step.line, step.column) });
        }
    }
    told
}

/// Finds the file among the lines of a statement that holds it, indented otherwise, with its marks filled and perhaps
/// with a last `;`, and translates a place in it.
fn find(statement: &str, file: &str, variables: &Variables, line: usize, column: usize) -> Option<(usize, usize)> {
    let file = file.trim_start_matches('\u{feff}');
    let filled = variables.fill(file).ok()?;
    let filled: Vec<&str> = filled.lines().collect();
    let first = filled.iter().position(|line| !line.trim().is_empty())?;
    let last = filled.iter().rposition(|line| !line.trim().is_empty())?;
    let body = &filled[first..=last];
    let lines: Vec<&str> = statement.lines().collect();
    let same = |one: &str, other: &str| {
        let (one, other) = (one.trim(), other.trim());
        one == other || one.strip_suffix(';').is_some_and(|one| one == other) || one.replacen(';', "", 1) == other
    };
    let start = (0..=lines.len().checked_sub(body.len())?)
        .find(|start| body.iter().zip(&lines[*start..]).all(|(author, line)| same(line, author)))?;
    let at = line.checked_sub(start + 1).filter(|at| *at < body.len())?;
    let indentation = |line: &str| line.chars().count() - line.trim_start().chars().count();
    let shift = indentation(lines[start + at]).saturating_sub(indentation(body[at]));
    let column = column.saturating_sub(shift).max(1);
    let written = file.lines().nth(first + at).unwrap_or_default();
    Some((first + at + 1, before_filling(written, body[at], column)))
}

/// The column that a column of a line had before its marks were filled: what is inside a filled mark is at its start.
fn before_filling(written: &str, filled: &str, column: usize) -> usize {
    let (written, filled): (Vec<_>, Vec<_>) = (written.chars().collect(), filled.chars().collect());
    let same = |(one, other): &(&char, &char)| one == other;
    let before = written.iter().zip(&filled).take_while(same).count();
    if column <= before {
        return column;
    }
    let shortest = written.len().min(filled.len());
    let behind = written.iter().rev().zip(filled.iter().rev()).take(shortest - before).take_while(same).count();
    let from_end = filled.len().saturating_sub(column - 1);
    if from_end <= behind { written.len() - from_end + 1 } else { before + 1 }
}

fn place(line: usize, column: usize) -> Place {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place { line: small(line), column: small(column) }
}

#[cfg(test)]
mod tests {
    use extension_model::{Component, Provider};
    use extension_sql::{ProcedureSource, create_procedure};

    use super::find;
    use crate::Variables;

    #[test]
    fn a_place_in_the_procedure_is_found_in_the_file() {
        let fullrun = "\n-- first\nDECLARE x INT64;\n\n  SELECT '''a\nb''',\n    oops";
        let component = Component::default();
        let source = ProcedureSource { component: &component, procedure_name: "p", fullrun, dryrun: "SELECT 1" };
        let statement = create_procedure(&source, Provider::Bigquery);
        let line = statement.lines().position(|line| line.contains("oops")).unwrap();
        let column = statement.lines().nth(line).unwrap().find("oops").unwrap();
        let none = Variables::default();
        assert_eq!(find(&statement, fullrun, &none, line + 1, column + 1), Some((7, 5)));
        assert_eq!(find(&statement, fullrun, &none, 1, 1), None);
        assert_eq!(find(&statement, "SELECT 1", &none, line + 1, 1), None);
    }

    #[test]
    fn a_place_is_found_where_marks_were_filled() {
        let variables = Variables::default().with("t", "project.dataset");
        let file = "SELECT 1;\nCALL @@t@@.p(oops, @@t@@.q);";
        let statement = variables.fill(file).unwrap();
        let at = |column| find(&statement, file, &variables, 2, column);
        assert_eq!(at(1), Some((2, 1)));
        assert_eq!(at(6), Some((2, 6)));
        assert_eq!(
            at("CALL project.dataset.p(oops, project.dataset".len() + 1),
            Some((2, "CALL @@t@@.p(oops, @@t@@".len() + 1))
        );
    }
}
