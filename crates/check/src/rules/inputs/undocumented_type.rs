use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An input of a type that nobody documents.
    ///
    /// ## What it does
    /// Looks for input types that are accepted, and described nowhere: `Condition`, `SelectionType`, `ColumnNumber` and
    /// a few more.
    ///
    /// ## Why it matters
    /// They are packaged as they are. The preview shows a text field: what Workflows shows is not known, and may
    /// change.
    ///
    /// ## Example
    /// ```json
    /// { "name": "aggregation", "type": "SelectColumnAggregation" }
    /// ```
    ///
    /// ## Repair
    /// Use documented types, here a `Column` and a `Selection`.
    UndocumentedType = Warning("undocumented-type")
}

impl Check for UndocumentedType {
    fn input(&self, input: &InputContext, report: &mut Report) {
        if let Some(input_type) = input.input.input_type().filter(|input_type| !input_type.is_documented()) {
            let message = format!("The input type \"{}\" is not documented", input_type.name());
            report
                .value(input.file, input.at("type"), message)
                .help("Use documented types; the preview shows this one as a text field");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn undocumented_types_are_told() {
        let inputs = r#"[{"type": "SelectColumnType"}, {"type": "Column"}, {"type": "Unknown"}]"#;
        assert_snapshot!(found_in_inputs(&UndocumentedType, inputs), @r#"
        components/a/metadata.json:1:35 «"SelectColumnType"» warning at /inputs/0/type
          The input type "SelectColumnType" is not documented
          help: Use documented types; the preview shows this one as a text field
        "#);
    }
}
