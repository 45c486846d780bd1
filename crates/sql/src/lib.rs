//! The SQL of an extension package: what a component's procedure looks like, how Workflows calls it, how a package is
//! installed, and what can be known about an author's script without a warehouse.
//!
//! A warehouse is one file under `dialect`; everything else asks it.

mod author_place;
mod call;
mod dialect;
mod function;
mod install;
mod legacy;
pub mod lexer;
mod name;
mod parameters;
mod procedure;
mod references;
mod registry;
mod source;
mod split;
mod syntax;
mod words;

pub use author_place::{AuthorFile, AuthorPlace, author_place};
pub use call::{Call, call, call_statement, sample_env_vars};
pub use dialect::tokens;
pub use function::{FunctionError, FunctionSource, PythonScript, create_function};
pub use install::{Installation, component_routine, function_routine, install_script};
pub use legacy::{LegacyParameter, LegacyProcedure, legacy_procedure, retarget_procedure};
pub use name::procedure_name;
pub use parameters::{DRY_RUN, ENV_VARS, Parameter, ParameterRole, legacy_parameters, parameters};
pub use procedure::{ProcedureSource, create_procedure};
pub use references::{Reference, ReferenceKind, references};
pub use registry::{
    REGISTRY_TABLE, RegisteredRoutine, Registration, RoutineKind, drop_routine, forget, registered_routines,
    registration,
};
pub use split::split_statements;
pub use syntax::{SyntaxProblem, operator, syntax_problems};
pub use words::{is_foreign, is_reserved};
