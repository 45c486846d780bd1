use extension_model::Node;

use crate::context::FunctionContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A function of an unknown type.
    ///
    /// ## What it does
    /// Compares the `type` of each function with the known ones: `function` and `procedure`.
    ///
    /// ## Why it matters
    /// Anything else is made into a function.
    ///
    /// ## Example
    /// ```json
    /// { "name": "refresh_tiles", "type": "proc" }
    /// ```
    ///
    /// ## Repair
    /// Write `"procedure"` or `"function"`.
    UnknownFunctionType = Warning("unknown-function-type")
}

impl Check for UnknownFunctionType {
    fn function(&self, function: &FunctionContext, report: &mut Report) {
        const KNOWN: [&str; 2] = ["function", "procedure"];
        let Some(metadata) = function.metadata() else { return };
        let kind = metadata.tree.get("type").and_then(Node::as_str);
        if let Some(kind) = kind.filter(|kind| !KNOWN.contains(kind)) {
            report
                .value(metadata.file, "/type".into(), format!("There is no function type \"{kind}\""))
                .help(did_you_mean(kind, KNOWN, || "Write \"function\" or \"procedure\"".into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn unknown_types_are_told() {
        let files = [
            ("functions/f/metadata.json", r#"{"type": "Procedure"}"#),
            ("functions/g/metadata.json", r#"{"type": "macro"}"#),
            ("functions/h/metadata.json", r#"{"type": "function"}"#),
            ("functions/i/metadata.json", "{}"),
        ];
        assert_snapshot!(found(&UnknownFunctionType, &files), @r#"
        functions/f/metadata.json:1:10 «"Procedure"» warning at /type
          There is no function type "Procedure"
          help: Did you mean "procedure"?
        functions/g/metadata.json:1:10 «"macro"» warning at /type
          There is no function type "macro"
          help: Write "function" or "procedure"
        "#);
    }
}
