use extension_model::PackagePath;

use crate::context::{ComponentContext, Context, FunctionContext};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A `metadata.json` is missing.
    ///
    /// ## What it does
    /// Looks for the extension's `metadata.json` at the root of the package, and for one in the folder of each listed
    /// component and function.
    ///
    /// ## Why it matters
    /// The metadata says what an extension, a component or a function is. Nothing can be packaged without it.
    ///
    /// ## Example
    /// ```text
    /// components/buffer/src/fullrun.sql
    /// components/buffer/src/dryrun.sql
    /// ```
    ///
    /// ## Repair
    /// Add the file, here `components/buffer/metadata.json`, or remove what has no use without it.
    MetadataMissing = Error("metadata-missing")
}

impl Check for MetadataMissing {
    fn package(&self, package: &Context, report: &mut Report) {
        let path = PackagePath::extension_metadata();
        if package.package.get(&path).is_none() {
            report
                .whole(&path, "The package has no metadata.json")
                .help("Open the folder that holds the extension's metadata.json, or create a new package");
        }
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let path = component.files.metadata_path();
        if let Some(path) = path.filter(|path| component.listed && component.package.get(path).is_none()) {
            report
                .whole(&path, format!("The component \"{}\" has no metadata.json", component.files.folder()))
                .help("Add the file, or take the component out of the extension's \"components\"");
        }
    }

    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let path = function.files.metadata_path();
        if let Some(path) = path.filter(|path| function.listed && function.package.get(path).is_none()) {
            report
                .whole(&path, format!("The function \"{}\" has no metadata.json", function.files.folder()))
                .help("Add the file, or take the function out of the extension's \"functions\"");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::{found, found_in, package};

    #[test]
    fn folders_without_metadata_are_told() {
        let files = [
            ("metadata.json", r#"{"components": ["a"]}"#),
            ("components/a/src/fullrun.sql", "SELECT 1"),
            ("functions/f/src/definition.sql", "(1)"),
        ];
        assert_snapshot!(found(&MetadataMissing, &files), @r#"
        components/a/metadata.json error
          The component "a" has no metadata.json
          help: Add the file, or take the component out of the extension's "components"
        "#);
        assert_snapshot!(found_in(&MetadataMissing, &package(&[("README.md", "")])), @"
        metadata.json error
          The package has no metadata.json
          help: Open the folder that holds the extension's metadata.json, or create a new package
        ");
    }

    #[test]
    fn a_folder_that_is_not_listed_may_hold_anything() {
        let files = [("metadata.json", r#"{"components": []}"#), ("components/notes/README.md", "")];
        assert_eq!(found(&MetadataMissing, &files), "");
    }
}
