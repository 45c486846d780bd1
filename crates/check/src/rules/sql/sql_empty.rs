use crate::context::{ComponentContext, Script};
use crate::problem::Problem;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An SQL file without statements.
    ///
    /// ## What it does
    /// Looks for at least one statement in `src/fullrun.sql` and in `src/dryrun.sql`. Comments are none. A warning for
    /// the dry run.
    ///
    /// ## Why it matters
    /// A full run that does nothing makes no result, and what stands behind it in the workflow fails. After an empty dry
    /// run Workflows does not know the result's columns.
    ///
    /// ## Example
    /// ```sql
    /// -- to be written
    /// ```
    ///
    /// ## Repair
    /// Write each output: `CREATE TABLE … AS SELECT …`.
    SqlEmpty = Error("sql-empty")
}

impl Check for SqlEmpty {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let write = "Write each output: CREATE TABLE … AS SELECT …";
        if let Some(problem) = check(component.fullrun.as_ref(), "The full run has no statements", report) {
            problem.help(write);
        }
        if let Some(problem) = check(component.dryrun.as_ref(), "The dry run has no statements", report) {
            problem.help(format!("{write} WHERE 1 = 0")).only_a_warning();
        }
    }
}

fn check<'r>(script: Option<&Script>, message: &str, report: &'r mut Report) -> Option<&'r mut Problem> {
    let script = script.filter(|script| script.references().is_empty())?;
    // What is no words is a mistake of another kind.
    let is_empty = extension_sql::split_statements(script.file.text, script.provider).is_empty();
    is_empty.then(|| report.whole(&script.file.path, message))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn files_without_statements_are_told() {
        let files = [("components/a/src/fullrun.sql", "-- later\n;\n"), ("components/a/src/dryrun.sql", "")];
        assert_snapshot!(found(&SqlEmpty, &files), @"
        components/a/src/dryrun.sql warning
          The dry run has no statements
          help: Write each output: CREATE TABLE … AS SELECT … WHERE 1 = 0
        components/a/src/fullrun.sql error
          The full run has no statements
          help: Write each output: CREATE TABLE … AS SELECT …
        ");
        assert_eq!(found(&SqlEmpty, &[("components/a/src/fullrun.sql", "SELECT 1")]), "");
    }
}
