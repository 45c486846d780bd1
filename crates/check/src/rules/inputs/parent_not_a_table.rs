use extension_model::Component;

use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A column whose parent is no table.
    ///
    /// ## What it does
    /// Looks for the input that `parent` names, and whether it is of type Table. A warning for a column that may be
    /// left empty.
    ///
    /// ## Why it matters
    /// The form offers the columns of the parent. Where that is no table there is nothing to choose, and the component
    /// cannot run.
    ///
    /// ## Example
    /// ```json
    /// { "name": "geom", "type": "Column", "parent": "place" }
    /// ```
    /// The Table input is called `places`.
    ///
    /// ## Repair
    /// Write the name of a Table input: `"places"`.
    ParentNotATable = Error("parent-not-a-table")
}

impl Check for ParentNotATable {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let Some(parent) = input.input.text("parent").filter(|parent| !parent.is_empty()) else { return };
        if !super::has_option(input, "parent") || tables(input.component).any(|table| table == parent) {
            return;
        }
        let message = match input.component.input(parent) {
            Some(other) => format!("The parent \"{parent}\" is of type {}, not Table", other.type_name),
            None => format!("There is no input \"{parent}\" to take columns from"),
        };
        let problem = report.value(input.file, input.at("parent"), message);
        problem.help(did_you_mean(parent, tables(input.component), || "Name an input of type Table".into()));
        if !super::is_always_required(input) {
            problem.only_a_warning();
        }
    }
}

/// The names of the Table inputs.
pub(super) fn tables(component: &Component) -> impl Iterator<Item = &str> {
    component.inputs.iter().filter(|input| input.type_name == "Table").map(|input| input.name.as_str())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn parents_without_columns_are_told() {
        let inputs = r#"[
            {"name": "places", "type": "Table"},
            {"name": "geom", "type": "Column", "parent": "place"},
            {"name": "id", "type": "Column", "parent": "geom"},
            {"name": "note", "type": "Column", "parent": "nowhere", "optional": true}
        ]"#;
        assert_snapshot!(found_in_inputs(&ParentNotATable, inputs), @r#"
        components/a/metadata.json:3:58 «"place"» error at /inputs/1/parent
          There is no input "place" to take columns from
          help: Did you mean "places"?
        components/a/metadata.json:4:56 «"geom"» error at /inputs/2/parent
          The parent "geom" is of type Column, not Table
          help: Name an input of type Table
        components/a/metadata.json:5:58 «"nowhere"» warning at /inputs/3/parent
          There is no input "nowhere" to take columns from
          help: Name an input of type Table
        "#);
    }

    #[test]
    fn tables_pass_wherever_they_stand() {
        let inputs = r#"[{"name": "geom", "type": "Column", "parent": "places"}, {"name": "places", "type": "Table"}]"#;
        assert_eq!(found_in_inputs(&ParentNotATable, inputs), "");
    }
}
