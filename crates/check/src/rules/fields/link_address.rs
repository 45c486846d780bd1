use extension_model::{Link, Pointer};

use crate::context::{ComponentContext, Context, File};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A link that leads to no web page.
    ///
    /// ## What it does
    /// Looks at the `href` of each link: of the author, the license, the details, and a component's
    /// `externalReference`. It starts with `https://` or `http://`.
    ///
    /// ## Why it matters
    /// Without the scheme a browser looks for the page inside of Workflows, and finds nothing. Other schemes may be
    /// refused, or do harm.
    ///
    /// ## Example
    /// ```json
    /// { "externalReference": { "label": "Buffers", "href": "www.example.com/buffers" } }
    /// ```
    ///
    /// ## Repair
    /// Write the whole address: `https://www.example.com/buffers`.
    LinkAddress = Warning("link-address")
}

impl Check for LinkAddress {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        let view = extension.view;
        for (key, attribution) in [("author", &view.author), ("license", &view.license)] {
            let link = attribution.as_ref().and_then(|attribution| attribution.link.as_ref());
            check(link, Pointer::root().then(key).then("link"), extension.file, report);
        }
        for (index, detail) in view.details.iter().enumerate() {
            let pointer = Pointer::from("/details").then(index).then("link");
            check(detail.link.as_ref(), pointer, extension.file, report);
        }
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        if let Some(metadata) = component.metadata() {
            let link = metadata.view.external_reference.as_ref();
            check(link, "/externalReference".into(), metadata.file, report);
        }
    }
}

/// A missing address is told by the rule for missing fields.
fn check(link: Option<&Link>, pointer: Pointer, file: &File, report: &mut Report) {
    let Some(link) = link.filter(|link| !link.href.trim().is_empty() && !is_web_address(&link.href)) else { return };
    report
        .value(file, pointer.then("href"), format!("\"{}\" is not the address of a web page", link.href))
        .help("Write the whole address, from https:// on");
}

fn is_web_address(href: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        let start = href.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && href.len() > scheme.len()
    })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn addresses_without_the_web_are_told() {
        let files = [
            (
                "metadata.json",
                r#"{"author": {"link": {"href": "javascript:alert(1)"}}, "details": [{"link": {"href": "example.com"}}]}"#,
            ),
            ("components/a/metadata.json", r#"{"externalReference": {"label": "A", "href": "https://"}}"#),
        ];
        assert_snapshot!(found(&LinkAddress, &files), @r#"
        components/a/metadata.json:1:46 «"https://"» warning at /externalReference/href
          "https://" is not the address of a web page
          help: Write the whole address, from https:// on
        metadata.json:1:30 «"javascript:alert(1)"» warning at /author/link/href
          "javascript:alert(1)" is not the address of a web page
          help: Write the whole address, from https:// on
        metadata.json:1:85 «"example.com"» warning at /details/0/link/href
          "example.com" is not the address of a web page
          help: Write the whole address, from https:// on
        "#);
    }

    #[test]
    fn web_pages_pass() {
        let extension = r#"{"author": {"link": {"href": "HTTPS://example.com"}}, "license": {"value": "MIT"}}"#;
        assert_eq!(found(&LinkAddress, &[("metadata.json", extension)]), "");
    }
}
