//! The script that Workflows runs to install a package.

use crate::common::{buffers, function, literals, plain};
use extension_model::{FunctionLanguage, Provider};
use extension_sql::{
    FunctionSource, Installation, ProcedureSource, component_routine, create_function, create_procedure,
    function_routine, install_script, syntax_problems,
};
use proptest::prelude::*;
use serde_json::json;

const METADATA: &str =
    r#"{"name":"demo","title":"It's \"quoted\" \\ here","description":"two\nlines, @@workflows_temp@@"}"#;

fn script(metadata: &str, provider: Provider) -> String {
    let distance = function(json!({
        "name": "as_km", "parameters": [{"name": "m", "type": "FLOAT64"}], "returns": {"type": "FLOAT64"}
    }));
    let source = FunctionSource { function: &distance, language: FunctionLanguage::Sql, body: "m / 1000" };
    let (buffers, plain) = (buffers(), plain());
    let procedure = |component, procedure_name| {
        let source = ProcedureSource { component, procedure_name, fullrun: "SELECT 'full';", dryrun: "SELECT 'dry';" };
        create_procedure(&source, provider)
    };
    let mut statements = vec![procedure(&buffers, "proc_buffers_1"), procedure(&plain, "proc_plain_2")];
    let mut routines = vec![
        component_routine(&buffers, "proc_buffers_1", provider),
        component_routine(&plain, "proc_plain_2", provider),
    ];
    if provider != Provider::Oracle {
        statements.insert(0, create_function(&source, provider).unwrap());
        routines.push(function_routine(&distance));
    }
    let installation = Installation { extension: "demo", metadata, statements: &statements, routines: &routines };
    install_script(&installation, provider)
}

#[test]
fn a_script_installs_a_package() {
    for provider in Provider::ALL {
        insta::assert_snapshot!(format!("install_{}", provider.name()), script(METADATA, provider));
    }
}

#[test]
fn scripts_are_valid() {
    for provider in Provider::ALL {
        let script = script(METADATA, provider);
        assert_eq!(syntax_problems(&script, provider), [], "{script}");
    }
}

#[test]
fn an_extension_of_functions_only_installs_too() {
    let installation = Installation { extension: "demo", metadata: "{}", statements: &[], routines: &[] };
    for provider in Provider::ALL {
        let script = install_script(&installation, provider);
        assert_eq!(syntax_problems(&script, provider), [], "{script}");
    }
}

#[test]
fn a_long_text_is_cut_into_literals_that_oracle_takes() {
    let metadata = json!({"icon": "'é".repeat(40_000)}).to_string();
    let script = script(&metadata, Provider::Oracle);
    let longest = script.split("TO_CLOB(").map(|piece| piece.split(")\n").next().unwrap().len()).max().unwrap();
    assert!(longest < 32_767, "{longest}");
    assert!(literals(&script, Provider::Oracle).contains(&metadata));
}

proptest! {
    /// Workflows replaces marks in the whole script; the registered metadata is none of its business.
    #[test]
    fn the_registered_metadata_is_what_was_given(title in any::<String>(), mark in prop::sample::select(vec!["", "@@workflows_temp@@", "@@analytics_toolbox_location@@"])) {
        let metadata = json!({"title": format!("{title}{mark}'\\")}).to_string();
        for provider in Provider::ALL {
            let script = script(&metadata, provider);
            let replaced = script.replace("@@analytics_toolbox_location@@", "at.carto");
            prop_assert!(literals(&replaced, provider).contains(&metadata), "{}", replaced);
        }
    }
}
