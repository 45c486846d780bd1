use extension_model::input_types::{Argument, argument};
use extension_model::{Component, FormValues, Provider, env_vars};
use serde_json::{Map, Value};

use crate::dialect::{self, Dialect, WORKFLOWS_TEMP};

/// The CALL that Workflows would run with these values, one argument a line.
///
/// `values` are the form's effective values; an absent one counts as empty. Outputs get names made for the preview,
/// environment variables their samples. A procedure that the component's own metadata names has the legacy layout's
/// parameters, without `env_vars`.
pub fn call(
    component: &Component,
    procedure_name: &str,
    values: &FormValues,
    dry_run: bool,
    provider: Provider,
) -> String {
    let dialect = dialect::of(provider);
    let is_legacy = component.procedure_name.as_deref() == Some(procedure_name);
    let mut arguments: Vec<String> = component
        .inputs
        .iter()
        .map(|input| spelled(argument(input, values.get(&input.name).unwrap_or(&Value::Null)), dialect))
        .collect();
    arguments.extend(
        component
            .outputs
            .iter()
            .map(|output| dialect.literal(&format!("{WORKFLOWS_TEMP}.{}_{}", component.name, output.name))),
    );
    arguments.push(dialect.boolean(dry_run).to_owned());
    if !is_legacy {
        arguments.push(dialect.literal(&sample_env_vars(component)));
    }
    format!("CALL {}(\n  {}\n);", dialect.routine(procedure_name), arguments.join(",\n  "))
}

fn spelled(argument: Argument, dialect: &dyn Dialect) -> String {
    match argument {
        Argument::Null => "NULL".to_owned(),
        Argument::Text(text) => dialect.literal(&text),
        Argument::Number(number) => number,
        Argument::Boolean(value) => dialect.boolean(value).to_owned(),
    }
}

fn sample_env_vars(component: &Component) -> String {
    let sample = |name: &String| {
        let sample = env_vars::env_var(name).map_or("", |known| known.sample);
        (name.clone(), Value::from(sample))
    };
    Value::Object(component.carto_env_vars.iter().map(sample).collect::<Map<_, _>>()).to_string()
}
