use extension_model::Pointer;

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An input or an output has the name of an SQL keyword.
    ///
    /// ## What it does
    /// Compares the names of inputs and outputs with the words that the provider's SQL keeps for itself.
    ///
    /// ## Why it matters
    /// The name has to be quoted wherever the SQL uses it, and tools that do not quote it in the procedure's head cannot
    /// create the procedure.
    ///
    /// ## Example
    /// ```json
    /// { "inputs": [{ "name": "group", "type": "Column" }] }
    /// ```
    ///
    /// ## Repair
    /// Give it another name: `group_column`.
    ReservedName = Warning("reserved-name")
}

impl Check for ReservedName {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let (Some(metadata), Some(provider)) = (component.metadata(), component.provider) else { return };
        let inputs = component.inputs().map(|input| ("input", input.at("name"), input.input.name.as_str()));
        let outputs =
            component.outputs().map(|(pointer, output)| ("output", pointer.then("name"), output.name.as_str()));
        let reserved: Vec<(&str, Pointer, &str)> =
            inputs.chain(outputs).filter(|(_, _, name)| extension_sql::is_reserved(name, provider)).collect();
        for (what, pointer, name) in reserved {
            let message = format!("The {what}'s name \"{name}\" is a keyword of {} SQL", provider.title());
            let help = format!("Give it another name, such as \"{}_{what}\"", name.to_ascii_lowercase());
            report.value(metadata.file, pointer, message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn on(provider: &str) -> String {
        let extension = format!(r#"{{"provider": "{provider}"}}"#);
        let component = r#"{"inputs": [{"name": "table"}, {"name": "Group"}], "outputs": [{"name": "result"}]}"#;
        found(&ReservedName, &[("metadata.json", &extension), ("components/a/metadata.json", component)])
    }

    #[test]
    fn keywords_are_told_as_the_provider_has_them() {
        assert_snapshot!(on("bigquery"), @r#"
        components/a/metadata.json:1:41 «"Group"» warning at /inputs/1/name
          The input's name "Group" is a keyword of BigQuery SQL
          help: Give it another name, such as "group_input"
        "#);
        assert_snapshot!(on("snowflake"), @r#"
        components/a/metadata.json:1:22 «"table"» warning at /inputs/0/name
          The input's name "table" is a keyword of Snowflake SQL
          help: Give it another name, such as "table_input"
        components/a/metadata.json:1:41 «"Group"» warning at /inputs/1/name
          The input's name "Group" is a keyword of Snowflake SQL
          help: Give it another name, such as "group_input"
        "#);
        assert_eq!(on("unknown"), "");
    }
}
