use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::Flaw;

rule! {
    /// A documented field is missing.
    ///
    /// ## What it does
    /// Looks for the fields that the format documents and that a package can be installed without: titles,
    /// descriptions, icons, versions, the author and the license, the label and the address of a link.
    ///
    /// ## Why it matters
    /// Workflows shows them. A component without a title or a description is hard to find and to understand.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number" }
    /// ```
    ///
    /// ## Repair
    /// Add the field: here `"title": "Radius"`.
    DocumentedFieldMissing = Warning("documented-field-missing")
}

impl Check for DocumentedFieldMissing {
    fn metadata(&self, source: &Source, report: &mut Report) {
        for finding in &source.findings {
            if let Flaw::Missing { required: false, empty } = finding.flaw {
                let message = super::missing(finding, empty);
                report.value(&source.file, finding.pointer.clone(), message).help(super::fill(finding));
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
    fn what_people_read_is_missed() {
        let files = [
            (
                "metadata.json",
                r#"{
                    "name": "x", "industry": "Retail", "description": "X", "icon": "x.svg", "version": "1.0.0",
                    "lastUpdate": "2025-01-01", "license": {"value": "MIT"},
                    "details": [{"name": "Docs", "link": {"href": "https://example.com"}}]
                }"#,
            ),
            (
                "components/a/metadata.json",
                r#"{
                    "title": "A", "description": " ", "version": "1.0.0", "icon": null,
                    "inputs": [{"name": "radius", "showIf": [{"parameter": "b"}]}], "outputs": [{"name": "o", "title": "O"}]
                }"#,
            ),
        ];
        assert_snapshot!(found(&DocumentedFieldMissing, &files), @r#"
        components/a/metadata.json:2:50 «" "» warning at /description
          The component has an empty "description"
          help: Give it a value for "description"
        components/a/metadata.json:2:83 «null» warning at /icon
          The component has no "icon"
          help: Give it a value for "icon"
        components/a/metadata.json:3:32 «{» warning at /inputs/0/title
          The input "radius" has no "title"
          help: Give it a value for "title"
        components/a/metadata.json:3:62 «{» warning at /inputs/0/showIf/0/value
          Condition 1 of the input "radius" has no "value"
          help: Give it a value for "value"
        metadata.json:1:1 «{» warning at /author
          The extension has no "author"
          help: Give it a value for "author"
        metadata.json:4:58 «{» warning at /details/0/link/label
          The link has no "label"
          help: Give it a value for "label"
        "#);
    }

    #[test]
    fn what_the_format_calls_optional_may_be_absent() {
        let component = r#"{
            "title": "A", "description": "A", "version": "1.0.0", "icon": "a.svg",
            "inputs": [{"title": "Radius"}], "outputs": [{"title": "O"}]
        }"#;
        let extension = r#"{
            "industry": "Retail", "description": "X", "icon": "x.svg", "version": "1.0.0", "lastUpdate": "today",
            "author": {"value": "Me"}, "license": {"value": "MIT"}
        }"#;
        let files = [("metadata.json", extension), ("components/a/metadata.json", component)];
        assert_eq!(found(&DocumentedFieldMissing, &files), "");
    }
}
