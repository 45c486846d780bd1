use std::collections::{HashMap, HashSet};

use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// Two functions have one name.
    ///
    /// ## What it does
    /// Looks for folders that the extension's `functions` lists twice, and for listed functions whose names differ in
    /// nothing but capitals.
    ///
    /// ## Why it matters
    /// Functions are created under their names in capitals: of two, the second replaces the first.
    ///
    /// ## Example
    /// `functions/weight/metadata.json` and `functions/weight_2/metadata.json` both say:
    /// ```json
    /// { "name": "weight" }
    /// ```
    ///
    /// ## Repair
    /// Give one of them another name.
    DuplicateFunction = Error("duplicate-function")
}

impl Check for DuplicateFunction {
    fn package(&self, package: &Context, report: &mut Report) {
        if let Some(extension) = package.extension() {
            let mut seen = HashSet::new();
            for (pointer, name) in super::entries(extension.tree, "functions") {
                if !seen.insert(name) {
                    report
                        .value(extension.file, pointer, format!("The function \"{name}\" is listed twice"))
                        .help("Remove this entry");
                }
            }
        }
        let mut first = HashMap::new();
        for function in package.functions.iter().filter(|function| function.listed) {
            let Some(metadata) = function.metadata().filter(|metadata| !metadata.view.name.is_empty()) else {
                continue;
            };
            let name = metadata.view.name.as_str();
            if let Some(other) = first.insert(name.to_ascii_uppercase(), function.files.folder()) {
                let message = format!("The function in functions/{other} is called \"{name}\", too");
                report.value(metadata.file, function.name_pointer(), message).help("Give one of them another name");
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
            ("metadata.json", r#"{"functions": ["f", "g", "f"]}"#),
            ("functions/f/metadata.json", r#"{"name": "weight"}"#),
            ("functions/g/metadata.json", r#"{"signature": {"name": "WEIGHT"}}"#),
        ];
        assert_snapshot!(found(&DuplicateFunction, &files), @r#"
        functions/g/metadata.json:1:24 «"WEIGHT"» error at /signature/name
          The function in functions/f is called "WEIGHT", too
          help: Give one of them another name
        metadata.json:1:26 «"f"» error at /functions/2
          The function "f" is listed twice
          help: Remove this entry
        "#);
    }

    #[test]
    fn two_names_pass() {
        let files =
            [("functions/f/metadata.json", r#"{"name": "f"}"#), ("functions/g/metadata.json", r#"{"name": "g"}"#)];
        assert_eq!(found(&DuplicateFunction, &files), "");
    }
}
