use extension_model::extension::{Attribution, Detail};
use extension_model::{Link, Pointer};

use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An author, a license or a detail that shows nothing.
    ///
    /// ## What it does
    /// Looks for a text or a link in `author`, in `license` and in each of the `details`.
    ///
    /// ## Why it matters
    /// The extension's page leaves a blank where the text would be.
    ///
    /// ## Example
    /// ```json
    /// { "author": { "value": "" }, "details": [{ "name": "Documentation" }] }
    /// ```
    ///
    /// ## Repair
    /// Give it a `value`, or a `link` with a label and an address.
    NothingToShow = Warning("nothing-to-show")
}

impl Check for NothingToShow {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        let mut tell = |what: &str, pointer: Pointer| {
            // What is no object has the wrong type, which another rule tells.
            if extension.tree.at(&pointer).is_some_and(|node| node.is_object()) {
                report
                    .value(extension.file, pointer, format!("The {what} has neither a value nor a link"))
                    .help("Give it a \"value\", or a \"link\" with a label and an address");
            }
        };
        let is_blank = |attribution: &Option<Attribution>| {
            attribution.as_ref().is_some_and(|attribution| shows_nothing(&attribution.value, &attribution.link))
        };
        if is_blank(&extension.view.author) {
            tell("author", "/author".into());
        }
        if is_blank(&extension.view.license) {
            tell("license", "/license".into());
        }
        for (index, Detail { name, value, link }) in extension.view.details.iter().enumerate() {
            let pointer = Pointer::from("/details").then(index);
            let value_is_number = extension.tree.at(&pointer.then("value")).is_some_and(|node| node.as_str().is_none());
            if shows_nothing(value, link) && !value_is_number {
                tell(
                    &if name.is_empty() { format!("detail {}", index + 1) } else { format!("detail \"{name}\"") },
                    pointer,
                );
            }
        }
    }
}

fn shows_nothing(value: &str, link: &Option<Link>) -> bool {
    value.trim().is_empty() && link.as_ref().is_none_or(|link| link.label.is_empty() && link.href.is_empty())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn blanks_on_the_page_are_told() {
        let extension = r#"{"author": {}, "license": {"value": " ", "link": {}}, "details": [{"name": "Docs"}]}"#;
        assert_snapshot!(found(&NothingToShow, &[("metadata.json", extension)]), @r#"
        metadata.json:1:12 «{}» warning at /author
          The author has neither a value nor a link
          help: Give it a "value", or a "link" with a label and an address
        metadata.json:1:27 «{"value": " ", "link": {}}» warning at /license
          The license has neither a value nor a link
          help: Give it a "value", or a "link" with a label and an address
        metadata.json:1:67 «{"name": "Docs"}» warning at /details/0
          The detail "Docs" has neither a value nor a link
          help: Give it a "value", or a "link" with a label and an address
        "#);
    }

    #[test]
    fn a_value_or_a_link_is_enough() {
        let extension = r#"{
            "author": {"value": "Me"}, "license": {"link": {"label": "MIT", "href": "https://example.com"}},
            "details": [{"name": "Since", "value": 2024}]
        }"#;
        assert_eq!(found(&NothingToShow, &[("metadata.json", extension)]), "");
    }
}
