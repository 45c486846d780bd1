use extension_model::{Node, Pointer};

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A test names an input or an output that the component does not have.
    ///
    /// ## What it does
    /// Compares the keys of `inputs` and the entries of `skip_output` in `test/test.json` with the component's inputs
    /// and outputs.
    ///
    /// ## Why it matters
    /// The value is handed to nobody; what was meant to have it is NULL in the test.
    ///
    /// ## Example
    /// ```json
    /// [{ "id": 1, "inputs": { "raduis": 100 } }]
    /// ```
    ///
    /// ## Repair
    /// Write the name as the metadata have it: `radius`.
    UnknownTestName = Warning("unknown-test-name")
}

impl Check for UnknownTestName {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let (Some((file, tree)), Some(metadata)) = (super::file(component), component.metadata()) else { return };
        let inputs: Vec<&str> = metadata.view.inputs.iter().map(|input| input.name.as_str()).collect();
        let outputs: Vec<&str> = metadata.view.outputs.iter().map(|output| output.name.as_str()).collect();
        let mut check = |what: &str, name: &str, known: &[&str], pointer: Pointer| {
            if !known.contains(&name) {
                report.key(&file, pointer, format!("The component has no {what} \"{name}\"")).help(did_you_mean(
                    name,
                    known.iter().copied(),
                    || format!("Remove it, or add the {what}"),
                ));
            }
        };
        for (pointer, case) in super::cases(tree) {
            for member in case.get("inputs").map(Node::members).unwrap_or_default() {
                check("input", &member.key, &inputs, pointer.then("inputs").then(&member.key));
            }
            let skipped = case.get("skip_output").map(Node::elements).unwrap_or_default();
            for (index, name) in skipped.iter().enumerate().filter_map(|(index, name)| Some((index, name.as_str()?))) {
                check("output", name, &outputs, pointer.then("skip_output").then(index));
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
    fn unknown_names_are_told() {
        let with = |tests| {
            let metadata = r#"{"inputs": [{"name": "places"}, {"name": "radius"}], "outputs": [{"name": "result"}]}"#;
            found(&UnknownTestName, &[("components/a/metadata.json", metadata), ("components/a/test/test.json", tests)])
        };
        assert_snapshot!(with(r#"[{"inputs": {"places": "p", "raduis": 1}, "skip_output": ["rest"]}]"#), @r#"
        components/a/test/test.json:1:29 «"raduis"» warning at /0/inputs/raduis
          The component has no input "raduis"
          help: Did you mean "radius"?
        components/a/test/test.json:1:59 «"rest"» warning at /0/skip_output/0
          The component has no output "rest"
          help: Did you mean "result"?
        "#);
        assert_eq!(with(r#"[{"inputs": {"radius": null}, "skip_output": ["result"]}]"#), "");
    }
}
