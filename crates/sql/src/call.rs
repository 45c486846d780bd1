use extension_model::input_types::{Argument, argument};
use extension_model::{Component, FormValues, Provider, env_vars};
use serde_json::{Map, Value};

use crate::dialect::{self, Dialect, WORKFLOWS_TEMP};

/// What a component's procedure is called with.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    pub component: &'a Component,
    /// The name the procedure has once installed. One that the component's own metadata names has the legacy layout's
    /// parameters, without `env_vars`.
    pub procedure_name: &'a str,
    /// By input; an absent one counts as empty.
    pub values: &'a FormValues,
    /// The table that each output is written to, in the outputs' order.
    pub outputs: &'a [String],
    pub dry_run: bool,
    /// By name.
    pub env_vars: &'a Map<String, Value>,
}

/// The CALL that Workflows would run with these values, one argument a line.
///
/// `values` are the form's effective values; an absent one counts as empty. Outputs get names made for the preview,
/// environment variables their samples.
pub fn call(
    component: &Component,
    procedure_name: &str,
    values: &FormValues,
    dry_run: bool,
    provider: Provider,
) -> String {
    let output = |output: &extension_model::Output| format!("{WORKFLOWS_TEMP}.{}_{}", component.name, output.name);
    let outputs: Vec<_> = component.outputs.iter().map(output).collect();
    let env_vars = &sample_env_vars(component);
    call_statement(&Call { component, procedure_name, values, outputs: &outputs, dry_run, env_vars }, provider)
}

/// The CALL statement, one argument a line.
pub fn call_statement(call: &Call, provider: Provider) -> String {
    let dialect = dialect::of(provider);
    let is_legacy = call.component.procedure_name.as_deref() == Some(call.procedure_name);
    let inputs = call.component.inputs.iter();
    let mut arguments: Vec<String> = inputs
        .map(|input| spelled(argument(input, call.values.get(&input.name).unwrap_or(&Value::Null)), dialect))
        .collect();
    arguments.extend(call.outputs.iter().map(|output| dialect.literal(output)));
    arguments.push(dialect.boolean(call.dry_run).to_owned());
    if !is_legacy {
        arguments.push(dialect.literal(&Value::Object(call.env_vars.clone()).to_string()));
    }
    format!("CALL {}(\n  {}\n);", dialect.routine(call.procedure_name), arguments.join(",\n  "))
}

fn spelled(argument: Argument, dialect: &dyn Dialect) -> String {
    match argument {
        Argument::Null => "NULL".to_owned(),
        Argument::Text(text) => dialect.literal(&text),
        Argument::Number(number) => number,
        Argument::Boolean(value) => dialect.boolean(value).to_owned(),
    }
}

/// What the component's environment variables hold where nothing else is known: samples.
pub fn sample_env_vars(component: &Component) -> Map<String, Value> {
    let sample = |name: &String| {
        let sample = env_vars::env_var(name).map_or("", |known| known.sample);
        (name.clone(), Value::from(sample))
    };
    component.carto_env_vars.iter().map(sample).collect()
}
