use extension_model::input_types;

use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// An input of a type that does not exist.
    ///
    /// ## What it does
    /// Compares the `type` of each input with the known types.
    ///
    /// ## Why it matters
    /// The type decides how the form asks for the value, and the type of the procedure's parameter. Packaging stops at
    /// one it does not know.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "number" }
    /// ```
    ///
    /// ## Repair
    /// Write the name as it is known: `"Number"`.
    UnknownType = Error("unknown-type")
}

impl Check for UnknownType {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let name = input.input.type_name.as_str();
        if name.trim().is_empty() || input.input.input_type().is_some() {
            return;
        }
        let known: Vec<_> =
            input_types::ALL.iter().filter(|known| known.is_documented()).map(|known| known.name()).collect();
        report.value(input.file, input.at("type"), format!("There is no input type \"{name}\"")).help(did_you_mean(
            name,
            known.iter().copied(),
            || format!("Use one of {}", known.join(", ")),
        ));
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn unknown_types_are_told_with_the_likely_one() {
        assert_snapshot!(found_in_inputs(&UnknownType, r#"[{"type": "number"}, {"type": "Map"}]"#), @r#"
        components/a/metadata.json:1:35 «"number"» error at /inputs/0/type
          There is no input type "number"
          help: Did you mean "Number"?
        components/a/metadata.json:1:55 «"Map"» error at /inputs/1/type
          There is no input type "Map"
          help: Use one of Table, Column, String, StringSql, Number, Range, Boolean, Selection, Json, GeoJson, GeoJsonDraw
        "#);
    }

    #[test]
    fn known_types_and_missing_ones_pass() {
        assert_eq!(
            found_in_inputs(&UnknownType, r#"[{"type": "Number"}, {"type": "Condition"}, {"type": 1}, {}]"#),
            ""
        );
    }
}
