use std::collections::HashSet;

use extension_model::input::plain_value;

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// Two test cases have one id.
    ///
    /// ## What it does
    /// Compares the `id` of the cases in `test/test.json`. A number and a text that reads the same are one id.
    ///
    /// ## Why it matters
    /// What is expected of a case is kept in a file by its id: of two, one overwrites what the other expects.
    ///
    /// ## Example
    /// ```json
    /// [{ "id": 1, "inputs": {} }, { "id": "1", "inputs": {} }]
    /// ```
    ///
    /// ## Repair
    /// Give one of them another id.
    DuplicateTestId = Warning("duplicate-test-id")
}

impl Check for DuplicateTestId {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some((file, tree)) = super::file(component) else { return };
        let mut seen = HashSet::new();
        for (pointer, case) in super::cases(tree) {
            let Some(id) = case.get("id").map(|id| plain_value(&id.to_value())) else { continue };
            if !seen.insert(id.clone()) {
                report
                    .value(&file, pointer.then("id"), format!("Two test cases have the id \"{id}\""))
                    .help("Give one of them another id");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn a_repeated_id_is_told() {
        let with = |tests| found(&DuplicateTestId, &[("components/a/test/test.json", tests)]);
        assert_snapshot!(with(r#"[{"id": 1}, {"id": "1"}, {"id": "far"}]"#), @r#"
        components/a/test/test.json:1:20 «"1"» warning at /1/id
          Two test cases have the id "1"
          help: Give one of them another id
        "#);
        assert_eq!(with(r#"[{"id": 1}, {"id": 2}, {}, {}]"#), "");
    }
}
