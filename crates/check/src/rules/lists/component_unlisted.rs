use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A component that the extension does not list.
    ///
    /// ## What it does
    /// Looks for each folder of `components/` in the extension's `components`.
    ///
    /// ## Why it matters
    /// Only listed components are packaged. Errors in one that is not listed are told as warnings.
    ///
    /// ## Example
    /// There is a folder `components/clip`, and the extension says:
    /// ```json
    /// { "components": ["buffer"] }
    /// ```
    ///
    /// ## Repair
    /// Add the folder's name to the list, or remove the folder.
    ComponentUnlisted = Warning("component-unlisted")
}

impl Check for ComponentUnlisted {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        for component in package.components.iter().filter(|component| !component.listed) {
            let folder = component.files.folder();
            report
                .key(
                    extension.file,
                    "/components".into(),
                    format!("The folder components/{folder} is not listed, so it is not packaged"),
                )
                .help(format!("Add \"{folder}\" to \"components\", or remove the folder"));
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn a_folder_that_is_not_listed_is_told() {
        let files = [("metadata.json", r#"{"components": []}"#), ("components/clip/metadata.json", "{}")];
        assert_snapshot!(found(&ComponentUnlisted, &files), @r#"
        metadata.json:1:2 «"components"» warning at /components
          The folder components/clip is not listed, so it is not packaged
          help: Add "clip" to "components", or remove the folder
        "#);
    }

    #[test]
    fn without_a_list_nothing_is_unlisted() {
        for extension in ["{}", r#"{"components": "clip"}"#, "{", r#"{"components": ["clip"]}"#] {
            let files = [("metadata.json", extension), ("components/clip/metadata.json", "{}")];
            assert_eq!(found(&ComponentUnlisted, &files), "");
        }
    }
}
