use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A component without outputs.
    ///
    /// ## What it does
    /// Looks for at least one entry in a component's `outputs`.
    ///
    /// ## Why it matters
    /// Nothing can be connected behind the component: its work is lost to the workflow.
    ///
    /// ## Example
    /// ```json
    /// { "outputs": [] }
    /// ```
    ///
    /// ## Repair
    /// Add an output of type Table, and let the SQL write it.
    NoOutputs = Warning("no-outputs")
}

impl Check for NoOutputs {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        if metadata.tree.get("outputs").is_some_and(|list| list.is_array() && list.elements().is_empty()) {
            report
                .value(metadata.file, "/outputs".into(), "The component has no outputs")
                .help("Add an output of type Table, and let the SQL write it");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn an_empty_list_is_told() {
        assert_snapshot!(found_in_component(&NoOutputs, r#"{"outputs": []}"#), @"
        components/a/metadata.json:1:13 «[]» warning at /outputs
          The component has no outputs
          help: Add an output of type Table, and let the SQL write it
        ");
        assert_eq!(found_in_component(&NoOutputs, r#"{"outputs": [{"name": "o"}]}"#), "");
    }
}
