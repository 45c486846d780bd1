use std::collections::{HashMap, HashSet};

use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// Two components have one name.
    ///
    /// ## What it does
    /// Looks for folders that the extension's `components` lists twice, and for listed components whose metadata give
    /// the same `name`.
    ///
    /// ## Why it matters
    /// Workflows knows a component by its name: of two, one takes the place of the other.
    ///
    /// ## Example
    /// ```json
    /// { "components": ["buffer", "clip", "buffer"] }
    /// ```
    ///
    /// ## Repair
    /// Remove the second entry, or give the component another name.
    DuplicateComponent = Error("duplicate-component")
}

impl Check for DuplicateComponent {
    fn package(&self, package: &Context, report: &mut Report) {
        if let Some(extension) = package.extension() {
            let mut seen = HashSet::new();
            for (pointer, name) in super::entries(extension.tree, "components") {
                if !seen.insert(name) {
                    report
                        .value(extension.file, pointer, format!("The component \"{name}\" is listed twice"))
                        .help("Remove this entry");
                }
            }
        }
        let mut first = HashMap::new();
        for component in package.components.iter().filter(|component| component.listed) {
            let Some(metadata) = component.metadata().filter(|metadata| !metadata.view.name.is_empty()) else {
                continue;
            };
            let name = metadata.view.name.as_str();
            if let Some(other) = first.insert(name, component.files.folder()) {
                let message = format!("The component in components/{other} is called \"{name}\", too");
                report.value(metadata.file, "/name".into(), message).help("Give one of them another name");
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
    fn one_name_for_two_is_told() {
        let files = [
            ("metadata.json", r#"{"components": ["a", "b", "a"]}"#),
            ("components/a/metadata.json", r#"{"name": "x"}"#),
            ("components/b/metadata.json", r#"{"name": "x"}"#),
        ];
        assert_snapshot!(found(&DuplicateComponent, &files), @r#"
        components/b/metadata.json:1:10 «"x"» error at /name
          The component in components/a is called "x", too
          help: Give one of them another name
        metadata.json:1:27 «"a"» error at /components/2
          The component "a" is listed twice
          help: Remove this entry
        "#);
    }

    #[test]
    fn a_copy_that_is_not_listed_does_no_harm() {
        let files = [
            ("metadata.json", r#"{"components": ["a"]}"#),
            ("components/a/metadata.json", r#"{"name": "x"}"#),
            ("components/b/metadata.json", r#"{"name": "x"}"#),
        ];
        assert_eq!(found(&DuplicateComponent, &files), "");
    }
}
