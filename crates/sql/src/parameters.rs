use extension_model::Component;
use extension_model::Provider;
use extension_model::input_types::SqlKind;

use crate::dialect;

/// The parameter that chooses between the dry run and the full run.
pub const DRY_RUN: &str = "dry_run";

/// The parameter that carries the environment variables as one JSON text.
pub const ENV_VARS: &str = "env_vars";

/// One parameter of a component's procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    /// The type as the provider names it: `FLOAT64`, `VARCHAR2`…
    pub sql_type: &'static str,
    pub role: ParameterRole,
}

/// What a procedure's parameter stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterRole {
    Input,
    /// The name of the table to write.
    Output,
    DryRun,
    EnvVars,
}

/// The parameters of a component's procedure: inputs, outputs, `dry_run`, `env_vars` (package format, section 4).
pub fn parameters(component: &Component, provider: Provider) -> Vec<Parameter> {
    let mut parameters = legacy_parameters(component, provider);
    let sql_type = dialect::of(provider).env_vars_type();
    parameters.push(Parameter { name: ENV_VARS.into(), sql_type, role: ParameterRole::EnvVars });
    parameters
}

/// The parameters that a procedure of the legacy layout has: inputs, outputs, `dry_run` (package format, section 7).
pub fn legacy_parameters(component: &Component, provider: Provider) -> Vec<Parameter> {
    let dialect = dialect::of(provider);
    let inputs = component.inputs.iter().map(|input| Parameter {
        name: input.name.clone(),
        sql_type: dialect.sql_type(input.input_type().map_or(SqlKind::Text, |input_type| input_type.sql_kind())),
        role: ParameterRole::Input,
    });
    let outputs = component.outputs.iter().map(|output| Parameter {
        name: output.name.clone(),
        sql_type: dialect.sql_type(SqlKind::Text),
        role: ParameterRole::Output,
    });
    let dry_run = Parameter { name: DRY_RUN.into(), sql_type: dialect.dry_run_type(), role: ParameterRole::DryRun };
    inputs.chain(outputs).chain([dry_run]).collect()
}
