use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::Flaw;

rule! {
    /// A field has another type than documented.
    ///
    /// ## What it does
    /// Compares the types of the fields that a package works without with the documented ones: `author` is an object,
    /// `showIf` a list of objects, `min` a number. A number in quotes passes, as published packages have it.
    ///
    /// ## Why it matters
    /// What Workflows makes of such a value is not documented: it may ignore the field or show nonsense.
    ///
    /// ## Example
    /// ```json
    /// { "name": "far", "type": "Number", "showIf": { "parameter": "how", "value": "far" } }
    /// ```
    ///
    /// ## Repair
    /// Write the value in the documented type: here `"showIf": [{ "parameter": "how", "value": "far" }]`.
    UnusualType = Warning("unusual-type")
}

impl Check for UnusualType {
    fn metadata(&self, source: &Source, report: &mut Report) {
        for finding in &source.findings {
            if let Flaw::Mistyped { strict: false, expected, found } = finding.flaw {
                let message = super::mistyped(finding, expected, found);
                report.value(&source.file, finding.pointer.clone(), message).help(super::retype(expected));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::{found, found_in_inputs};

    #[test]
    fn other_types_than_documented_are_told() {
        assert_snapshot!(found(&UnusualType, &[("metadata.json", r#"{"author": "Me", "version": 1.0, "details": [1]}"#)]), @r#"
        metadata.json:1:12 «"Me"» warning at /author
          "author" of the extension is a string, not an object
          help: Write an object here
        metadata.json:1:29 «1.0» warning at /version
          "version" of the extension is a number, not a string
          help: Write a string here
        metadata.json:1:46 «1» warning at /details/0
          Entry 1 of "details" of the extension is a number, not an object
          help: Write an object here
        "#);
        let inputs = r#"[
            {"name": "km", "type": "Number", "min": "few", "showIf": {"parameter": "how"}, "advanced": "yes"},
            {"name": "geom", "type": "Column", "dataType": "geography", "helper": 3}
        ]"#;
        assert_snapshot!(found_in_inputs(&UnusualType, inputs), @r#"
        components/a/metadata.json:2:53 «"few"» warning at /inputs/0/min
          "min" of the input "km" is a string, not a number
          help: Write a number here
        components/a/metadata.json:2:70 «{"parameter": "how"}» warning at /inputs/0/showIf
          "showIf" of the input "km" is an object, not a list of objects
          help: Write a list of objects here
        components/a/metadata.json:2:104 «"yes"» warning at /inputs/0/advanced
          "advanced" of the input "km" is a string, not true or false
          help: Write true or false here
        components/a/metadata.json:3:60 «"geography"» warning at /inputs/1/dataType
          "dataType" of the input "geom" is a string, not a list of strings
          help: Write a list of strings here
        components/a/metadata.json:3:83 «3» warning at /inputs/1/helper
          "helper" of the input "geom" is a number, not a string
          help: Write a string here
        "#);
    }

    #[test]
    fn numbers_in_quotes_and_plain_placeholders_pass() {
        let inputs =
            r#"[{"name": "km", "type": "Number", "min": "2", "max": 5, "placeholder": 3, "optional": "true"}]"#;
        assert_eq!(found_in_inputs(&UnusualType, inputs), "");
    }
}
