//! User-defined functions, as installed.

use crate::common::function;
use extension_model::{FunctionLanguage, Provider};
use extension_sql::{FunctionError, FunctionSource, create_function, function_routine, syntax_problems};
use proptest::prelude::*;
use serde_json::{Value, json};

const PYTHON: &str = "# /// script
# requires-python = \"==3.11\"
# dependencies = [\"numpy==1.26.4\", \"shapely\"]
# ///
import numpy as np


def main(x):
    return '%s' % np.abs(x)  # \\d
";

fn created(
    metadata: Value,
    language: FunctionLanguage,
    body: &str,
    provider: Provider,
) -> Result<String, FunctionError> {
    create_function(&FunctionSource { function: &function(metadata), language, body }, provider)
}

fn area(float: &str, text: &str) -> Value {
    json!({
        "name": "area_label",
        "parameters": [{"name": "x", "type": float}, {"name": "unit", "type": text}],
        "returns": {"type": text},
    })
}

#[test]
fn bigquery_functions() {
    let metadata = area("FLOAT64", "STRING");
    let create = |language, body| created(metadata.clone(), language, body, Provider::Bigquery).unwrap();
    let all = [
        create(FunctionLanguage::Sql, "CONCAT(x, ' ', unit); -- with its unit\n"),
        create(FunctionLanguage::Sql, "\nSELECT MAX(y) FROM UNNEST([x]) AS y\n"),
        create(FunctionLanguage::JavaScript, "return `${x} \"\"\" ${unit}`;\n"),
        create(FunctionLanguage::JavaScript, "return /\\d'''/.test(x) || '\"\"\"';"),
        create(FunctionLanguage::Python, PYTHON),
    ]
    .join("\n");
    assert_eq!(syntax_problems(&all, Provider::Bigquery), []);
    insta::assert_snapshot!(all);
}

#[test]
fn snowflake_functions() {
    let metadata = area("FLOAT", "VARCHAR");
    let create = |language, body| created(metadata.clone(), language, body, Provider::Snowflake).unwrap();
    let all = [
        create(FunctionLanguage::Sql, "x || ' ' || unit"),
        create(FunctionLanguage::JavaScript, "return X + '\\n' + UNIT;"),
        create(FunctionLanguage::Python, PYTHON),
    ]
    .join("\n");
    assert_eq!(syntax_problems(&all, Provider::Snowflake), []);
    insta::assert_snapshot!(all);
}

#[test]
fn procedures() {
    let metadata = json!({"name": "tidy", "type": "procedure", "parameters": [{"name": "t", "type": "STRING"}]});
    let create = |language, body, provider| created(metadata.clone(), language, body, provider).unwrap();
    let all = [
        create(FunctionLanguage::Sql, "DECLARE n INT64;\nSET n = 1", Provider::Bigquery),
        create(FunctionLanguage::Sql, "DROP TABLE IDENTIFIER(:t)", Provider::Snowflake),
        create(FunctionLanguage::Sql, "BEGIN\n  RETURN 'it''s';\nEND", Provider::Snowflake),
        create(FunctionLanguage::JavaScript, "return T;", Provider::Snowflake),
        create(FunctionLanguage::Python, PYTHON, Provider::Snowflake),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn own_options_are_added_and_win() {
    let mut metadata = area("FLOAT64", "STRING");
    metadata["extra_options"] = json!({
        "entry_point": "run", "container_memory": "512Mi", "max_batching_rows": 10, "library": ["gs://a/b.js", "c"], "strict": true
    });
    let create = |provider| created(metadata.clone(), FunctionLanguage::Python, PYTHON, provider).unwrap();
    insta::assert_snapshot!([create(Provider::Bigquery), create(Provider::Snowflake)].join("\n"));
}

#[test]
fn what_cannot_be_created_says_why() {
    let sql = |metadata, provider| created(metadata, FunctionLanguage::Sql, "1", provider);
    let mut procedure = area("FLOAT64", "STRING");
    procedure["type"] = json!("procedure");
    let untyped = json!({"name": "f", "parameters": [{"name": "x"}]});
    let errors = [
        sql(area("NUMBER", "VARCHAR2"), Provider::Oracle),
        created(procedure.clone(), FunctionLanguage::Python, PYTHON, Provider::Bigquery),
        created(procedure, FunctionLanguage::JavaScript, "return 1;", Provider::Bigquery),
        created(json!({"name": "f"}), FunctionLanguage::JavaScript, "return 1;", Provider::Bigquery),
        sql(json!({"name": "f"}), Provider::Snowflake),
        sql(untyped, Provider::Bigquery),
        created(json!({"name": "f"}), FunctionLanguage::Sql, " -- nothing", Provider::Bigquery),
        created(area("FLOAT", "VARCHAR"), FunctionLanguage::Python, "# /// script\nx", Provider::Snowflake),
    ];
    let messages: Vec<_> = errors.into_iter().map(|error| error.unwrap_err().to_string()).collect();
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn functions_are_listed_by_kind() {
    assert_eq!(function_routine(&function(json!({"name": "as_km"}))), "__func_AS_KM");
    assert_eq!(function_routine(&function(json!({"name": "tidy", "type": "procedure"}))), "__stproc_TIDY");
}

proptest! {
    /// Code stays one literal, whatever quotes it holds.
    #[test]
    fn code_stays_inside_its_literal(code in "[a-z\\\\\"'`\n ]{1,30}") {
        prop_assume!(!code.trim().is_empty());
        for provider in [Provider::Bigquery, Provider::Snowflake] {
            let statement = created(area("FLOAT64", "STRING"), FunctionLanguage::JavaScript, &code, provider).unwrap();
            prop_assert_eq!(syntax_problems(&statement, provider), [], "{}", statement);
        }
    }
}
