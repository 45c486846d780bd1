use extension_model::PackagePath;

use crate::context::FunctionContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A function with more than one body.
    ///
    /// ## What it does
    /// Looks for more than one of `src/definition.sql`, `src/definition.py` and `src/definition.js` in the folder of a
    /// function.
    ///
    /// ## Why it matters
    /// Only the first of them, in this order, is packaged.
    ///
    /// ## Example
    /// ```text
    /// functions/distance_weight/src/definition.sql
    /// functions/distance_weight/src/definition.py
    /// ```
    ///
    /// ## Repair
    /// Remove all but one.
    SeveralDefinitions = Warning("several-definitions")
}

impl Check for SeveralDefinitions {
    fn function(&self, function: &FunctionContext, report: &mut Report) {
        if let [used, ignored @ ..] = super::definitions(function).as_slice() {
            for path in ignored {
                report
                    .whole(path, format!("{} is used in the place of this file", PackagePath::file_name(used)))
                    .help("Remove one of them");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn a_second_body_is_told() {
        let files = [("functions/f/src/definition.py", ""), ("functions/f/src/definition.sql", "")];
        assert_snapshot!(found(&SeveralDefinitions, &files), @"
        functions/f/src/definition.py warning
          definition.sql is used in the place of this file
          help: Remove one of them
        ");
        assert_eq!(found(&SeveralDefinitions, &files[..1]), "");
    }
}
