use extension_model::Pointer;

use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// An option of an input has a value that its type does not know.
    ///
    /// ## What it does
    /// Compares the options that have only a few values, such as `mode` and `dataType`, with those values.
    ///
    /// ## Why it matters
    /// Workflows shows the plain field instead of the one that was meant, or offers no columns.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "mode": "range" }
    /// ```
    ///
    /// ## Repair
    /// Use a value that the type knows, here `"slider"`, or remove the option.
    UnknownOptionValue = Warning("unknown-option-value")
}

impl Check for UnknownOptionValue {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let Some(input_type) = input.input.input_type() else { return };
        for option in input_type.options().iter().filter(|option| !option.values.is_empty()) {
            let Some(node) = input.node.get(option.key) else { continue };
            let pointer = input.at(option.key);
            let values: Vec<(Pointer, &str)> = if node.is_array() {
                let entries = node.elements().iter().enumerate();
                entries.filter_map(|(index, entry)| Some((pointer.then(index), entry.as_str()?))).collect()
            } else {
                node.as_str().map(|value| (pointer, value)).into_iter().collect()
            };
            for (pointer, value) in values.into_iter().filter(|(_, value)| !option.values.contains(value)) {
                let message = format!("Inputs of type {} know no {} \"{value}\"", input_type.name(), option.key);
                let known = || match option.values {
                    [one] => format!("Use \"{one}\", or remove \"{}\"", option.key),
                    values => format!("Use some of {}", values.join(", ")),
                };
                report.value(input.file, pointer, message).help(did_you_mean(
                    value,
                    option.values.iter().copied(),
                    known,
                ));
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
    fn unknown_modes_and_data_types_are_told() {
        let inputs = r#"[
            {"type": "Number", "mode": "range"},
            {"type": "Selection", "mode": "Multiple"},
            {"type": "Column", "dataType": ["number", "geom", "Geography"]},
            {"type": "Column", "dataType": "polygon"}
        ]"#;
        assert_snapshot!(found_in_inputs(&UnknownOptionValue, inputs), @r#"
        components/a/metadata.json:2:40 «"range"» warning at /inputs/0/mode
          Inputs of type Number know no mode "range"
          help: Use "slider", or remove "mode"
        components/a/metadata.json:3:43 «"Multiple"» warning at /inputs/1/mode
          Inputs of type Selection know no mode "Multiple"
          help: Did you mean "multiple"?
        components/a/metadata.json:4:55 «"geom"» warning at /inputs/2/dataType/1
          Inputs of type Column know no dataType "geom"
          help: Use some of string, number, boolean, geography, geometry, date, datetime, time, timestamp
        components/a/metadata.json:4:63 «"Geography"» warning at /inputs/2/dataType/2
          Inputs of type Column know no dataType "Geography"
          help: Did you mean "geography"?
        components/a/metadata.json:5:44 «"polygon"» warning at /inputs/3/dataType
          Inputs of type Column know no dataType "polygon"
          help: Use some of string, number, boolean, geography, geometry, date, datetime, time, timestamp
        "#);
    }

    #[test]
    fn known_ones_pass() {
        let inputs = r#"[
            {"type": "Number", "mode": "slider"}, {"type": "String", "mode": "multiline"}, {"type": "Number", "mode": null},
            {"type": "Column", "mode": "multiple", "dataType": ["geography", "timestamp"]}
        ]"#;
        assert_eq!(found_in_inputs(&UnknownOptionValue, inputs), "");
    }
}
