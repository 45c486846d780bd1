use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::Flaw;

rule! {
    /// A field is missing without which the extension cannot work.
    ///
    /// ## What it does
    /// Looks for the fields that packaging, installing and running stand on: the `name`, `title`, `provider` and
    /// `components` of an extension, the `name`, `inputs` and `outputs` of a component, the `name` and `type` of each
    /// input, output and parameter, the `name` of a function. One that is empty is as good as missing.
    ///
    /// ## Why it matters
    /// The procedure is created from names and types. Without them there is no procedure, or not the right one.
    ///
    /// ## Example
    /// ```json
    /// { "inputs": [{ "name": "radius", "title": "Radius" }] }
    /// ```
    ///
    /// ## Repair
    /// Add the field: here `"type": "Number"`.
    RequiredFieldMissing = Error("required-field-missing")
}

impl Check for RequiredFieldMissing {
    fn metadata(&self, source: &Source, report: &mut Report) {
        for finding in &source.findings {
            if let Flaw::Missing { required: true, empty } = finding.flaw {
                report
                    .value(&source.file, finding.pointer.clone(), super::missing(finding, empty))
                    .help(super::fill(finding));
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
    fn what_nothing_works_without_is_missed() {
        let files = [
            ("metadata.json", "{\n  \"name\": \"\",\n  \"title\": null\n}"),
            ("components/a/metadata.json", r#"{"inputs": [{"name": "radius"}, {}], "outputs": [{"name": "o"}]}"#),
            ("functions/f/metadata.json", r#"{"parameters": [{"type": "STRING"}]}"#),
        ];
        assert_snapshot!(found(&RequiredFieldMissing, &files), @r#"
        components/a/metadata.json:1:1 «{» error at /name
          The component has no "name"
          help: Give it a value for "name"
        components/a/metadata.json:1:13 «{» error at /inputs/0/type
          The input "radius" has no "type"
          help: Give it a value for "type"
        components/a/metadata.json:1:33 «{» error at /inputs/1/name
          Input 2 has no "name"
          help: Give it a value for "name"
        components/a/metadata.json:1:33 «{» error at /inputs/1/type
          Input 2 has no "type"
          help: Give it a value for "type"
        components/a/metadata.json:1:50 «{» error at /outputs/0/type
          The output "o" has no "type"
          help: Give it a value for "type"
        functions/f/metadata.json:1:1 «{» warning at /name
          The function has no "name"
          help: Give it a value for "name"
        functions/f/metadata.json:1:17 «{» warning at /parameters/0/name
          Parameter 1 has no "name"
          help: Give it a value for "name"
        metadata.json:1:1 «{» error at /components
          The extension has no "components"
          help: Give it a value for "components"
        metadata.json:1:1 «{» error at /provider
          The extension has no "provider"
          help: Give it a value for "provider"
        metadata.json:2:11 «""» error at /name
          The extension has an empty "name"
          help: Give it a value for "name"
        metadata.json:3:12 «null» error at /title
          The extension has no "title"
          help: Give it a value for "title"
        "#);
    }

    #[test]
    fn either_layout_of_a_function_names_it() {
        let files = [
            ("metadata.json", r#"{"name": "x", "title": "X", "provider": "bigquery", "components": []}"#),
            ("functions/f/metadata.json", r#"{"signature": {"name": "f", "parameters": []}}"#),
        ];
        assert_eq!(found(&RequiredFieldMissing, &files), "");
    }
}
