use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A selection without options.
    ///
    /// ## What it does
    /// Looks for at least one entry in the `options` of a Selection. A warning where the selection may be left empty.
    ///
    /// ## Why it matters
    /// Nothing can be chosen, so that the form can never be filled.
    ///
    /// ## Example
    /// ```json
    /// { "name": "method", "type": "Selection", "options": [] }
    /// ```
    ///
    /// ## Repair
    /// Add options, or remove the input.
    NoOptions = Error("no-options")
}

impl Check for NoOptions {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let options = input.node.get("options");
        // What is no list has the wrong type, which another rule tells.
        let is_wrong = options.is_some_and(|options| !options.is_array() && options.kind() != "null");
        let is_empty = options.is_none_or(|options| options.elements().is_empty());
        if !super::has_option(input, "options") || is_wrong || !is_empty {
            return;
        }
        let message = format!("The selection \"{}\" has no options", input.input.label());
        let problem = report.value(input.file, input.at("options"), message).help("Add options, or remove the input");
        if !super::is_always_required(input) {
            problem.only_a_warning();
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn selections_with_nothing_to_choose_are_told() {
        let inputs = r#"[
            {"name": "how", "type": "Selection", "options": []},
            {"name": "why", "type": "Selection", "optional": true}
        ]"#;
        assert_snapshot!(found_in_inputs(&NoOptions, inputs), @r#"
        components/a/metadata.json:2:61 «[]» error at /inputs/0/options
          The selection "how" has no options
          help: Add options, or remove the input
        components/a/metadata.json:3:13 «{» warning at /inputs/1/options
          The selection "why" has no options
          help: Add options, or remove the input
        "#);
    }

    #[test]
    fn one_option_is_enough() {
        let inputs =
            r#"[{"type": "Selection", "options": ["a"]}, {"type": "String"}, {"type": "Selection", "options": "a"}]"#;
        assert_eq!(found_in_inputs(&NoOptions, inputs), "");
    }
}
