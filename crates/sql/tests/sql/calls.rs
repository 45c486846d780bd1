//! The CALL, and what a hostile value can do to it.

use crate::common::{buffers, component, literals};
use extension_model::{FormValues, Provider};
use extension_sql::call;
use proptest::prelude::*;
use serde_json::{Value, json};

fn values(values: Value) -> FormValues {
    values.as_object().unwrap().clone()
}

#[test]
fn a_call_has_one_argument_a_line() {
    let typed = values(json!({
        "source": "project.dataset.stores",
        "geom": "geom",
        "distance": 2.5,
        "dissolve": true,
        "limits": ["10", "1000"],
        "range": "b",
        "note": "It's \"quoted\" \\ and\non two lines",
        "novel": null,
    }));
    for provider in Provider::ALL {
        insta::assert_snapshot!(
            format!("call_{}", provider.name()),
            call(&buffers(), "__proc_buffers_1", &typed, false, provider)
        );
    }
}

#[test]
fn what_is_absent_is_null() {
    let call = call(&buffers(), "__proc_buffers_1", &FormValues::new(), true, Provider::Bigquery);
    assert_eq!(call.matches("  NULL,\n").count(), 8, "{call}");
    assert!(call.contains("\n  TRUE,\n"), "{call}");
}

#[test]
fn a_legacy_procedure_gets_no_environment_variables() {
    let legacy = component(json!({"name": "old", "procedureName": "OLD", "outputs": [{"name": "result"}]}));
    let text = call(&legacy, "OLD", &FormValues::new(), false, Provider::Bigquery);
    assert_eq!(text, "CALL @@workflows_temp@@.`OLD`(\n  '@@workflows_temp@@.old_result',\n  FALSE\n);");
    let migrated = call(&legacy, "__proc_old_1", &FormValues::new(), false, Provider::Bigquery);
    assert!(migrated.contains("'{}'"), "{migrated}");
}

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "'",
            "''",
            "\\",
            "\\'",
            "\"",
            "`",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u{7}",
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "@@",
            "é",
            "😀",
            "\u{2028}",
            "); DROP TABLE x; --"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Whatever is typed arrives as it was typed, and as nothing else.
    #[test]
    fn values_are_quoted_safely(text in nasty(), list in prop::collection::vec(nasty(), 1..3)) {
        let form = component(json!({
            "name": "form",
            "inputs": [{"name": "a", "type": "String"}, {"name": "b", "type": "Json"}, {"name": "c", "type": "Number"}],
            "outputs": [{"name": "result"}],
        }));
        let json_text = json!(list).to_string();
        let typed = values(json!({"a": text, "b": json_text, "c": text}));
        for provider in Provider::ALL {
            let call = call(&form, "p", &typed, false, provider);
            let expected = [text.as_str(), &json_text, "db.schema.form_result", "{}"];
            prop_assert_eq!(literals(&call, provider), expected, "{}", call);
        }
    }
}
