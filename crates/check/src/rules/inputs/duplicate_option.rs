use std::collections::HashSet;

use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A selection offers one option twice.
    ///
    /// ## What it does
    /// Looks for equal entries in the `options` of a Selection.
    ///
    /// ## Why it matters
    /// Both look alike and mean the same. Often one of them was meant to be something else.
    ///
    /// ## Example
    /// ```json
    /// { "name": "unit", "type": "Selection", "options": ["km", "mi", "km"] }
    /// ```
    ///
    /// ## Repair
    /// Remove one, or correct it.
    DuplicateOption = Warning("duplicate-option")
}

impl Check for DuplicateOption {
    fn input(&self, input: &InputContext, report: &mut Report) {
        if !super::has_option(input, "options") {
            return;
        }
        let mut seen = HashSet::new();
        for (index, option) in input.input.list("options").into_iter().enumerate() {
            if !seen.insert(option.clone()) {
                report
                    .value(
                        input.file,
                        input.at("options").then(index),
                        format!("The option \"{option}\" is there twice"),
                    )
                    .help("Remove one of them, or correct it");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn repeated_options_are_told() {
        assert_snapshot!(found_in_inputs(&DuplicateOption, r#"[{"type": "Selection", "options": ["km", 5, "km", "5"]}]"#), @r#"
        components/a/metadata.json:1:69 «"km"» warning at /inputs/0/options/2
          The option "km" is there twice
          help: Remove one of them, or correct it
        components/a/metadata.json:1:75 «"5"» warning at /inputs/0/options/3
          The option "5" is there twice
          help: Remove one of them, or correct it
        "#);
        assert_eq!(found_in_inputs(&DuplicateOption, r#"[{"type": "Selection", "options": ["km", "KM"]}]"#), "");
    }
}
