use extension_model::Pointer;

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// The procedure of the old layout has another name than the metadata say.
    ///
    /// ## What it does
    /// Compares the name in the CREATE PROCEDURE of `src/procedure.sql` with the `procedureName` of the metadata.
    ///
    /// ## Why it matters
    /// Workflows calls the procedure by the name in the metadata. There is none of that name.
    ///
    /// ## Example
    /// ```sql
    /// CREATE OR REPLACE PROCEDURE BUFFERS(places STRING, output STRING, dry_run BOOL)
    /// ```
    /// The metadata say `"procedureName": "BUFFER"`.
    ///
    /// ## Repair
    /// Write the same name in both.
    LegacyProcedureName = Error("legacy-procedure-name")
}

impl Check for LegacyProcedureName {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let (Some(metadata), Some(provider)) = (component.metadata(), component.provider) else { return };
        let Some(file) = super::procedure(component) else { return };
        let procedure = extension_sql::legacy_procedure(file.text, provider);
        let pointer: Pointer = "/procedureName".into();
        let Some(named) = metadata.view.procedure_name.as_deref().filter(|name| !name.trim().is_empty()) else {
            let help = match &procedure {
                Some(procedure) => format!("Add \"procedureName\": \"{}\"", procedure.name),
                None => "Add the name of the procedure in src/procedure.sql".into(),
            };
            report.value(metadata.file, pointer, "The component does not name its procedure").help(help);
            return;
        };
        let Some(procedure) = procedure else {
            report
                .whole(&file.path, "The file does not start with a CREATE PROCEDURE")
                .help("Write CREATE OR REPLACE PROCEDURE, its name and its parameters first")
                .only_a_warning();
            return;
        };
        let bare = named.rsplit('.').next().unwrap_or(named).trim_matches(['`', '"']);
        if !procedure.name.eq_ignore_ascii_case(bare) {
            report
                .value(
                    metadata.file,
                    pointer,
                    format!("The procedure is called \"{}\", not \"{named}\"", procedure.name),
                )
                .help(format!("Write \"{}\", or rename the procedure in src/procedure.sql", procedure.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(metadata: &str, procedure: &str) -> String {
        let files = [("components/a/metadata.json", metadata), ("components/a/src/procedure.sql", procedure)];
        found(&LegacyProcedureName, &files)
    }

    const PROCEDURE: &str = "CREATE OR REPLACE PROCEDURE `@@workflows_temp@@.BUFFER`(dry_run BOOL) BEGIN END;";

    #[test]
    fn names_that_differ_are_told() {
        assert_snapshot!(with(r#"{"procedureName": "BUFFERS"}"#, PROCEDURE), @r#"
        components/a/metadata.json:1:19 «"BUFFERS"» error at /procedureName
          The procedure is called "BUFFER", not "BUFFERS"
          help: Write "BUFFER", or rename the procedure in src/procedure.sql
        "#);
        assert_snapshot!(with("{}", PROCEDURE), @r#"
        components/a/metadata.json:1:1 «{» error at /procedureName
          The component does not name its procedure
          help: Add "procedureName": "BUFFER"
        "#);
        assert_snapshot!(with(r#"{"procedureName": "BUFFER"}"#, "SELECT 1"), @"
        components/a/src/procedure.sql warning
          The file does not start with a CREATE PROCEDURE
          help: Write CREATE OR REPLACE PROCEDURE, its name and its parameters first
        ");
    }

    #[test]
    fn the_same_name_passes() {
        assert_eq!(with(r#"{"procedureName": "buffer"}"#, PROCEDURE), "");
        assert_eq!(with(r#"{"procedureName": "BUFFER"}"#, "CREATE PROCEDURE x.BUFFER(dry_run BOOL) BEGIN END;"), "");
    }
}
