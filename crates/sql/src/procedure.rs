use extension_model::{Component, Provider};

use crate::dialect::{self, Dialect};
use crate::parameters::{Parameter, parameters};
use crate::source::{Statements, statements};

/// What a component's procedure is made of.
#[derive(Debug, Clone, Copy)]
pub struct ProcedureSource<'a> {
    pub component: &'a Component,
    /// See [`crate::procedure_name`].
    pub procedure_name: &'a str,
    /// `src/fullrun.sql` as it stands.
    pub fullrun: &'a str,
    /// `src/dryrun.sql` as it stands.
    pub dryrun: &'a str,
}

/// A procedure before a dialect writes it down.
#[derive(Debug)]
pub(crate) struct Procedure<'a> {
    pub name: &'a str,
    pub parameters: Vec<Parameter>,
    pub env_vars: &'a [String],
    pub dryrun: Statements,
    pub fullrun: Statements,
}

/// How deep the author's statements stand in a generated procedure.
pub(crate) const BODY_INDENTATION: usize = 6;

/// The statement that creates a component's procedure (package format, section 4). Both sources stand in it as their
/// author wrote them, but for indentation, a byte order mark and a missing last `;`.
pub fn create_procedure(source: &ProcedureSource, provider: Provider) -> String {
    let dialect = dialect::of(provider);
    let body = |sql| statements(sql, dialect.lexical(), BODY_INDENTATION);
    dialect.create_procedure(&Procedure {
        name: source.procedure_name,
        parameters: parameters(source.component, provider),
        env_vars: &source.component.carto_env_vars,
        dryrun: body(source.dryrun),
        fullrun: body(source.fullrun),
    })
}

impl Procedure<'_> {
    /// The parameters, one a line.
    pub fn parameter_lines(&self, dialect: &dyn Dialect, mode: &str) -> String {
        let line =
            |parameter: &Parameter| format!("  {}{mode} {}", dialect.identifier(&parameter.name), parameter.sql_type);
        self.parameters.iter().map(line).collect::<Vec<_>>().join(",\n")
    }
}
