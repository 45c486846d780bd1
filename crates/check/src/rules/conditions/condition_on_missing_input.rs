use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A condition on an input that does not exist.
    ///
    /// ## What it does
    /// Looks for the input that each condition in `showIf` names.
    ///
    /// ## Why it matters
    /// The condition never holds, so that the input never shows.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "showIf": [{ "parameter": "metod", "value": "Circle" }] }
    /// ```
    ///
    /// ## Repair
    /// Write the name of an input: `"method"`.
    ConditionOnMissingInput = Warning("condition-on-missing-input")
}

impl Check for ConditionOnMissingInput {
    fn input(&self, input: &InputContext, report: &mut Report) {
        for (pointer, condition) in super::conditions(input) {
            let name = condition.parameter.as_str();
            if input.component.input(name).is_none() {
                let others = input.component.inputs.iter().map(|other| other.name.as_str());
                let others = others.filter(|other| *other != input.input.name && !other.is_empty());
                report
                    .value(input.file, pointer.then("parameter"), format!("There is no input \"{name}\" to depend on"))
                    .help(did_you_mean(name, others, || "Name another input of this component".into()));
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
    fn missing_inputs_are_told() {
        let inputs = r#"[
            {"name": "method"},
            {"name": "radius", "showIf": [{"parameter": "metod", "value": 1}, {"parameter": "x", "value": 1}]}
        ]"#;
        assert_snapshot!(found_in_inputs(&ConditionOnMissingInput, inputs), @r#"
        components/a/metadata.json:3:57 «"metod"» warning at /inputs/1/showIf/0/parameter
          There is no input "metod" to depend on
          help: Did you mean "method"?
        components/a/metadata.json:3:93 «"x"» warning at /inputs/1/showIf/1/parameter
          There is no input "x" to depend on
          help: Name another input of this component
        "#);
    }

    #[test]
    fn inputs_that_are_there_pass() {
        let inputs = r#"[{"name": "a", "showIf": [{"parameter": "b"}, {"parameter": "a"}]}, {"name": "b"}]"#;
        assert_eq!(found_in_inputs(&ConditionOnMissingInput, inputs), "");
    }
}
