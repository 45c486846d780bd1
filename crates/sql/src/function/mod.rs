pub(crate) mod bigquery;
pub(crate) mod snowflake;

use extension_model::{Function, FunctionLanguage, Provider};

use crate::dialect;

/// What a user-defined function is made of (package format, section 5).
#[derive(Debug, Clone, Copy)]
pub struct FunctionSource<'a> {
    pub function: &'a Function,
    pub language: FunctionLanguage,
    /// The definition file as it stands.
    pub body: &'a str,
}

/// Why a function cannot be created.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FunctionError {
    #[error("Oracle takes no functions: remove \"{function}\" from the extension's functions")]
    NoFunctions { function: String },
}

/// The statement that creates a user-defined function or procedure.
///
/// # Errors
/// When the provider does not take such a function, or when its metadata or its script block lacks what the statement needs.
pub fn create_function(source: &FunctionSource, provider: Provider) -> Result<String, FunctionError> {
    dialect::of(provider).create_function(source)
}
