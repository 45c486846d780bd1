use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A column without the table it is from.
    ///
    /// ## What it does
    /// Looks for the `parent` of each input of type Column.
    ///
    /// ## Why it matters
    /// The form offers the columns of the parent. Without one it has none to offer.
    ///
    /// ## Example
    /// ```json
    /// { "inputs": [{ "name": "places", "type": "Table" }, { "name": "geom", "type": "Column" }] }
    /// ```
    ///
    /// ## Repair
    /// Name a Table input: `"parent": "places"`.
    ColumnWithoutParent = Warning("column-without-parent")
}

impl Check for ColumnWithoutParent {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let parent = input.input.own.get("parent");
        let is_missing = parent.is_none_or(|parent| parent.is_null() || parent.as_str() == Some(""));
        if super::has_option(input, "parent") && is_missing {
            let problem = report.value(
                input.file,
                input.at("parent"),
                format!("The input \"{}\" does not say which table its columns are from", input.input.label()),
            );
            match super::parent_not_a_table::tables(input.component).next() {
                Some(table) => problem.help(format!("Name a Table input: \"parent\": \"{table}\"")),
                None => problem.help("Add a Table input, and name it as \"parent\""),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn a_missing_parent_is_told() {
        let inputs =
            r#"[{"name": "places", "type": "Table"}, {"name": "geom", "title": "Location", "type": "Column"}]"#;
        assert_snapshot!(found_in_inputs(&ColumnWithoutParent, inputs), @r#"
        components/a/metadata.json:1:63 «{» warning at /inputs/1/parent
          The input "Location" does not say which table its columns are from
          help: Name a Table input: "parent": "places"
        "#);
        assert_snapshot!(found_in_inputs(&ColumnWithoutParent, r#"[{"name": "geom", "type": "Column", "parent": ""}]"#), @r#"
        components/a/metadata.json:1:71 «""» warning at /inputs/0/parent
          The input "geom" does not say which table its columns are from
          help: Add a Table input, and name it as "parent"
        "#);
    }

    #[test]
    fn other_types_need_none() {
        let inputs = r#"[{"type": "String"}, {"type": "Column", "parent": "places"}, {"type": "Column", "parent": 1}]"#;
        assert_eq!(found_in_inputs(&ColumnWithoutParent, inputs), "");
    }
}
