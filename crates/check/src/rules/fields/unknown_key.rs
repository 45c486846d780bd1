use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::Flaw;

rule! {
    /// A key that nobody reads.
    ///
    /// ## What it does
    /// Compares the keys of each object with the documented ones. For an input these are the keys of every input and
    /// the options of its own type. Keys that start with `_comment` are free.
    ///
    /// ## Why it matters
    /// A key that nobody reads does nothing: often it is a misspelt one that was meant to do something. It is packaged
    /// as it is, never dropped.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "minimum": 0, "optinal": true }
    /// ```
    ///
    /// ## Repair
    /// Correct the spelling, here `min` and `optional`, or remove the key.
    UnknownKey = Warning("unknown-key")
}

impl Check for UnknownKey {
    fn metadata(&self, source: &Source, report: &mut Report) {
        for finding in &source.findings {
            if let Flaw::UnknownKey { help } = &finding.flaw {
                let message = format!("{} has the unknown key {}", finding.capitalised_owner(), finding.subject());
                report.key(&source.file, finding.pointer.clone(), message).help(help);
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
    fn unknown_keys_are_told_with_the_likely_one() {
        let inputs = r#"[{"name": "radius", "type": "Number", "optinal": true, "step": 1, "options": []}]"#;
        assert_snapshot!(found_in_inputs(&UnknownKey, inputs), @r#"
        components/a/metadata.json:1:63 «"optinal"» warning at /inputs/0/optinal
          The input "radius" has the unknown key "optinal"
          help: Did you mean "optional"?
        components/a/metadata.json:1:80 «"step"» warning at /inputs/0/step
          The input "radius" has the unknown key "step"
          help: Remove it, or keep it as a remark: "_comment_step"
        components/a/metadata.json:1:91 «"options"» warning at /inputs/0/options
          The input "radius" has the unknown key "options"
          help: Only inputs of type Selection have "options"; remove it
        "#);
        let extension = r#"{"tittle": "X", "author": {"name": "Me", "link": {"url": "https://example.com"}}}"#;
        assert_snapshot!(found(&UnknownKey, &[("metadata.json", extension)]), @r#"
        metadata.json:1:2 «"tittle"» warning at /tittle
          The extension has the unknown key "tittle"
          help: Did you mean "title"?
        metadata.json:1:28 «"name"» warning at /author/name
          The author has the unknown key "name"
          help: Remove it, or keep it as a remark: "_comment_name"
        metadata.json:1:51 «"url"» warning at /author/link/url
          The link has the unknown key "url"
          help: Remove it, or keep it as a remark: "_comment_url"
        "#);
    }

    #[test]
    fn remarks_and_the_options_of_undocumented_types_are_free() {
        let inputs = r#"[{"name": "c", "type": "SelectColumnType", "columns": 2, "_comment_1": "why"}]"#;
        assert_eq!(found_in_inputs(&UnknownKey, inputs), "");
    }
}
