mod script_block;

use extension_model::{Function, FunctionKind, FunctionLanguage, Provider};
use serde_json::Value;

use crate::dialect::{self, Dialect};
pub use script_block::PythonScript;

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
    #[error("Oracle takes no functions: remove \"{function}\" from the extension's \"functions\"")]
    NoFunctions { function: String },
    #[error(
        "{provider} has no procedures in {language}: write \"{function}\" in SQL, or give it the type \"function\""
    )]
    NoProcedures { function: String, provider: &'static str, language: &'static str },
    #[error("The function \"{function}\" has an empty definition: write its body in src/{file}")]
    NoBody { function: String, file: &'static str },
    #[error("The metadata of the function \"{function}\" names no type to return: add \"returns\": {{\"type\": …}}")]
    NoReturnType { function: String },
    #[error("The parameter \"{parameter}\" of the function \"{function}\" has no type: add its \"type\"")]
    NoParameterType { function: String, parameter: String },
    #[error("The script block of the function \"{function}\" cannot be read: {reason}")]
    Script { function: String, reason: String },
}

/// The statement that creates a user-defined function or procedure.
///
/// # Errors
/// When the provider does not take such a function, or when its metadata, its body or its script block lacks what the
/// statement needs.
pub fn create_function(source: &FunctionSource, provider: Provider) -> Result<String, FunctionError> {
    dialect::of(provider).create_function(source)
}

impl FunctionSource<'_> {
    pub(crate) fn is_procedure(&self) -> bool {
        self.function.kind == FunctionKind::Procedure
    }

    /// The kind and the name with the parameters: what stands behind CREATE OR REPLACE.
    pub(crate) fn signature(&self, dialect: &dyn Dialect) -> Result<String, FunctionError> {
        let function = self.function;
        let kind = if self.is_procedure() { "PROCEDURE" } else { "FUNCTION" };
        let name = dialect.routine(&function.name.to_uppercase());
        let parameter = |parameter: &extension_model::function::Parameter| {
            if parameter.kind.trim().is_empty() {
                return Err(FunctionError::NoParameterType {
                    function: function.name.clone(),
                    parameter: parameter.name.clone(),
                });
            }
            Ok(format!("{} {}", dialect.identifier(&parameter.name), parameter.kind))
        };
        let parameters = function.parameters.iter().map(parameter).collect::<Result<Vec<_>, _>>()?;
        Ok(format!("{kind} {name}({})", parameters.join(", ")))
    }

    pub(crate) fn returns(&self) -> Result<&str, FunctionError> {
        match self.function.returns.trim() {
            "" => Err(FunctionError::NoReturnType { function: self.function.name.clone() }),
            returns => Ok(returns),
        }
    }

    /// The Python body with what its script block says.
    pub(crate) fn script(&self) -> Result<PythonScript, FunctionError> {
        PythonScript::read(self.body)
            .map_err(|reason| FunctionError::Script { function: self.function.name.clone(), reason })
    }

    pub(crate) fn no_body(&self) -> FunctionError {
        FunctionError::NoBody { function: self.function.name.clone(), file: self.language.file_name() }
    }

    /// The options of the CREATE statement in their order: the author's own win over `defaults` of the same name.
    pub(crate) fn options(&self, defaults: Vec<(&str, Value)>) -> Vec<(String, Value)> {
        let own = &self.function.extra_options;
        let is_own = |name: &str| own.keys().any(|key| key.eq_ignore_ascii_case(name));
        let defaults = defaults.into_iter().filter(|(name, _)| !is_own(name));
        defaults
            .map(|(name, value)| (name.to_owned(), value))
            .chain(own.iter().map(|(name, value)| (name.clone(), value.clone())))
            .collect()
    }
}

/// A value of an option: strings quoted, lists as lists between `brackets`, anything else as JSON writes it.
pub(crate) fn option_value(value: &Value, brackets: (char, char), dialect: &dyn Dialect) -> String {
    match value {
        Value::String(text) => dialect.literal(text),
        Value::Array(elements) => {
            let elements: Vec<_> = elements.iter().map(|element| option_value(element, brackets, dialect)).collect();
            format!("{}{}{}", brackets.0, elements.join(", "), brackets.1)
        }
        other => other.to_string(),
    }
}
