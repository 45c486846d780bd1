use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::Flaw;

rule! {
    /// A field that everything stands on has the wrong type.
    ///
    /// ## What it does
    /// Compares the types of the fields that packaging, installing and running need with the documented ones: names
    /// are strings, `inputs` and `outputs` are lists of objects, `components` and `cartoEnvVars` are lists of strings.
    ///
    /// ## Why it matters
    /// The procedure cannot be created from a name that is a number, or from inputs that are no list.
    ///
    /// ## Example
    /// ```json
    /// { "cartoEnvVars": "apiBaseUrl" }
    /// ```
    ///
    /// ## Repair
    /// Write the value in the documented type: here `["apiBaseUrl"]`.
    WrongType = Error("wrong-type")
}

impl Check for WrongType {
    fn metadata(&self, source: &Source, report: &mut Report) {
        for finding in &source.findings {
            if let Flaw::Mistyped { strict: true, expected, found } = finding.flaw {
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
    use crate::testing::found;

    #[test]
    fn types_that_nothing_can_be_made_of_are_told() {
        let files = [
            ("metadata.json", r#"{"name": 1, "components": ["a", 2], "provider": ["bigquery"]}"#),
            (
                "components/a/metadata.json",
                "{\"inputs\": {\n}, \"outputs\": [\"o\"], \"cartoEnvVars\": \"apiBaseUrl\"}",
            ),
            ("functions/f/metadata.json", r#"{"parameters": {"x": "STRING"}}"#),
        ];
        assert_snapshot!(found(&WrongType, &files), @r#"
        components/a/metadata.json:1:2 «"inputs"» error at /inputs
          "inputs" of the component is an object, not a list of objects
          help: Write a list of objects here
        components/a/metadata.json:2:16 «"o"» error at /outputs/0
          Entry 1 of "outputs" of the component is a string, not an object
          help: Write an object here
        components/a/metadata.json:2:38 «"apiBaseUrl"» error at /cartoEnvVars
          "cartoEnvVars" of the component is a string, not a list of strings
          help: Write a list of strings here
        functions/f/metadata.json:1:16 «{"x": "STRING"}» warning at /parameters
          "parameters" of the function is an object, not a list of objects
          help: Write a list of objects here
        metadata.json:1:10 «1» error at /name
          "name" of the extension is a number, not a string
          help: Write a string here
        metadata.json:1:33 «2» error at /components/1
          Entry 2 of "components" of the extension is a number, not a string
          help: Write a string here
        metadata.json:1:49 «["bigquery"]» error at /provider
          "provider" of the extension is a list, not a string
          help: Write a string here
        "#);
    }

    #[test]
    fn the_documented_types_pass() {
        let files = [
            ("metadata.json", r#"{"name": "x", "components": ["a"]}"#),
            ("components/a/metadata.json", r#"{"inputs": [{"name": "i"}], "outputs": [], "cartoEnvVars": []}"#),
        ];
        assert_eq!(found(&WrongType, &files), "");
    }
}
