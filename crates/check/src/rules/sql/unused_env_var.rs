use extension_model::{Node, Pointer};

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An environment variable that the SQL never uses.
    ///
    /// ## What it does
    /// Looks for the names in `cartoEnvVars` in both SQL files of the component.
    ///
    /// ## Why it matters
    /// Environment variables may be secrets, such as the access token. A component asks for what it needs, and for no
    /// more.
    ///
    /// ## Example
    /// ```json
    /// { "cartoEnvVars": ["accessToken"] }
    /// ```
    /// No SQL file of the component has the word `accessToken`.
    ///
    /// ## Repair
    /// Use it in the SQL, or remove it from the list.
    UnusedEnvVar = Warning("unused-env-var")
}

impl Check for UnusedEnvVar {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let (Some(metadata), Some(_)) = (component.metadata(), &component.fullrun) else { return };
        let list = metadata.tree.get("cartoEnvVars").map(Node::elements).unwrap_or_default();
        for (index, name) in list.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.as_str()?))) {
            if super::can_be_told(name) && !component.scripts().any(|script| script.mentions(name)) {
                let pointer = Pointer::from("/cartoEnvVars").then(index);
                report
                    .value(metadata.file, pointer, format!("No SQL uses the environment variable \"{name}\""))
                    .help("Use it in the SQL, or remove it from the list");
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
    fn unused_variables_are_told() {
        let files = [
            ("components/a/metadata.json", r#"{"cartoEnvVars": ["accessToken", "apiBaseUrl", "bigqueryRegion"]}"#),
            ("components/a/src/fullrun.sql", "SELECT TRIM(apibaseurl, '\"')"),
            ("components/a/src/dryrun.sql", "SELECT bigqueryRegion"),
        ];
        assert_snapshot!(found(&UnusedEnvVar, &files), @r#"
        components/a/metadata.json:1:19 «"accessToken"» warning at /cartoEnvVars/0
          No SQL uses the environment variable "accessToken"
          help: Use it in the SQL, or remove it from the list
        "#);
        assert_eq!(found(&UnusedEnvVar, &files[..1]), "");
    }
}
