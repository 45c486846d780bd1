use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// Two inputs have one name.
    ///
    /// ## What it does
    /// Looks for inputs of a component whose names differ in nothing but capitals.
    ///
    /// ## Why it matters
    /// Each input is a parameter of the procedure. A procedure with two parameters of one name cannot be created.
    ///
    /// ## Example
    /// ```json
    /// { "inputs": [{ "name": "geom", "type": "Column" }, { "name": "Geom", "type": "Column" }] }
    /// ```
    ///
    /// ## Repair
    /// Give one of them another name.
    DuplicateInput = Error("duplicate-input")
}

impl Check for DuplicateInput {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        let names = component.inputs().map(|input| (input.at("name"), input.input.name.as_str()));
        for (pointer, name, other) in super::repeated(names) {
            report
                .value(metadata.file, pointer, super::repetition("input", name, other))
                .help("Give one of them another name");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn one_name_for_two_is_told() {
        let inputs = r#"[{"name": "geom"}, {"name": "Geom"}, {"name": "km"}, {"name": "km"}]"#;
        assert_snapshot!(found_in_inputs(&DuplicateInput, inputs), @r#"
        components/a/metadata.json:1:53 «"Geom"» error at /inputs/1/name
          The inputs "geom" and "Geom" have one name: SQL makes no difference between capitals
          help: Give one of them another name
        components/a/metadata.json:1:87 «"km"» error at /inputs/3/name
          Two inputs are called "km"
          help: Give one of them another name
        "#);
        assert_eq!(found_in_inputs(&DuplicateInput, r#"[{"name": "a"}, {"name": "b"}, {}, {}, 1, 1]"#), "");
    }
}
