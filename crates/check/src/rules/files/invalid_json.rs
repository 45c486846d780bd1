use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A metadata file that is not valid JSON.
    ///
    /// ## What it does
    /// Reads each `metadata.json` as strict JSON and reports the first place where it is not: a trailing comma, a
    /// missing quote, a comment.
    ///
    /// ## Why it matters
    /// Nothing of the file can be used before it is repaired. Other rules say nothing about it until then.
    ///
    /// ## Example
    /// ```json
    /// { "name": "buffer", "version": "1.0.0", }
    /// ```
    ///
    /// ## Repair
    /// Correct the text at the marked place. A remark goes into a key that starts with `_comment`.
    InvalidJson = Error("invalid-json")
}

impl Check for InvalidJson {
    fn metadata(&self, source: &Source, report: &mut Report) {
        if let Err(error) = source.document.tree() {
            report.span(&source.file, error.span.clone(), None, error.message.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn broken_files_are_told_with_the_place() {
        let files = [
            ("metadata.json", "{\n  \"name\": \"x\",\n}"),
            ("components/a/metadata.json", ""),
            ("functions/f/metadata.json", "{'name': 1}"),
        ];
        assert_snapshot!(found(&InvalidJson, &files), @"
        components/a/metadata.json:1:1 «» error
          The file is empty; a JSON object was expected
        functions/f/metadata.json:1:2 «'» error
          Use double quotes: JSON strings have no single ones
        metadata.json:2:14 «,» error
          Remove this comma: JSON allows none after the last entry
        ");
    }

    #[test]
    fn json_with_a_byte_order_mark_is_json() {
        assert_eq!(found(&InvalidJson, &[("metadata.json", "\u{feff}{}")]), "");
    }
}
