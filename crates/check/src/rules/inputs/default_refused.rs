use extension_model::form::{ConnectedTables, is_empty};
use serde_json::Value;

use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A default that the form refuses.
    ///
    /// ## What it does
    /// Puts the `default` of each input into its field, as Workflows does, and looks whether the field takes it: a
    /// number between `min` and `max`, one of the `options`, valid JSON. An input with `noDefault` passes.
    ///
    /// ## Why it matters
    /// Whoever adds the component to a workflow starts with an error in the form.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "min": 1, "max": 10, "default": 50 }
    /// ```
    ///
    /// ## Repair
    /// Choose another default, or change what is allowed.
    DefaultRefused = Warning("default-refused")
}

impl Check for DefaultRefused {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let default = input.input.default.as_ref().filter(|default| !input.input.no_default && !is_empty(default));
        let (Some(default), Some(input_type)) = (default, input.input.input_type()) else { return };
        // What cannot be judged because of another mistake is left to the rule for that one.
        let has_no_options = super::has_option(input, "options") && input.input.list("options").is_empty();
        let has_no_room = input.input.number("min").zip(input.input.number("max")).is_some_and(|(min, max)| min > max);
        if has_no_options || has_no_room {
            return;
        }
        let value = input_type.normalise(input.input, default);
        let is_structure = |value: &Value| matches!(value, Value::Array(_) | Value::Object(_));
        let refusal = if is_structure(&value)
            && is_structure(&input_type.blank()) != is_structure(&value)
            && !input.input.is_multiple()
        {
            Some("A list or an object is no value of this field".into())
        } else {
            input_type.judge(input.input, &value, &ConnectedTables::new())
        };
        if let Some(refusal) = refusal {
            let message = format!("The default of \"{}\" is not accepted: {refusal}", input.input.label());
            report
                .value(input.file, input.at("default"), message)
                .help("Choose another default, or change what is allowed");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn defaults_that_start_as_errors_are_told() {
        let inputs = r#"[
            {"name": "a", "type": "Number", "max": "10", "default": 50},
            {"name": "b", "type": "Number", "default": "many"},
            {"name": "c", "type": "Selection", "options": ["x"], "default": "y"},
            {"name": "d", "type": "Selection", "mode": "multiple", "options": ["x"], "default": ["x", "z"]},
            {"name": "e", "type": "Boolean", "default": "yes"},
            {"name": "f", "type": "Range", "default": [5, 1]},
            {"name": "g", "type": "Json", "default": "{"},
            {"name": "h", "type": "GeoJson", "default": "{}"},
            {"name": "i", "type": "String", "default": {"a": 1}}
        ]"#;
        assert_snapshot!(found_in_inputs(&DefaultRefused, inputs), @r#"
        components/a/metadata.json:2:69 «50» warning at /inputs/0/default
          The default of "a" is not accepted: Must be at most 10
          help: Choose another default, or change what is allowed
        components/a/metadata.json:3:56 «"many"» warning at /inputs/1/default
          The default of "b" is not accepted: "many" is not a number
          help: Choose another default, or change what is allowed
        components/a/metadata.json:4:77 «"y"» warning at /inputs/2/default
          The default of "c" is not accepted: "y" is not one of the options
          help: Choose another default, or change what is allowed
        components/a/metadata.json:5:97 «["x", "z"]» warning at /inputs/3/default
          The default of "d" is not accepted: "z" is not one of the options
          help: Choose another default, or change what is allowed
        components/a/metadata.json:6:57 «"yes"» warning at /inputs/4/default
          The default of "e" is not accepted: "yes" is neither true nor false
          help: Choose another default, or change what is allowed
        components/a/metadata.json:7:55 «[5, 1]» warning at /inputs/5/default
          The default of "f" is not accepted: The minimum is larger than the maximum
          help: Choose another default, or change what is allowed
        components/a/metadata.json:8:54 «"{"» warning at /inputs/6/default
          The default of "g" is not accepted: Line 1: This object is never closed: add a }
          help: Choose another default, or change what is allowed
        components/a/metadata.json:9:57 «"{}"» warning at /inputs/7/default
          The default of "h" is not accepted: GeoJSON is an object with a "type"
          help: Choose another default, or change what is allowed
        components/a/metadata.json:10:56 «{"a": 1}» warning at /inputs/8/default
          The default of "i" is not accepted: A list or an object is no value of this field
          help: Choose another default, or change what is allowed
        "#);
    }

    #[test]
    fn defaults_as_published_packages_write_them_pass() {
        let inputs = r#"[
            {"type": "Number", "min": "2", "max": 20, "default": "10"},
            {"type": "Boolean", "default": "true"},
            {"type": "Selection", "mode": "multiple", "options": ["x", "y"], "default": "x, y"},
            {"type": "Column", "mode": "multiple", "parent": "t", "default": ["a", "b"]},
            {"type": "Column", "parent": "t", "default": "geom"},
            {"type": "Range", "default": ["1", 5]},
            {"type": "Json", "default": {"a": 1}},
            {"type": "String", "default": 5},
            {"type": "Number", "max": 1, "default": 5, "noDefault": "true"},
            {"type": "Number", "max": 1, "default": null},
            {"type": "Selection", "options": ["x"], "default": ""},
            {"type": "Selection", "default": "x"},
            {"type": "Number", "min": 3, "max": 1, "default": 2},
            {"type": "Unknown", "default": 5}
        ]"#;
        assert_eq!(found_in_inputs(&DefaultRefused, inputs), "");
    }
}
