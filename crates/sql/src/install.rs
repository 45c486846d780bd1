use extension_model::{Component, Function, FunctionKind, Provider};

use crate::dialect::{self, Dialect};
use crate::registry::{self, RoutineKind};

/// What a package's script installs (package format, section 4).
#[derive(Debug, Clone, Copy)]
pub struct Installation<'a> {
    /// The extension's name: the key of its row.
    pub extension: &'a str,
    /// The metadata that the row registers, as JSON text.
    pub metadata: &'a str,
    /// The CREATE statements in their order: functions, then one procedure per component.
    pub statements: &'a [String],
    /// The entries of the registered list of routines: see [`component_routine`] and [`function_routine`].
    pub routines: &'a [String],
}

/// The script that installs an extension: it removes what the registered version left, creates this one's routines and
/// registers them.
pub fn install_script(installation: &Installation, provider: Provider) -> String {
    dialect::of(provider).install_script(installation)
}

/// The entry of a component in the registered list of routines.
pub fn component_routine(component: &Component, procedure_name: &str, provider: Provider) -> String {
    if !dialect::of(provider).lists_input_types() {
        return procedure_name.to_owned();
    }
    let types: Vec<_> = component.inputs.iter().map(|input| input.type_name.as_str()).collect();
    format!("{procedure_name}({})", types.join(","))
}

/// The entry of a user-defined function or procedure in the registered list of routines.
pub fn function_routine(function: &Function) -> String {
    let kind = match function.kind {
        FunctionKind::Function => RoutineKind::Function,
        FunctionKind::Procedure => RoutineKind::Procedure,
    };
    registry::entry(kind, &function.name)
}

impl Installation<'_> {
    /// The statements with an empty line between them.
    pub(crate) fn statements_apart(&self) -> String {
        let statements: Vec<_> =
            self.statements.iter().map(|statement| format!("{}\n", statement.trim_end())).collect();
        statements.join("\n")
    }

    pub(crate) fn routine_list(&self, dialect: &dyn Dialect) -> String {
        self.routines.join(dialect.routine_separator())
    }
}
