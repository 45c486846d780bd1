//! The SQL of an extension package: what a component's procedure looks like, how Workflows calls it, how a package is
//! installed, and what can be known about an author's script without a warehouse.
//!
//! A warehouse is one file under `dialect`; everything else asks it.

mod call;
mod dialect;
mod function;
mod install;
mod legacy;
mod lexer;
mod name;
mod parameters;
mod procedure;
mod references;
mod source;
mod split;
mod syntax;
mod words;

pub use call::call;
pub use function::{FunctionError, FunctionSource, create_function};
pub use install::{Installation, component_routine, function_routine, install_script};
pub use legacy::{LegacyParameter, LegacyProcedure, legacy_procedure, retarget_procedure};
pub use name::procedure_name;
pub use parameters::{DRY_RUN, ENV_VARS, Parameter, ParameterRole, legacy_parameters, parameters};
pub use procedure::{ProcedureSource, create_procedure};
pub use references::{Reference, ReferenceKind, references};
pub use split::split_statements;
pub use syntax::{SyntaxProblem, syntax_problems};
pub use words::is_reserved;
