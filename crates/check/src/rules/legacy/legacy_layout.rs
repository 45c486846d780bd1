use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A component in the layout until autumn 2024.
    ///
    /// ## What it does
    /// Looks for components with a `src/procedure.sql`, and without `src/fullrun.sql` and `src/dryrun.sql`.
    ///
    /// ## Why it matters
    /// They are packaged and work. But they get no environment variables, and the dry run and the full run have to be
    /// kept apart by hand.
    ///
    /// ## Example
    /// ```sql
    /// CREATE OR REPLACE PROCEDURE BUFFER(places STRING, output STRING, dry_run BOOL)
    /// BEGIN
    ///   IF (dry_run) THEN SELECT 1; ELSE SELECT 2; END IF;
    /// END;
    /// ```
    ///
    /// ## Repair
    /// Put what runs when `dry_run` holds into `src/dryrun.sql`, the rest into `src/fullrun.sql`, and remove
    /// `src/procedure.sql` and the `procedureName` in the metadata.
    LegacyLayout = Warning("legacy-layout")
}

impl Check for LegacyLayout {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        if let Some(file) = super::procedure(component) {
            report
                .whole(&file.path, "The component is in the layout until autumn 2024")
                .help("Put its two runs into src/fullrun.sql and src/dryrun.sql, and remove this file");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn the_old_layout_is_told() {
        assert_snapshot!(found(&LegacyLayout, &[("components/a/src/procedure.sql", "CREATE PROCEDURE a()")]), @"
        components/a/src/procedure.sql warning
          The component is in the layout until autumn 2024
          help: Put its two runs into src/fullrun.sql and src/dryrun.sql, and remove this file
        ");
        assert_eq!(found(&LegacyLayout, &[("components/a/src/fullrun.sql", "SELECT 1")]), "");
    }
}
