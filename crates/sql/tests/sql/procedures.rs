//! Generated procedures, as installed.

use crate::common::{buffers, component, literals, plain};
use extension_model::{Component, Provider};
use extension_sql::{
    ProcedureSource, create_procedure, legacy_procedure, procedure_name, retarget_procedure, syntax_problems,
};
use proptest::prelude::*;
use serde_json::json;

/// A full run and a dry run with everything that could go wrong on the way into a block.
fn sources(provider: Provider) -> (&'static str, &'static str) {
    let fullrun = match provider {
        Provider::Bigquery => include_str!("sources/bigquery.sql"),
        Provider::Snowflake => include_str!("sources/snowflake.sql"),
        Provider::Oracle => include_str!("sources/oracle.sql"),
    };
    (fullrun, "\u{feff}SELECT 1\r\nWHERE 1 = 0;\r\n")
}

fn created(component: &Component, fullrun: &str, dryrun: &str, provider: Provider) -> String {
    let name = procedure_name(&component.name, fullrun.as_bytes(), provider);
    create_procedure(&ProcedureSource { component, procedure_name: &name, fullrun, dryrun }, provider)
}

#[test]
fn a_component_becomes_a_procedure() {
    for provider in Provider::ALL {
        let (fullrun, dryrun) = sources(provider);
        insta::assert_snapshot!(
            format!("procedure_{}", provider.name()),
            created(&buffers(), fullrun, dryrun, provider)
        );
    }
}

#[test]
fn a_component_without_environment_variables_declares_none() {
    for provider in Provider::ALL {
        insta::assert_snapshot!(format!("plain_{}", provider.name()), created(&plain(), "SELECT 2", "", provider));
    }
}

#[test]
fn a_hyphen_in_a_name_is_quoted() {
    let hyphened = component(json!({"name": "my-part", "outputs": [{"name": "a-b"}]}));
    let head = |provider| created(&hyphened, "", "", provider).lines().take(2).collect::<Vec<_>>().join("");
    let hash = |provider| procedure_name("my-part", b"", provider);
    assert_eq!(
        head(Provider::Bigquery),
        format!("CREATE OR REPLACE PROCEDURE @@workflows_temp@@.`{}`(  `a-b` STRING,", hash(Provider::Bigquery))
    );
    assert_eq!(
        head(Provider::Snowflake),
        format!("CREATE OR REPLACE PROCEDURE @@workflows_temp@@.\"{}\"(  \"a-b\" STRING,", hash(Provider::Snowflake))
    );
}

#[test]
fn generated_procedures_are_valid() {
    for provider in Provider::ALL {
        let (fullrun, dryrun) = sources(provider);
        let procedure = created(&buffers(), fullrun, dryrun, provider);
        assert_eq!(syntax_problems(&procedure, provider), [], "{procedure}");
        if provider == Provider::Snowflake {
            let body = &literals(&procedure, provider)[0];
            assert_eq!(syntax_problems(body, provider), [], "{body}");
        }
    }
}

#[test]
fn an_authors_own_procedure_moves_to_the_working_location() {
    let text = "CREATE OR REPLACE PROCEDURE `PLACES`(\n  IN source STRING, pairs ARRAY<STRUCT<a INT64, b INT64>>, dry_run BOOL DEFAULT FALSE\n)\nBEGIN\n  SELECT 1;\nEND";
    let procedure = legacy_procedure(text, Provider::Bigquery).unwrap();
    let parameters: Vec<_> = procedure.parameters.iter().map(|it| (it.name, it.sql_type)).collect();
    assert_eq!(procedure.name, "PLACES");
    assert_eq!(parameters, [("source", "STRING"), ("pairs", "ARRAY<STRUCT<a INT64, b INT64>>"), ("dry_run", "BOOL")]);
    let moved = retarget_procedure(text, Provider::Bigquery);
    assert!(moved.starts_with("CREATE OR REPLACE PROCEDURE @@workflows_temp@@.`PLACES`(\n"), "{moved}");
    assert!(moved.ends_with("END;\n"), "{moved}");
}

#[test]
fn a_qualified_procedure_stays_where_it_is() {
    for name in ["@@workflows_temp@@.`A`", "`@@workflows_temp@@.A`", "dataset.A"] {
        let text = format!("CREATE PROCEDURE {name}() BEGIN END;\n");
        assert_eq!(retarget_procedure(&text, Provider::Bigquery), text);
        assert_eq!(legacy_procedure(&text, Provider::Bigquery).unwrap().name, "A");
    }
    let text = "CREATE PROCEDURE \"a.b\"(x FLOAT) RETURNS VARCHAR AS $$ BEGIN END $$;\n";
    assert!(retarget_procedure(text, Provider::Snowflake).contains("@@workflows_temp@@.\"a.b\"(x"));
    assert_eq!(legacy_procedure("SELECT 1", Provider::Bigquery), None);
    assert_eq!(legacy_procedure("CREATE PROCEDURE x(a STRING", Provider::Bigquery), None);
}

proptest! {
    /// The author's text comes back out of Snowflake's string literal.
    #[test]
    fn a_quoted_body_holds_the_source(source in "[a-z'\\\\$ \n;]{0,40}") {
        let fullrun = format!("SELECT 1; /*{source}*/");
        let procedure = created(&plain(), &fullrun, "SELECT 1;", Provider::Snowflake);
        let bodies = literals(&procedure, Provider::Snowflake);
        prop_assert_eq!(bodies.len(), 1);
        let unspaced = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(unspaced(&bodies[0]).contains(&unspaced(&fullrun)));
    }

    #[test]
    fn any_text_makes_a_procedure(fullrun in any::<String>(), dryrun in any::<String>()) {
        for provider in Provider::ALL {
            let procedure = created(&plain(), &fullrun, &dryrun, provider);
            prop_assert!(procedure.starts_with("CREATE OR REPLACE PROCEDURE @@workflows_temp@@."));
            prop_assert!(procedure.ends_with(";\n"));
            prop_assert!(legacy_procedure(&fullrun, provider).is_none());
            prop_assert!(retarget_procedure(&fullrun, provider).len() <= fullrun.len() + 2);
        }
    }
}
