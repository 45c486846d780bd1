use extension_model::{Content, Pointer};

use crate::context::{ComponentContext, File};
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::{self, Finding, Flaw, TEST_CASE};

rule! {
    /// A test file that cannot be read as test cases.
    ///
    /// ## What it does
    /// Reads `test/test.json`: a list of objects, each with an `id` and the `inputs` of the component.
    ///
    /// ## Why it matters
    /// The tests cannot run. The package is not affected: tests are not part of it.
    ///
    /// ## Example
    /// ```json
    /// { "id": 1, "inputs": { "places": "places" } }
    /// ```
    ///
    /// ## Repair
    /// Write a list of cases: here, put brackets around the object.
    InvalidTests = Warning("invalid-tests")
}

impl Check for InvalidTests {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(path) = component.files.path("test/test.json") else { return };
        let document = match component.package.get(&path) {
            None => return,
            Some(Content::Document(document)) => document,
            Some(Content::Unread { reason }) => {
                report.whole(&path, format!("{path} is not read: {reason}"));
                return;
            }
            Some(_) => {
                report.whole(&path, format!("{path} is not UTF-8 text")).help("Save it with the encoding UTF-8");
                return;
            }
        };
        let file = File::json(path, document);
        match document.tree() {
            Err(error) => {
                report.span(&file, error.span.clone(), None, error.message.clone());
            }
            Ok(tree) if !tree.is_array() => {
                let message = format!("The file holds {}, not a list of test cases", tree.kind());
                report.value(&file, Pointer::root(), message).help("Write the cases between [ and ]");
            }
            Ok(tree) => {
                for (index, case) in tree.elements().iter().enumerate() {
                    let pointer = Pointer::root().then(index);
                    if case.is_object() {
                        let findings = schema::findings(case, &TEST_CASE);
                        findings.into_iter().for_each(|finding| tell(&file, &pointer, index, finding, report));
                    } else {
                        let message = format!("Test case {} is {}, not an object", index + 1, case.kind());
                        report.value(&file, pointer, message).help("Write an \"id\" and \"inputs\" between { and }");
                    }
                }
            }
        }
    }
}

fn tell(file: &File, case: &Pointer, index: usize, finding: Finding, report: &mut Report) {
    let pointer = finding.pointer.steps().iter().fold(case.clone(), |pointer, step| pointer.then(step));
    let (case, subject) = (format!("Test case {}", index + 1), finding.subject());
    match &finding.flaw {
        Flaw::Missing { .. } => {
            report.value(file, pointer, format!("{case} has no {subject}")).help(format!("Add {subject}"));
        }
        Flaw::Mistyped { expected, found, .. } => {
            report
                .value(file, pointer, format!("{case}: {subject} is {found}, not {expected}"))
                .help(format!("Write {expected} here"));
        }
        Flaw::QuotedFlag => {
            report
                .value(file, pointer, format!("{case}: {subject} is true or false in quotes"))
                .help("Remove the quotes");
        }
        Flaw::UnknownKey { help } => {
            report.key(file, pointer, format!("{case} has the unknown key {subject}")).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(tests: &str) -> String {
        found(&InvalidTests, &[("components/a/test/test.json", tests)])
    }

    #[test]
    fn other_files_than_lists_of_cases_are_told() {
        assert_snapshot!(with("[{]"), @"
        components/a/test/test.json:1:3 «]» warning
          Unexpected token in object
        ");
        assert_snapshot!(with(r#"{"id": 1}"#), @r#"
        components/a/test/test.json:1:1 «{"id": 1}» warning at the root
          The file holds an object, not a list of test cases
          help: Write the cases between [ and ]
        "#);
        assert_snapshot!(with(r#"[1, {"input": {}}, {"id": true, "inputs": [], "skip_output": "o", "test_sorting": "false"}]"#), @r#"
        components/a/test/test.json:1:2 «1» warning at /0
          Test case 1 is a number, not an object
          help: Write an "id" and "inputs" between { and }
        components/a/test/test.json:1:5 «{» warning at /1/id
          Test case 2 has no "id"
          help: Add "id"
        components/a/test/test.json:1:5 «{» warning at /1/inputs
          Test case 2 has no "inputs"
          help: Add "inputs"
        components/a/test/test.json:1:6 «"input"» warning at /1/input
          Test case 2 has the unknown key "input"
          help: Did you mean "inputs"?
        components/a/test/test.json:1:27 «true» warning at /2/id
          Test case 3: "id" is a boolean, not a string or a number
          help: Write a string or a number here
        components/a/test/test.json:1:43 «[]» warning at /2/inputs
          Test case 3: "inputs" is a list, not an object
          help: Write an object here
        components/a/test/test.json:1:62 «"o"» warning at /2/skip_output
          Test case 3: "skip_output" is a string, not a list of strings
          help: Write a list of strings here
        components/a/test/test.json:1:83 «"false"» warning at /2/test_sorting
          Test case 3: "test_sorting" is true or false in quotes
          help: Remove the quotes
        "#);
    }

    #[test]
    fn cases_pass() {
        let tests = r#"[
            {"id": 1, "inputs": {"a": null}, "env_vars": {}, "setup_tables": {"t": "rows"}, "test_sorting": false},
            {"id": "b", "inputs": {}, "skip_output": ["o"], "_comment": "why"}
        ]"#;
        assert_eq!(with(tests), "");
        assert_eq!(with("[]"), "");
    }
}
