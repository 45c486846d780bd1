//! How long it takes to write a procedure, a CALL, and to read a script.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use extension_model::document::Document;
use extension_model::form::effective_values;
use extension_model::{Component, FormValues, Provider};
use extension_sql::{ProcedureSource, call, create_procedure, references, syntax_problems};
use serde_json::{Value, json};

const SCRIPTS: [(Provider, &str); 2] = [
    (Provider::Bigquery, include_str!("../tests/sql/scripts/bigquery/buffers_per_segment.sql")),
    (Provider::Snowflake, include_str!("../tests/sql/scripts/snowflake/bare_if.sql")),
];

/// A component with a hundred inputs.
fn component() -> Component {
    let types = ["Table", "Column", "String", "Number", "Boolean", "Selection", "Range", "Json"];
    let input = |number: usize| json!({"name": format!("input_{number}"), "type": types[number % types.len()], "default": "1", "options": ["1"]});
    let inputs: Vec<Value> = (0..100).map(input).collect();
    let metadata = json!({
        "name": "large",
        "cartoEnvVars": ["apiBaseUrl"],
        "inputs": inputs,
        "outputs": [{"name": "result", "type": "Table"}],
    });
    Document::new(metadata.to_string()).tree().map(Component::read).unwrap_or_default()
}

fn procedures(criterion: &mut Criterion) {
    let component = component();
    let values = effective_values(&component, &FormValues::new());
    for (provider, sql) in SCRIPTS {
        let name = provider.name();
        let source =
            ProcedureSource { component: &component, procedure_name: "__proc_large_1", fullrun: sql, dryrun: sql };
        criterion.bench_function(&format!("create_procedure/{name}"), |bencher| {
            bencher.iter(|| create_procedure(black_box(&source), provider));
        });
        criterion.bench_function(&format!("call/{name}"), |bencher| {
            bencher.iter(|| call(&component, "__proc_large_1", black_box(&values), false, provider));
        });
        criterion.bench_function(&format!("references/{name}"), |bencher| {
            bencher.iter(|| references(black_box(sql), provider).len());
        });
        criterion.bench_function(&format!("syntax_problems/{name}"), |bencher| {
            bencher.iter(|| syntax_problems(black_box(sql), provider).len());
        });
    }
}

criterion_group!(benches, procedures);
criterion_main!(benches);
