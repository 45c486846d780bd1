use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// Two outputs have one name.
    ///
    /// ## What it does
    /// Looks for outputs of a component whose names differ in nothing but capitals.
    ///
    /// ## Why it matters
    /// Each output is a parameter of the procedure. A procedure with two parameters of one name cannot be created.
    ///
    /// ## Example
    /// ```json
    /// { "outputs": [{ "name": "result", "type": "Table" }, { "name": "result", "type": "Table" }] }
    /// ```
    ///
    /// ## Repair
    /// Give one of them another name.
    DuplicateOutput = Error("duplicate-output")
}

impl Check for DuplicateOutput {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        let names = component.outputs().map(|(pointer, output)| (pointer.then("name"), output.name.as_str()));
        for (pointer, name, other) in super::repeated(names) {
            report
                .value(metadata.file, pointer, super::repetition("output", name, other))
                .help("Give one of them another name");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn one_name_for_two_is_told() {
        let twice = r#"{"outputs": [{"name": "result"}, {"name": "RESULT"}]}"#;
        assert_snapshot!(found_in_component(&DuplicateOutput, twice), @r#"
        components/a/metadata.json:1:43 «"RESULT"» error at /outputs/1/name
          The outputs "result" and "RESULT" have one name: SQL makes no difference between capitals
          help: Give one of them another name
        "#);
        let once = r#"{"inputs": [{"name": "result"}], "outputs": [{"name": "result"}]}"#;
        assert_eq!(found_in_component(&DuplicateOutput, once), "");
    }
}
