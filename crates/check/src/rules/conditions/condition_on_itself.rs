use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An input that shows only for a value of its own.
    ///
    /// ## What it does
    /// Looks for conditions in `showIf` that name the input they belong to.
    ///
    /// ## Why it matters
    /// Hidden it cannot be changed, so that it never shows; or it disappears while someone fills it.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "showIf": [{ "parameter": "radius", "value": 10 }] }
    /// ```
    ///
    /// ## Repair
    /// Name the input that decides, or remove the condition.
    ConditionOnItself = Warning("condition-on-itself")
}

impl Check for ConditionOnItself {
    fn input(&self, input: &InputContext, report: &mut Report) {
        for (pointer, condition) in super::conditions(input) {
            if condition.parameter == input.input.name {
                let message = format!("The input \"{}\" shows only for a value of its own", condition.parameter);
                report
                    .value(input.file, pointer.then("parameter"), message)
                    .help("Name the input that decides, or remove the condition");
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
    fn a_condition_on_itself_is_told() {
        let inputs = r#"[{"name": "a", "showIf": [{"parameter": "b", "value": 1}, {"parameter": "a", "value": 1}]}]"#;
        assert_snapshot!(found_in_inputs(&ConditionOnItself, inputs), @r#"
        components/a/metadata.json:1:97 «"a"» warning at /inputs/0/showIf/1/parameter
          The input "a" shows only for a value of its own
          help: Name the input that decides, or remove the condition
        "#);
        assert_eq!(found_in_inputs(&ConditionOnItself, r#"[{"name": "", "showIf": [{"parameter": ""}, 1]}]"#), "");
    }
}
