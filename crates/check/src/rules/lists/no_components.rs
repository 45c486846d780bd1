use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An extension without components.
    ///
    /// ## What it does
    /// Looks for at least one entry in the extension's `components`.
    ///
    /// ## Why it matters
    /// An extension adds components to Workflows. One without any adds nothing.
    ///
    /// ## Example
    /// ```json
    /// { "components": [] }
    /// ```
    ///
    /// ## Repair
    /// Add a component, and its folder's name to the list.
    NoComponents = Warning("no-components")
}

impl Check for NoComponents {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        if extension.tree.get("components").is_some_and(|list| list.is_array() && list.elements().is_empty()) {
            report
                .value(extension.file, "/components".into(), "The extension has no components")
                .help("Add a component, and its folder's name to the list");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn an_empty_list_is_told() {
        assert_snapshot!(found(&NoComponents, &[("metadata.json", r#"{"components": []}"#)]), @"
        metadata.json:1:16 «[]» warning at /components
          The extension has no components
          help: Add a component, and its folder's name to the list
        ");
        assert_eq!(found(&NoComponents, &[("metadata.json", r#"{"components": ["a"]}"#)]), "");
    }
}
