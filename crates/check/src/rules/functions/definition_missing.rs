use crate::context::FunctionContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A function without a body.
    ///
    /// ## What it does
    /// Looks for `src/definition.sql`, `src/definition.py` or `src/definition.js` in the folder of each function.
    ///
    /// ## Why it matters
    /// Packaging stops at a function that cannot be made.
    ///
    /// ## Example
    /// ```text
    /// functions/distance_weight/metadata.json
    /// functions/distance_weight/definition.sql
    /// ```
    ///
    /// ## Repair
    /// Add the file, or move it to its place: here `src/definition.sql`.
    DefinitionMissing = Error("definition-missing")
}

impl Check for DefinitionMissing {
    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let Some(source) = function.source().filter(|_| super::definitions(function).is_empty()) else { return };
        report
            .whole(&source.file.path, format!("The function \"{}\" has no body", function.files.folder()))
            .help("Add src/definition.sql, src/definition.py or src/definition.js");
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn a_function_without_a_body_is_told() {
        let metadata = ("functions/f/metadata.json", "{}");
        assert_snapshot!(found(&DefinitionMissing, &[metadata, ("functions/f/definition.sql", "(1)")]), @r#"
        functions/f/metadata.json error
          The function "f" has no body
          help: Add src/definition.sql, src/definition.py or src/definition.js
        "#);
        assert_eq!(found(&DefinitionMissing, &[metadata, ("functions/f/src/definition.js", "return 1")]), "");
    }
}
