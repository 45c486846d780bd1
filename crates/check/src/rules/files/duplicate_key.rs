use std::collections::HashSet;

use extension_model::{Node, Pointer};

use crate::context::Source;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::schema::is_remark;

rule! {
    /// A key stands twice in one object.
    ///
    /// ## What it does
    /// Looks for keys that an object has more than once, at any level. Keys that start with `_comment` may repeat.
    ///
    /// ## Why it matters
    /// Readers of JSON keep the last one and drop the others without a word. What stands first looks as if it counted.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "default": 10, "default": 25 }
    /// ```
    ///
    /// ## Repair
    /// Remove all but one of them.
    DuplicateKey = Warning("duplicate-key")
}

impl Check for DuplicateKey {
    fn metadata(&self, source: &Source, report: &mut Report) {
        if let Some(tree) = source.file.tree {
            check(tree, &Pointer::root(), source, report);
        }
    }
}

fn check(node: &Node, at: &Pointer, source: &Source, report: &mut Report) {
    // The last one counts: those before it are the ones that mislead.
    let mut seen = HashSet::new();
    for member in node.members().iter().rev() {
        let pointer = at.then(&member.key);
        if !seen.insert(member.key.as_str()) && !is_remark(&member.key) {
            let message = format!("\"{}\" stands here more than once; only the last one counts", member.key);
            report
                .span(&source.file, member.key_span.clone(), Some(pointer.clone()), message)
                .help("Remove all but one of them");
        }
        check(&member.node, &pointer, source, report);
    }
    for (index, element) in node.elements().iter().enumerate() {
        check(element, &at.then(index), source, report);
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn repeated_keys_are_told_at_any_level() {
        let metadata = "{\n  \"name\": \"a\",\n  \"inputs\": [{\"max\": 1, \"max\": 2}],\n  \"name\": \"b\"\n}";
        assert_snapshot!(found_in_component(&DuplicateKey, metadata), @r#"
        components/a/metadata.json:2:3 «"name"» warning at /name
          "name" stands here more than once; only the last one counts
          help: Remove all but one of them
        components/a/metadata.json:3:15 «"max"» warning at /inputs/0/max
          "max" stands here more than once; only the last one counts
          help: Remove all but one of them
        "#);
    }

    #[test]
    fn remarks_and_keys_of_different_objects_may_repeat() {
        let metadata = r#"{"_comment": 1, "_comment": 2, "inputs": [{"name": "a"}, {"name": "b"}]}"#;
        assert_eq!(found_in_component(&DuplicateKey, metadata), "");
    }
}
