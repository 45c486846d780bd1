use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A function that the extension does not list.
    ///
    /// ## What it does
    /// Looks for each folder of `functions/` in the extension's `functions`.
    ///
    /// ## Why it matters
    /// Only listed functions are packaged: a component that calls another fails when it runs. They are created in the
    /// order of the list, so that one can use those before it.
    ///
    /// ## Example
    /// There is a folder `functions/distance_weight`, and the extension says:
    /// ```json
    /// { "functions": [] }
    /// ```
    ///
    /// ## Repair
    /// Add the folder's name to the list, or remove the folder.
    FunctionUnlisted = Warning("function-unlisted")
}

impl Check for FunctionUnlisted {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        for function in package.functions.iter().filter(|function| !function.listed) {
            let folder = function.files.folder();
            report
                .key(
                    extension.file,
                    "/functions".into(),
                    format!("The folder functions/{folder} is not listed, so it is not packaged"),
                )
                .help(format!("Add \"{folder}\" to \"functions\", or remove the folder"));
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
        let function = ("functions/weight/metadata.json", "{}");
        assert_snapshot!(found(&FunctionUnlisted, &[("metadata.json", "{}"), function]), @r#"
        metadata.json:1:1 «{» warning at /functions
          The folder functions/weight is not listed, so it is not packaged
          help: Add "weight" to "functions", or remove the folder
        "#);
        assert_snapshot!(found(&FunctionUnlisted, &[("metadata.json", r#"{"functions": ["w"]}"#), function]), @r#"
        metadata.json:1:2 «"functions"» warning at /functions
          The folder functions/weight is not listed, so it is not packaged
          help: Add "weight" to "functions", or remove the folder
        "#);
        assert_eq!(found(&FunctionUnlisted, &[("metadata.json", r#"{"functions": ["weight"]}"#), function]), "");
    }
}
