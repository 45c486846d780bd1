use std::collections::BTreeSet;

use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A listed component has no folder.
    ///
    /// ## What it does
    /// Looks for a folder in `components/` for each name in the extension's `components`.
    ///
    /// ## Why it matters
    /// Packaging stops at the component that is not there.
    ///
    /// ## Example
    /// ```json
    /// { "components": ["buffer", "clip"] }
    /// ```
    /// There is a folder `components/buffer`, and none for `clip`.
    ///
    /// ## Repair
    /// Correct the name, add the folder, or take the name out of the list.
    ComponentAbsent = Error("component-absent")
}

impl Check for ComponentAbsent {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        let there: BTreeSet<&str> = package.components.iter().map(|component| component.files.folder()).collect();
        for (pointer, name) in super::entries(extension.tree, "components") {
            if !there.contains(name) {
                report.value(extension.file, pointer, format!("There is no folder \"{name}\" in components/")).help(
                    did_you_mean(name, there.iter().copied(), || {
                        "Add the folder, or take the name out of the list".into()
                    }),
                );
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
        let files = [
            ("metadata.json", "{\n  \"components\": [\n    \"bufer\",\n    \"../clip\"\n  ]\n}"),
            ("components/buffer/metadata.json", "{}"),
        ];
        assert_snapshot!(found(&ComponentAbsent, &files), @r#"
        metadata.json:3:5 «"bufer"» error at /components/0
          There is no folder "bufer" in components/
          help: Did you mean "buffer"?
        metadata.json:4:5 «"../clip"» error at /components/1
          There is no folder "../clip" in components/
          help: Add the folder, or take the name out of the list
        "#);
    }

    #[test]
    fn names_with_a_folder_pass() {
        let files = [("metadata.json", r#"{"components": ["a"]}"#), ("components/a/metadata.json", "{}")];
        assert_eq!(found(&ComponentAbsent, &files), "");
    }
}
