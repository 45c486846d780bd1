use extension_model::env_vars::{self, ENV_VARS};

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// An environment variable that Workflows does not have.
    ///
    /// ## What it does
    /// Compares the names in a component's `cartoEnvVars` with those that Workflows hands over.
    ///
    /// ## Why it matters
    /// An unknown variable is NULL when the component runs.
    ///
    /// ## Example
    /// ```json
    /// { "cartoEnvVars": ["apiBaseURL"] }
    /// ```
    ///
    /// ## Repair
    /// Write the name as it is known, here `apiBaseUrl`, or remove the entry.
    UnknownEnvVar = Warning("unknown-env-var")
}

impl Check for UnknownEnvVar {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        for (pointer, name) in super::env_vars(component).filter(|(_, name)| env_vars::env_var(name).is_none()) {
            let known = || ENV_VARS.iter().map(|known| known.name);
            report
                .value(metadata.file, pointer, format!("Workflows has no environment variable \"{name}\""))
                .help(did_you_mean(name, known(), || format!("Use one of {}", known().collect::<Vec<_>>().join(", "))));
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn unknown_variables_are_told_with_the_likely_one() {
        let metadata = r#"{"cartoEnvVars": ["apiBaseURL", "HOME", "accessToken"]}"#;
        assert_snapshot!(found_in_component(&UnknownEnvVar, metadata), @r#"
        components/a/metadata.json:1:19 «"apiBaseURL"» warning at /cartoEnvVars/0
          Workflows has no environment variable "apiBaseURL"
          help: Did you mean "apiBaseUrl"?
        components/a/metadata.json:1:33 «"HOME"» warning at /cartoEnvVars/1
          Workflows has no environment variable "HOME"
          help: Use one of analyticsToolboxDataset, analyticsToolboxVersion, apiBaseUrl, accessToken, dataExportDefaultGCSBucket, bigqueryProjectId, bigqueryRegion, tempStoragePath
        "#);
        assert_eq!(found_in_component(&UnknownEnvVar, r#"{"cartoEnvVars": ["tempStoragePath"]}"#), "");
    }
}
