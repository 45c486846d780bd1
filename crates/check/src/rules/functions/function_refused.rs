use extension_model::Pointer;
use extension_sql::{FunctionError, FunctionSource};

use crate::context::FunctionContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A function that the provider does not take.
    ///
    /// ## What it does
    /// Makes the statement that creates each function, and tells why it cannot be made: Oracle takes no functions,
    /// BigQuery takes procedures in SQL only, a body is empty, the type it returns is missing, the script block of a
    /// Python body cannot be read.
    ///
    /// ## Why it matters
    /// Packaging stops at a function that cannot be made.
    ///
    /// ## Example
    /// A function of a BigQuery package with a body in `src/definition.py`:
    /// ```json
    /// { "name": "refresh_tiles", "type": "procedure" }
    /// ```
    ///
    /// ## Repair
    /// Do what the message says: here, write the body in SQL, or make it a function.
    FunctionRefused = Error("function-refused")
}

impl Check for FunctionRefused {
    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let (Some(metadata), Some(provider)) = (function.metadata(), function.provider) else { return };
        let Some((language, body)) = function.files.definition() else { return };
        let source = FunctionSource { function: metadata.view, language, body };
        let Err(error) = extension_sql::create_function(&source, provider) else { return };
        let pointer: Pointer = match error {
            // A type that is missing has a rule of its own.
            FunctionError::NoParameterType { .. } => return,
            FunctionError::NoProcedures { .. } => "/type".into(),
            FunctionError::NoReturnType { .. } if metadata.tree.get("signature").is_some() => {
                "/signature/returnType".into()
            }
            FunctionError::NoReturnType { .. } => "/returns".into(),
            FunctionError::NoBody { .. } | FunctionError::Script { .. } => {
                if let Some(path) = super::definition_path(function, language) {
                    report.whole(&path, error.to_string());
                }
                return;
            }
            _ => function.name_pointer(),
        };
        report.value(metadata.file, pointer, error.to_string());
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(provider: &str, metadata: &str, file: &str, body: &str) -> String {
        let extension = format!(r#"{{"provider": "{provider}", "functions": ["f"]}}"#);
        let definition = format!("functions/f/src/{file}");
        let files = [
            ("metadata.json", extension.as_str()),
            ("functions/f/metadata.json", metadata),
            (definition.as_str(), body),
        ];
        found(&FunctionRefused, &files)
    }

    const PLAIN: &str = r#"{"name": "f", "parameters": [], "returns": {"type": "STRING"}}"#;

    #[test]
    fn functions_that_cannot_be_made_are_told() {
        assert_snapshot!(with("oracle", PLAIN, "definition.sql", "(1)"), @r#"
        functions/f/metadata.json:1:10 «"f"» error at /name
          Oracle takes no functions: remove "f" from the extension's "functions"
        "#);
        assert_snapshot!(with("bigquery", r#"{"name": "f", "type": "procedure", "parameters": []}"#, "definition.py", "def main(): pass"), @r#"
        functions/f/metadata.json:1:23 «"procedure"» error at /type
          BigQuery has no procedures in Python: write "f" in SQL, or give it the type "function"
        "#);
        assert_snapshot!(with("snowflake", r#"{"name": "f", "parameters": []}"#, "definition.py", "def main(): pass"), @r#"
        functions/f/metadata.json:1:1 «{» error at /returns
          The metadata of the function "f" names no type to return: add "returns": {"type": …}
        "#);
        assert_snapshot!(with("snowflake", PLAIN, "definition.py", "# /// script\n# requires-python = \">=3\"\n# ///\ndef main(): pass"), @r#"
        functions/f/src/definition.py error
          The script block of the function "f" cannot be read: ">=3" is no exact version: write requires-python = "==3.11"
        "#);
    }

    #[test]
    fn functions_that_can_be_made_pass() {
        assert_eq!(with("bigquery", PLAIN, "definition.sql", "(1)"), "");
        assert_eq!(with("snowflake", PLAIN, "definition.py", "def main(): return 'x'"), "");
        assert_eq!(with("unknown", PLAIN, "definition.py", ""), "");
    }
}
