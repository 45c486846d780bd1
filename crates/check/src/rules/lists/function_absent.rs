use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A listed function has no folder.
    ///
    /// ## What it does
    /// Looks for a folder in `functions/` for each name in the extension's `functions`.
    ///
    /// ## Why it matters
    /// Packaging stops at the function that is not there: an extension without it would fail when it runs.
    ///
    /// ## Example
    /// ```json
    /// { "functions": ["distance_weight"] }
    /// ```
    /// There is no folder `functions/distance_weight`.
    ///
    /// ## Repair
    /// Correct the name, add the folder, or take the name out of the list.
    FunctionAbsent = Error("function-absent")
}

impl Check for FunctionAbsent {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        let folders = || package.functions.iter().map(|function| function.files.folder());
        for (pointer, name) in super::entries(extension.tree, "functions") {
            if !folders().any(|folder| folder == name) {
                report
                    .value(extension.file, pointer, format!("There is no folder \"{name}\" in functions/"))
                    .help(did_you_mean(name, folders(), || "Add the folder, or take the name out of the list".into()));
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
    fn names_without_a_folder_are_told() {
        let files =
            [("metadata.json", r#"{"functions": ["weight", "wieght"]}"#), ("functions/weight/metadata.json", "{}")];
        assert_snapshot!(found(&FunctionAbsent, &files), @r#"
        metadata.json:1:26 «"wieght"» error at /functions/1
          There is no folder "wieght" in functions/
          help: Did you mean "weight"?
        "#);
        assert_eq!(found(&FunctionAbsent, &[("metadata.json", r#"{"functions": []}"#)]), "");
    }
}
