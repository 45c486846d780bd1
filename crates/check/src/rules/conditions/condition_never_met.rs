use extension_model::input::plain_value;
use extension_model::input_types::Possible;
use extension_model::{Input, Pointer};
use serde_json::Value;

use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A condition that waits for a value which never comes.
    ///
    /// ## What it does
    /// Compares the values of each condition in `showIf` with those that the named input can have: one of its options,
    /// true or false, a number between its bounds.
    ///
    /// ## Why it matters
    /// The condition never holds for such a value. If it has no other, the input never shows.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "inputs": [
    ///     { "name": "method", "type": "Selection", "options": ["Circle", "Square"] },
    ///     { "name": "radius", "type": "Number", "showIf": [{ "parameter": "method", "value": "circle" }] }
    ///   ]
    /// }
    /// ```
    ///
    /// ## Repair
    /// Write a value that the input can have: `"Circle"`.
    ConditionNeverMet = Warning("condition-never-met")
}

impl Check for ConditionNeverMet {
    fn input(&self, input: &InputContext, report: &mut Report) {
        for (pointer, condition) in super::conditions(input) {
            let Some(other) = input.component.input(&condition.parameter) else { continue };
            let Some(input_type) = other.input_type() else { continue };
            let possible = input_type.possible(other);
            let never = |value: &Value| !value.is_null() && !possible.includes(value);
            let pointer = pointer.then("value");
            for (index, value) in condition.values.iter().enumerate().filter(|(_, value)| never(value)) {
                let pointer = if condition.any { pointer.then(index) } else { pointer.clone() };
                tell(input, pointer, other, value, &possible, report);
            }
        }
    }
}

fn tell(
    input: &InputContext,
    pointer: Pointer,
    other: &Input,
    value: &Value,
    possible: &Possible,
    report: &mut Report,
) {
    let value = plain_value(value);
    let help = match possible {
        // Without options no value is possible, which another rule tells.
        Possible::OneOf(values) if values.is_empty() => return,
        Possible::OneOf(values) => {
            let values: Vec<_> = values.iter().map(plain_value).collect();
            did_you_mean(&value, values.iter().map(String::as_str), || format!("It is one of {}", values.join(", ")))
        }
        Possible::Between(Some(min), Some(max)) => format!("It is a number from {min} to {max}"),
        Possible::Between(Some(min), None) => format!("It is a number from {min} on"),
        Possible::Between(None, Some(max)) => format!("It is a number up to {max}"),
        Possible::Between(None, None) => "It is a number".into(),
        Possible::Anything | Possible::Incomparable => "Write a text, a number or a boolean".into(),
    };
    let message = format!("\"{}\" never has the value \"{value}\"", other.name);
    report.value(input.file, pointer, message).help(help);
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    const OTHERS: &str = r#"
        {"name": "shape", "type": "Selection", "options": ["Circle", "Square", 3]},
        {"name": "many", "type": "Selection", "mode": "multiple", "options": ["x", "y"]},
        {"name": "flag", "type": "Boolean"},
        {"name": "size", "type": "Number", "min": "1", "max": 9},
        {"name": "text", "type": "String"},
        {"name": "table", "type": "Table"},
        {"name": "empty", "type": "Selection"}
    "#;

    fn with_conditions(conditions: &str) -> String {
        found_in_inputs(&ConditionNeverMet, &format!("[{{\"name\": \"i\", \"showIf\": [{conditions}]}},{OTHERS}]"))
    }

    #[test]
    fn values_that_never_come_are_told() {
        assert_snapshot!(with_conditions(
            r#"
            {"parameter": "shape", "value": ["circle", "Square", "Star"]},
            {"parameter": "flag", "value": "yes"},
            {"parameter": "size", "value": 10},
            {"parameter": "text", "value": {"a": 1}}
            "#
        ), @r#"
        components/a/metadata.json:2:46 «"circle"» warning at /inputs/0/showIf/0/value/0
          "shape" never has the value "circle"
          help: Did you mean "Circle"?
        components/a/metadata.json:2:66 «"Star"» warning at /inputs/0/showIf/0/value/2
          "shape" never has the value "Star"
          help: It is one of Circle, Square, 3
        components/a/metadata.json:3:44 «"yes"» warning at /inputs/0/showIf/1/value
          "flag" never has the value "yes"
          help: It is one of true, false
        components/a/metadata.json:4:44 «10» warning at /inputs/0/showIf/2/value
          "size" never has the value "10"
          help: It is a number from 1 to 9
        components/a/metadata.json:5:44 «{"a": 1}» warning at /inputs/0/showIf/3/value
          "text" never has the value "{"a":1}"
          help: Write a text, a number or a boolean
        "#);
    }

    #[test]
    fn values_that_may_come_pass() {
        let conditions = r#"
            {"parameter": "shape", "value": ["Circle", "3", null]}, {"parameter": "many", "value": "y"},
            {"parameter": "flag", "value": "true"}, {"parameter": "flag", "value": false},
            {"parameter": "size", "value": "9"}, {"parameter": "text", "value": 5},
            {"parameter": "table", "value": "t"}, {"parameter": "empty", "value": "t"},
            {"parameter": "missing", "value": 1}, {"parameter": "shape"}
        "#;
        assert_eq!(with_conditions(conditions), "");
    }
}
