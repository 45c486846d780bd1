use extension_sql::ENV_VARS;

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// The procedure of the old layout takes other parameters than the metadata say.
    ///
    /// ## What it does
    /// Compares the parameters in the CREATE PROCEDURE of `src/procedure.sql` with what Workflows hands over: the
    /// inputs in their order, then the outputs, then `dry_run`.
    ///
    /// ## Why it matters
    /// Values are handed over by their place. With one more or less the call fails; in another order each value arrives
    /// at the wrong parameter.
    ///
    /// ## Example
    /// ```sql
    /// CREATE OR REPLACE PROCEDURE BUFFER(places STRING, output STRING, radius FLOAT64, dry_run BOOL)
    /// ```
    /// The metadata have the inputs `places` and `radius`, and the output `output`.
    ///
    /// ## Repair
    /// Write the parameters in the order of the metadata: here `output` behind `radius`.
    LegacyParameters = Warning("legacy-parameters")
}

impl Check for LegacyParameters {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let (Some(metadata), Some(provider)) = (component.metadata(), component.provider) else { return };
        let Some(file) = super::procedure(component) else { return };
        let Some(procedure) = extension_sql::legacy_procedure(file.text, provider) else { return };
        let expected = extension_sql::legacy_parameters(metadata.view, provider);
        let mut given = procedure.parameters;
        // Later procedures of this layout take the environment variables as well.
        let takes_env_vars = given.last().is_some_and(|last| last.name.eq_ignore_ascii_case(ENV_VARS));
        if takes_env_vars && given.len() == expected.len() + 1 {
            given.pop();
        }
        if given.len() != expected.len() {
            let names: Vec<_> = expected.iter().map(|parameter| parameter.name.as_str()).collect();
            let message =
                format!("The procedure takes {} parameters; Workflows hands over {}", given.len(), names.len());
            report.span(&file, procedure.path, None, message).help(format!("Take {}", names.join(", ")));
            return;
        }
        let differs =
            given.iter().zip(&expected).find(|(given, expected)| !given.name.eq_ignore_ascii_case(&expected.name));
        if let Some((given, expected)) = differs {
            let message = format!("The metadata have \"{}\" in the place of \"{}\"", expected.name, given.name);
            report
                .span(&file, given.span.clone(), None, message)
                .help("Write the parameters in the order of the metadata");
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(parameters: &str) -> String {
        let metadata = r#"{"inputs": [{"name": "places"}, {"name": "radius", "type": "Number"}], "outputs": [{"name": "output"}]}"#;
        let procedure = format!("CREATE OR REPLACE PROCEDURE BUFFER({parameters}) BEGIN END;");
        let files = [("components/a/metadata.json", metadata), ("components/a/src/procedure.sql", procedure.as_str())];
        found(&LegacyParameters, &files)
    }

    #[test]
    fn other_parameters_are_told() {
        assert_snapshot!(with("places STRING, output STRING, radius FLOAT64, dry_run BOOL"), @r#"
        components/a/src/procedure.sql:1:51 «output STRING» warning
          The metadata have "radius" in the place of "output"
          help: Write the parameters in the order of the metadata
        "#);
        assert_snapshot!(with("places STRING, dry_run BOOL"), @"
        components/a/src/procedure.sql:1:29 «BUFFER» warning
          The procedure takes 2 parameters; Workflows hands over 4
          help: Take places, radius, output, dry_run
        ");
    }

    #[test]
    fn the_same_parameters_pass() {
        assert_eq!(with("places STRING, Radius FLOAT64, output STRING, dry_run BOOL"), "");
        assert_eq!(with("places STRING, radius FLOAT64, output STRING, dry_run BOOL, env_vars STRING"), "");
    }
}
