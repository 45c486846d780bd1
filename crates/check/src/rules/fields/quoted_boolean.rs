use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::Flaw;

rule! {
    /// A yes or no is written as a string.
    ///
    /// ## What it does
    /// Looks at `optional`, `advanced` and `noDefault` of inputs for `"true"` and `"false"` in quotes.
    ///
    /// ## Why it matters
    /// `"true"` works, and published packages have it. But `"false"` is a string that is not empty, and may count as
    /// yes.
    ///
    /// ## Example
    /// ```json
    /// { "name": "notes", "type": "String", "optional": "false" }
    /// ```
    ///
    /// ## Repair
    /// Write it without the quotes: `"optional": false`.
    QuotedBoolean = Warning("quoted-boolean")
}

impl Check for QuotedBoolean {
    fn metadata(&self, source: &Source, report: &mut Report) {
        for finding in source.findings.iter().filter(|finding| finding.flaw == Flaw::QuotedFlag) {
            let message = format!("{} of {} is true or false in quotes", finding.subject(), finding.owner);
            report.value(&source.file, finding.pointer.clone(), message).help("Remove the quotes");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn quotes_around_a_boolean_are_told() {
        let inputs = r#"[{"name": "notes", "noDefault": "true", "optional": "false", "advanced": true}]"#;
        assert_snapshot!(found_in_inputs(&QuotedBoolean, inputs), @r#"
        components/a/metadata.json:1:57 «"true"» warning at /inputs/0/noDefault
          "noDefault" of the input "notes" is true or false in quotes
          help: Remove the quotes
        components/a/metadata.json:1:77 «"false"» warning at /inputs/0/optional
          "optional" of the input "notes" is true or false in quotes
          help: Remove the quotes
        "#);
        assert_eq!(found_in_inputs(&QuotedBoolean, r#"[{"optional": false, "default": "true"}]"#), "");
    }
}
