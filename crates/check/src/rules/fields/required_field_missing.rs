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
                    .help(format!("Give it a value for \"{}\"", finding.key()));
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
        assert_snapshot!(found(&RequiredFieldMissing, &files), @"");
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
