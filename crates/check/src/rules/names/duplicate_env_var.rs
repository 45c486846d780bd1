use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An environment variable is asked for twice.
    ///
    /// ## What it does
    /// Looks for names that stand twice in a component's `cartoEnvVars`.
    ///
    /// ## Why it matters
    /// The procedure declares each variable at its start, and cannot be created with two of one name.
    ///
    /// ## Example
    /// ```json
    /// { "cartoEnvVars": ["apiBaseUrl", "accessToken", "apiBaseUrl"] }
    /// ```
    ///
    /// ## Repair
    /// Remove the second entry.
    DuplicateEnvVar = Error("duplicate-env-var")
}

impl Check for DuplicateEnvVar {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        for (pointer, name, other) in super::repeated(super::env_vars(component)) {
            report
                .value(metadata.file, pointer, super::repetition("environment variable", name, other))
                .help("Remove one of them");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn a_repeated_variable_is_told() {
        let metadata = r#"{"cartoEnvVars": ["apiBaseUrl", "accessToken", "apiBaseUrl"]}"#;
        assert_snapshot!(found_in_component(&DuplicateEnvVar, metadata), @r#"
        components/a/metadata.json:1:48 «"apiBaseUrl"» error at /cartoEnvVars/2
          Two environment variables are called "apiBaseUrl"
          help: Remove one of them
        "#);
        assert_eq!(found_in_component(&DuplicateEnvVar, r#"{"cartoEnvVars": ["apiBaseUrl", 1, 1]}"#), "");
    }
}
