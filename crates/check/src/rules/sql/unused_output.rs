use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An output that a run never writes.
    ///
    /// ## What it does
    /// Looks for the name of each output in `src/fullrun.sql` and in `src/dryrun.sql`, also inside of strings.
    ///
    /// ## Why it matters
    /// The table that the next component of the workflow reads is never made: that component fails.
    ///
    /// ## Example
    /// ```sql
    /// CREATE TABLE result AS SELECT * FROM places
    /// ```
    /// The component's output is called `output_table`.
    ///
    /// ## Repair
    /// Write the table that the output names, or remove the output.
    UnusedOutput = Warning("unused-output")
}

impl Check for UnusedOutput {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        let runs = [("full", &component.fullrun), ("dry", &component.dryrun)];
        let scripts = runs.into_iter().filter_map(|(run, script)| Some((run, script.as_ref()?)));
        let scripts: Vec<_> = scripts.filter(|(_, script)| !script.references().is_empty()).collect();
        for (pointer, output) in component.outputs().filter(|(_, output)| super::can_be_told(&output.name)) {
            let forgetful = scripts.iter().filter(|(_, script)| !script.mentions(&output.name));
            let runs: Vec<_> = forgetful.map(|(run, _)| *run).collect();
            if !runs.is_empty() {
                let message = match runs.as_slice() {
                    [run] => format!("The {run} run never writes the output \"{}\"", output.name),
                    _ => format!("Neither run writes the output \"{}\"", output.name),
                };
                report
                    .value(metadata.file, pointer.then("name"), message)
                    .help("Make the table that the output names, or remove the output");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(fullrun: &str, dryrun: &str) -> String {
        let component = r#"{"outputs": [{"name": "result"}, {"name": "rest"}]}"#;
        let files = [
            ("metadata.json", r#"{"provider": "snowflake"}"#),
            ("components/a/metadata.json", component),
            ("components/a/src/fullrun.sql", fullrun),
            ("components/a/src/dryrun.sql", dryrun),
        ];
        found(&UnusedOutput, &files)
    }

    #[test]
    fn outputs_that_a_run_does_not_write_are_told() {
        assert_snapshot!(with("CREATE TABLE IDENTIFIER(:result) AS SELECT 1", "SELECT :RESULT, 'rest'"), @r#"
        components/a/metadata.json:1:43 «"rest"» warning at /outputs/1/name
          The full run never writes the output "rest"
          help: Make the table that the output names, or remove the output
        "#);
        assert_snapshot!(with("SELECT 1", "SELECT 1"), @r#"
        components/a/metadata.json:1:23 «"result"» warning at /outputs/0/name
          Neither run writes the output "result"
          help: Make the table that the output names, or remove the output
        components/a/metadata.json:1:43 «"rest"» warning at /outputs/1/name
          Neither run writes the output "rest"
          help: Make the table that the output names, or remove the output
        "#);
    }

    #[test]
    fn written_ones_pass() {
        assert_eq!(with("SELECT :result, :rest", "EXECUTE IMMEDIATE 'CREATE TABLE ' || :result || :rest"), "");
        assert_eq!(with("SELECT :result, :rest", "-- to do"), "");
    }
}
