use extension_model::{Content, Logic};

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A component has no SQL for its full run or for its dry run.
    ///
    /// ## What it does
    /// Looks for `src/fullrun.sql` and `src/dryrun.sql` in each component's folder. A component in the layout until
    /// autumn 2024 has a single `src/procedure.sql` instead.
    ///
    /// ## Why it matters
    /// Both stand in the component's procedure: the full run makes the result, the dry run tells Workflows which
    /// columns it will have. Packaging stops without them.
    ///
    /// ## Example
    /// ```text
    /// components/buffer/metadata.json
    /// components/buffer/src/fullrun.sql
    /// ```
    ///
    /// ## Repair
    /// Add the missing file, here `components/buffer/src/dryrun.sql`.
    SqlMissing = Error("sql-missing")
}

impl Check for SqlMissing {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        // A folder without metadata is no component yet.
        if component.source().is_none() || matches!(component.files.logic(), Logic::Procedure(_)) {
            return;
        }
        let content = |name: &str| component.files.path(name).and_then(|path| component.package.get(&path));
        let has_legacy_layout =
            matches!(content("src/procedure.sql"), Some(Content::Unread { .. } | Content::Binary(_)));
        for (name, purpose) in [("src/fullrun.sql", "full run"), ("src/dryrun.sql", "dry run")] {
            let path = component.files.path(name);
            if let Some(path) = path.filter(|_| content(name).is_none() && !has_legacy_layout) {
                report
                    .whole(
                        &path,
                        format!("The component \"{}\" has no SQL for its {purpose}", component.files.folder()),
                    )
                    .help(format!("Add {path}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn missing_files_are_told() {
        let files = [
            ("components/a/metadata.json", "{}"),
            ("components/b/metadata.json", "{}"),
            ("components/b/src/fullrun.sql", "SELECT 1"),
            ("components/b/src/procedure.sql", "CREATE PROCEDURE b()"),
        ];
        assert_snapshot!(found(&SqlMissing, &files), @r#"
        components/a/src/dryrun.sql error
          The component "a" has no SQL for its dry run
          help: Add components/a/src/dryrun.sql
        components/a/src/fullrun.sql error
          The component "a" has no SQL for its full run
          help: Add components/a/src/fullrun.sql
        components/b/src/dryrun.sql error
          The component "b" has no SQL for its dry run
          help: Add components/b/src/dryrun.sql
        "#);
    }

    #[test]
    fn either_layout_passes() {
        let files = [
            ("components/a/metadata.json", "{}"),
            ("components/a/src/fullrun.sql", "SELECT 1"),
            ("components/a/src/dryrun.sql", "SELECT 1"),
            ("components/b/metadata.json", "{}"),
            ("components/b/src/procedure.sql", "CREATE PROCEDURE b()"),
            ("components/notes/README.md", ""),
        ];
        assert_eq!(found(&SqlMissing, &files), "");
    }
}
