use extension_model::Pointer;

use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A metadata file holds something else than an object.
    ///
    /// ## What it does
    /// Looks at what a `metadata.json` holds as a whole: an object, and not a list, a text or a number.
    ///
    /// ## Why it matters
    /// No field can be read from anything else.
    ///
    /// ## Example
    /// ```json
    /// [{ "name": "buffer" }]
    /// ```
    ///
    /// ## Repair
    /// Take away the brackets around the object.
    NotAnObject = Error("not-an-object")
}

impl Check for NotAnObject {
    fn metadata(&self, source: &Source, report: &mut Report) {
        if let Some(tree) = source.file.tree.filter(|tree| !tree.is_object()) {
            let message = format!("The file holds {}, not an object", tree.kind());
            report.value(&source.file, Pointer::root(), message).help("Write the metadata between { and }");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn a_list_is_no_metadata() {
        let files = [("metadata.json", "[\n]"), ("components/a/metadata.json", "12")];
        assert_snapshot!(found(&NotAnObject, &files), @"
        components/a/metadata.json:1:1 «12» error at the root
          The file holds a number, not an object
          help: Write the metadata between { and }
        metadata.json:1:1 «[» error at the root
          The file holds a list, not an object
          help: Write the metadata between { and }
        ");
        assert_eq!(found(&NotAnObject, &[("metadata.json", "{}")]), "");
    }
}
