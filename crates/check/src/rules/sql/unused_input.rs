use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An input that the SQL never uses.
    ///
    /// ## What it does
    /// Looks for the name of each input in `src/fullrun.sql`, also inside of strings, where dynamic SQL has it. The dry
    /// run need not use all of them.
    ///
    /// ## Why it matters
    /// Whatever is chosen in the form changes nothing.
    ///
    /// ## Example
    /// ```sql
    /// CREATE TABLE IDENTIFIER(:output) AS SELECT * FROM IDENTIFIER(:places)
    /// ```
    /// The component has an input `radius` as well.
    ///
    /// ## Repair
    /// Use it in the SQL, or remove the input.
    UnusedInput = Warning("unused-input")
}

impl Check for UnusedInput {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(script) = component.fullrun.as_ref().filter(|script| !script.references().is_empty()) else { return };
        for input in component.inputs().filter(|input| super::can_be_told(&input.input.name)) {
            let name = &input.input.name;
            if !script.mentions(name) {
                report
                    .value(input.file, input.at("name"), format!("The full run never uses the input \"{name}\""))
                    .help("Use it in src/fullrun.sql, or remove the input");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(fullrun: &str) -> String {
        let component = r#"{"inputs": [{"name": "places"}, {"name": "radius"}]}"#;
        found(&UnusedInput, &[("components/a/metadata.json", component), ("components/a/src/fullrun.sql", fullrun)])
    }

    #[test]
    fn unused_inputs_are_told() {
        assert_snapshot!(with("SELECT * FROM places -- radius"), @r#"
        components/a/metadata.json:1:42 «"radius"» warning at /inputs/1/name
          The full run never uses the input "radius"
          help: Use it in src/fullrun.sql, or remove the input
        "#);
    }

    #[test]
    fn dynamic_sql_counts_and_an_empty_file_is_told_elsewhere() {
        assert_eq!(with("EXECUTE IMMEDIATE 'SELECT * FROM ' || PLACES || ' WHERE x < @radius'"), "");
        assert_eq!(with("SELECT t.a FROM `places` WHERE ST_DWITHIN(a, b, radius)"), "");
        assert_eq!(with("-- to do"), "");
    }
}
