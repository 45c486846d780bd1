use std::collections::HashSet;

use extension_model::Provider;
use extension_sql::{Reference, ReferenceKind};

use crate::context::{ComponentContext, Script};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A parameter without its colon in Snowflake SQL.
    ///
    /// ## What it does
    /// Looks for the bare names of inputs in the full run, and of outputs in both runs, in statements such as SELECT and
    /// CREATE TABLE. A name that also stands there with its colon passes, since columns may have the names of
    /// parameters; so do names in scripting, such as `IF (fast) THEN`, where Snowflake takes them bare.
    ///
    /// ## Why it matters
    /// In such a statement a bare name is a column or a table: the statement fails, or does something else.
    ///
    /// ## Example
    /// ```sql
    /// CREATE TABLE output AS SELECT * FROM IDENTIFIER(:places);
    /// ```
    ///
    /// ## Repair
    /// Write `:radius` for a value, and `IDENTIFIER(:output)` for the name of a table or a column.
    BareParameter = Warning("bare-parameter")
}

impl Check for BareParameter {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        if component.provider != Some(Provider::Snowflake) {
            return;
        }
        let outputs: Vec<&str> = component.outputs().map(|(_, output)| output.name.as_str()).collect();
        let inputs = component.metadata().map(|metadata| metadata.view.inputs.iter().map(|input| input.name.as_str()));
        let all: Vec<&str> = inputs.into_iter().flatten().chain(outputs.iter().copied()).collect();
        component.fullrun.iter().for_each(|script| check(script, &all, report));
        component.dryrun.iter().for_each(|script| check(script, &outputs, report));
    }
}

fn check(script: &Script, names: &[&str], report: &mut Report) {
    let names: HashSet<String> =
        names.iter().filter(|name| !script.binds(name)).map(|name| name.to_ascii_lowercase()).collect();
    let mut told = HashSet::new();
    for statement in super::statements(script) {
        for reference in bare_names(statement, script.file.text) {
            let name = reference.name.to_ascii_lowercase();
            if names.contains(&name) && told.insert(name) {
                let name = reference.name;
                report
                    .span(
                        &script.file,
                        reference.span.clone(),
                        None,
                        format!("\"{name}\" is no parameter without a colon"),
                    )
                    .help(format!("Write :{name}, or IDENTIFIER(:{name}) where it names a table or a column"));
            }
        }
    }
}

/// The words of a statement that Snowflake takes for columns and tables.
fn bare_names<'s, 'a>(statement: &'s [Reference<'a>], text: &'s str) -> impl Iterator<Item = &'s Reference<'a>> {
    const BEGINNINGS: &[&str] =
        &["SELECT", "WITH", "CREATE", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "ALTER", "DROP"];
    // Behind these stands a statement, unless they belong to a CASE.
    const BRANCHES: &[&str] = &["THEN", "ELSE", "DO", "BEGIN", "LOOP"];
    let mut is_query = false;
    let mut cases = 0_usize;
    let mut before = "";
    statement.iter().filter(|reference| reference.kind == ReferenceKind::Bare).filter(move |reference| {
        let word = reference.name.to_ascii_uppercase();
        match word.as_str() {
            "CASE" => cases += 1,
            "END" => cases = cases.saturating_sub(1),
            word if cases == 0 && BRANCHES.contains(&word) => is_query = false,
            word if BEGINNINGS.contains(&word) => is_query = true,
            _ => {}
        }
        let is_alias = before.eq_ignore_ascii_case("AS");
        let is_qualifier = text[reference.span.end..].trim_start().starts_with(['.', '(', ':']);
        before = reference.name;
        is_query && !is_alias && !is_qualifier
    })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn on(provider: &str, fullrun: &str, dryrun: &str) -> String {
        let extension = format!(r#"{{"provider": "{provider}"}}"#);
        let component = r#"{
            "inputs": [{"name": "places"}, {"name": "radius"}, {"name": "fast"}], "outputs": [{"name": "output"}]
        }"#;
        let files = [
            ("metadata.json", extension.as_str()),
            ("components/a/metadata.json", component),
            ("components/a/src/fullrun.sql", fullrun),
            ("components/a/src/dryrun.sql", dryrun),
        ];
        found(&BareParameter, &files)
    }

    #[test]
    fn bare_names_in_statements_are_told_once() {
        let fullrun = "CREATE TABLE output AS\nSELECT * FROM IDENTIFIER(:places)\nWHERE x < Radius OR y < radius;";
        assert_snapshot!(on("snowflake", fullrun, "IF (TRUE) THEN CREATE TABLE output (x INT); END IF"), @r#"
        components/a/src/fullrun.sql:1:14 «output» warning
          "output" is no parameter without a colon
          help: Write :output, or IDENTIFIER(:output) where it names a table or a column
        components/a/src/fullrun.sql:3:11 «Radius» warning
          "Radius" is no parameter without a colon
          help: Write :Radius, or IDENTIFIER(:Radius) where it names a table or a column
        "#);
    }

    #[test]
    fn columns_aliases_and_scripting_pass() {
        let columns =
            "CREATE TABLE IDENTIFIER(:output) AS SELECT radius, radius.x, fast(1) AS places FROM t WHERE a < :radius";
        assert_eq!(on("snowflake", columns, "SELECT :output, radius FROM t"), "");
        let scripting =
            "LET far FLOAT := radius * 2;\nIF (fast) THEN SELECT 1; ELSE LET x := places; END IF;\nRETURN radius";
        assert_eq!(on("snowflake", scripting, ""), "");
        assert_eq!(on("snowflake", "EXECUTE IMMEDIATE 'SELECT radius FROM places'", ""), "");
    }

    #[test]
    fn bare_names_are_right_on_bigquery() {
        assert_eq!(on("bigquery", "SELECT radius FROM places", ""), "");
    }
}
