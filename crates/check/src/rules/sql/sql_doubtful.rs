use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// SQL that cannot be made sense of here.
    ///
    /// ## What it does
    /// Reads the SQL files as the provider does, and tells where the reading stops.
    ///
    /// ## Why it matters
    /// It may be a mistake. It may also be something that the warehouse knows and the studio does not: a test on the
    /// warehouse tells which.
    ///
    /// ## Example
    /// ```sql
    /// SELECT geom FORM places
    /// ```
    ///
    /// ## Repair
    /// Correct the text at the marked place, or leave it when the warehouse takes it.
    SqlDoubtful = Warning("sql-doubtful")
}

impl Check for SqlDoubtful {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        for script in component.scripts() {
            for problem in script.syntax_problems().iter().filter(|problem| !problem.certain) {
                report.span(&script.file, problem.span.clone(), None, problem.message.clone()).help(format!(
                    "Leave it when {} takes it: not all of its SQL is known here",
                    script.provider.title()
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::found;

    #[test]
    fn doubts_are_told_with_the_place() {
        let files = [("components/a/src/fullrun.sql", "SELECT 1;\nSELECT geom FORM places x;\n")];
        assert!(found(&SqlDoubtful, &files).starts_with("components/a/src/fullrun.sql:2:18 «places» warning\n"));
    }

    #[test]
    fn what_is_understood_passes() {
        assert_eq!(found(&SqlDoubtful, &[("components/a/src/fullrun.sql", "SELECT geom FROM places")]), "");
    }
}
