use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An output that is no table.
    ///
    /// ## What it does
    /// Looks whether the `type` of each output is `Table`.
    ///
    /// ## Why it matters
    /// Components hand tables to each other, and the procedure gets a table's name for each output.
    ///
    /// ## Example
    /// ```json
    /// { "outputs": [{ "name": "count", "title": "Count", "type": "Number" }] }
    /// ```
    ///
    /// ## Repair
    /// Write `"type": "Table"`, and put the value into a table of one row.
    OutputNotATable = Error("output-not-a-table")
}

impl Check for OutputNotATable {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        for (pointer, output) in component.outputs() {
            if !output.kind.trim().is_empty() && output.kind != "Table" {
                let message = format!("The output \"{}\" is of type \"{}\", not \"Table\"", output.name, output.kind);
                report.value(metadata.file, pointer.then("type"), message).help("Write \"Table\": every output is one");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn other_types_are_told() {
        let outputs = r#"{"outputs": [{"name": "n", "type": "Number"}, {"name": "t", "type": "table"}]}"#;
        assert_snapshot!(found_in_component(&OutputNotATable, outputs), @r#"
        components/a/metadata.json:1:36 «"Number"» error at /outputs/0/type
          The output "n" is of type "Number", not "Table"
          help: Write "Table": every output is one
        components/a/metadata.json:1:69 «"table"» error at /outputs/1/type
          The output "t" is of type "table", not "Table"
          help: Write "Table": every output is one
        "#);
        assert_eq!(found_in_component(&OutputNotATable, r#"{"outputs": [{"type": "Table"}, {"name": "x"}]}"#), "");
    }
}
