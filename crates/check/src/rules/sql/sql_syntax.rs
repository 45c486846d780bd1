use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// SQL that its warehouse would not take.
    ///
    /// ## What it does
    /// Reads the SQL files as the provider does, and tells what it would certainly refuse: a quote or a bracket that is
    /// never closed, a block without its end.
    ///
    /// ## Why it matters
    /// The procedure cannot be created, so that the extension cannot be installed.
    ///
    /// ## Example
    /// ```sql
    /// SELECT 'it''s FROM places
    /// ```
    ///
    /// ## Repair
    /// Correct the text at the marked place.
    SqlSyntax = Error("sql-syntax")
}

impl Check for SqlSyntax {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        for script in component.scripts() {
            for problem in script.syntax_problems().iter().filter(|problem| problem.certain) {
                report.span(&script.file, problem.span.clone(), None, problem.message.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::found;

    #[test]
    fn certain_mistakes_are_told_with_the_place() {
        let files = [("components/a/src/fullrun.sql", "SELECT 1;\nSELECT 'it FROM places;\n")];
        assert!(found(&SqlSyntax, &files).starts_with("components/a/src/fullrun.sql:2:8 «'» error\n"));
    }

    #[test]
    fn sql_as_the_provider_takes_it_passes() {
        let files = [
            ("metadata.json", r#"{"provider": "snowflake"}"#),
            ("components/a/src/fullrun.sql", "CREATE TABLE IDENTIFIER(:o) AS SELECT 'it''s' FROM IDENTIFIER(:i);"),
        ];
        assert_eq!(found(&SqlSyntax, &files), "");
    }
}
