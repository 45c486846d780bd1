use std::collections::HashMap;

use extension_model::Pointer;
use extension_sql::{DRY_RUN, ENV_VARS};

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An input, an output or an environment variable has the name of another thing.
    ///
    /// ## What it does
    /// Compares the names of a component's inputs, outputs and environment variables with each other and with
    /// `dry_run` and `env_vars`, which every procedure has. Capitals make no difference.
    ///
    /// ## Why it matters
    /// All of them are names within one procedure. It cannot be created when two are the same.
    ///
    /// ## Example
    /// ```json
    /// { "inputs": [{ "name": "places", "type": "Table" }], "outputs": [{ "name": "places", "type": "Table" }] }
    /// ```
    ///
    /// ## Repair
    /// Give one of them another name: here `places_table` for the input.
    NameClash = Error("name-clash")
}

impl Check for NameClash {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        let inputs = component.inputs().map(|input| ("input", input.at("name"), input.input.name.as_str()));
        let outputs =
            component.outputs().map(|(pointer, output)| ("output", pointer.then("name"), output.name.as_str()));
        let env_vars = super::env_vars(component).map(|(pointer, name)| ("environment variable", pointer, name));
        let names: Vec<(&str, Pointer, &str)> = inputs.chain(outputs).chain(env_vars).collect();

        let mut taken: HashMap<String, &str> =
            HashMap::from([DRY_RUN, ENV_VARS].map(|name| (name.to_owned(), "parameter that every procedure has")));
        for (what, pointer, name) in names {
            // A name among its own kind is told by the rules for duplicates.
            let other = *taken.entry(name.to_ascii_lowercase()).or_insert(what);
            if other != what && !name.is_empty() {
                let article = if other.starts_with(['i', 'o', 'e']) { "an" } else { "a" };
                report
                    .value(metadata.file, pointer, format!("The {what} \"{name}\" has the name of {article} {other}"))
                    .help("Give one of them another name");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_component;

    #[test]
    fn names_of_different_things_clash() {
        let metadata = r#"{
            "inputs": [{"name": "places"}, {"name": "Dry_Run"}, {"name": "apibaseurl"}],
            "outputs": [{"name": "Places"}, {"name": "env_vars"}],
            "cartoEnvVars": ["apiBaseUrl"]
        }"#;
        assert_snapshot!(found_in_component(&NameClash, metadata), @r#"
        components/a/metadata.json:2:53 «"Dry_Run"» error at /inputs/1/name
          The input "Dry_Run" has the name of a parameter that every procedure has
          help: Give one of them another name
        components/a/metadata.json:3:34 «"Places"» error at /outputs/0/name
          The output "Places" has the name of an input
          help: Give one of them another name
        components/a/metadata.json:3:54 «"env_vars"» error at /outputs/1/name
          The output "env_vars" has the name of a parameter that every procedure has
          help: Give one of them another name
        components/a/metadata.json:4:30 «"apiBaseUrl"» error at /cartoEnvVars/0
          The environment variable "apiBaseUrl" has the name of an input
          help: Give one of them another name
        "#);
    }

    #[test]
    fn different_names_and_repeated_ones_do_not() {
        let metadata = r#"{
            "inputs": [{"name": "a"}, {"name": "a"}, {}], "outputs": [{"name": "b"}, {}], "cartoEnvVars": ["apiBaseUrl"]
        }"#;
        assert_eq!(found_in_component(&NameClash, metadata), "");
    }
}
