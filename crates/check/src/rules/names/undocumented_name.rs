use extension_model::{Pointer, names};

use crate::context::{ComponentContext, Context, File, InputContext};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A name that installs, but not as documented.
    ///
    /// ## What it does
    /// Compares the names of extensions, components, inputs and outputs with the documented pattern: small letters,
    /// digits and `_`.
    ///
    /// ## Why it matters
    /// Published packages with capitals or hyphens install today. That they always will is promised nowhere.
    ///
    /// ## Example
    /// ```json
    /// { "name": "Trade-Areas" }
    /// ```
    ///
    /// ## Repair
    /// Rename it: `trade_areas`. Workflows that use the old name lose it, so do it before many do.
    UndocumentedName = Warning("undocumented-name")
}

impl Check for UndocumentedName {
    fn package(&self, package: &Context, report: &mut Report) {
        if let Some(extension) = package.extension() {
            check("extension", &extension.view.name, extension.file, "/name".into(), report);
        }
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        check("component", &metadata.view.name, metadata.file, "/name".into(), report);
        // A hyphen is more than unusual in a parameter: it is no name in SQL, which another rule tells.
        for (pointer, output) in component.outputs().filter(|(_, output)| !output.name.contains('-')) {
            check("output", &output.name, metadata.file, pointer.then("name"), report);
        }
    }

    fn input(&self, input: &InputContext, report: &mut Report) {
        if !input.input.name.contains('-') {
            check("input", &input.input.name, input.file, input.at("name"), report);
        }
    }
}

fn check(what: &str, name: &str, file: &File, pointer: Pointer, report: &mut Report) {
    if names::is_usable(name) && !names::is_documented(name) {
        let message = format!("The {what}'s name \"{name}\" has more than small letters, digits and \"_\"");
        report.value(file, pointer, message).help(format!("Call it \"{}\"", names::from_title(name)));
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn unusual_names_are_told_with_a_usual_one() {
        let files = [
            ("metadata.json", r#"{"name": "Trade-Areas"}"#),
            (
                "components/a/metadata.json",
                r#"{"name": "a-1", "inputs": [{"name": "maxKm"}], "outputs": [{"name": "O"}]}"#,
            ),
        ];
        assert_snapshot!(found(&UndocumentedName, &files), @r#"
        components/a/metadata.json:1:10 «"a-1"» warning at /name
          The component's name "a-1" has more than small letters, digits and "_"
          help: Call it "a_1"
        components/a/metadata.json:1:37 «"maxKm"» warning at /inputs/0/name
          The input's name "maxKm" has more than small letters, digits and "_"
          help: Call it "maxkm"
        components/a/metadata.json:1:69 «"O"» warning at /outputs/0/name
          The output's name "O" has more than small letters, digits and "_"
          help: Call it "o"
        metadata.json:1:10 «"Trade-Areas"» warning at /name
          The extension's name "Trade-Areas" has more than small letters, digits and "_"
          help: Call it "trade_areas"
        "#);
    }

    #[test]
    fn documented_and_unusable_names_are_not_its_business() {
        let files = [
            ("metadata.json", r#"{"name": "trade areas"}"#),
            ("components/a/metadata.json", r#"{"name": "a_1", "inputs": [{"name": "max-km"}]}"#),
        ];
        assert_eq!(found(&UndocumentedName, &files), "");
    }
}
