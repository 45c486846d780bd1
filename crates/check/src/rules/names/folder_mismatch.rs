use crate::context::{ComponentContext, FunctionContext};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A folder has another name than what is in it.
    ///
    /// ## What it does
    /// Compares the `name` of a component with its folder's. For a function capitals make no difference.
    ///
    /// ## Why it matters
    /// The extension lists folders; Workflows, tests and the SQL use names. Two names for one thing are mixed up sooner
    /// or later.
    ///
    /// ## Example
    /// `components/buffer/metadata.json` says:
    /// ```json
    /// { "name": "buffers" }
    /// ```
    ///
    /// ## Repair
    /// Rename one after the other.
    FolderMismatch = Warning("folder-mismatch")
}

impl Check for FolderMismatch {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        let (name, folder) = (metadata.view.name.as_str(), component.files.folder());
        if !name.is_empty() && name != folder {
            report
                .value(metadata.file, "/name".into(), format!("The component \"{name}\" is in the folder \"{folder}\""))
                .help("Give both the same name");
        }
    }

    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let Some(metadata) = function.metadata() else { return };
        let (name, folder) = (metadata.view.name.as_str(), function.files.folder());
        if !name.is_empty() && !name.eq_ignore_ascii_case(folder) {
            let message = format!("The function \"{name}\" is in the folder \"{folder}\"");
            report.value(metadata.file, function.name_pointer(), message).help("Give both the same name");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn two_names_for_one_thing_are_told() {
        let files = [
            ("components/a/metadata.json", r#"{"name": "A"}"#),
            ("functions/f/metadata.json", r#"{"signature": {"name": "g"}}"#),
        ];
        assert_snapshot!(found(&FolderMismatch, &files), @r#"
        components/a/metadata.json:1:10 «"A"» warning at /name
          The component "A" is in the folder "a"
          help: Give both the same name
        functions/f/metadata.json:1:24 «"g"» warning at /signature/name
          The function "g" is in the folder "f"
          help: Give both the same name
        "#);
    }

    #[test]
    fn the_same_name_passes() {
        let files =
            [("components/a/metadata.json", r#"{"name": "a"}"#), ("functions/f/metadata.json", r#"{"name": "F"}"#)];
        assert_eq!(found(&FolderMismatch, &files), "");
    }
}
