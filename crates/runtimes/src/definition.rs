use crate::{Bounds, RuntimeError};
use extension_values::{Type, Value};

/// A function as its CREATE statement declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// What messages call it.
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub returns: Type,
    /// The code between the quotes of the statement. Lines in errors count from its first.
    pub body: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub data_type: Type,
}

/// A function that makes one value of each row. Any thread may run it, several at once.
pub trait ScalarFunction: Send + Sync {
    /// The result for each row of arguments, in their order.
    ///
    /// # Errors
    /// When the body fails on a row, cannot run on this machine, or reaches a limit.
    fn run(&self, rows: &[Vec<Value>], bounds: &Bounds) -> Result<Vec<Value>, RuntimeError>;
}

impl Definition {
    /// As BigQuery names it in errors: `CLEAN(STRING, FLOAT64)`.
    pub(crate) fn signature(&self) -> String {
        let types: Vec<_> = self.parameters.iter().map(|parameter| parameter.data_type.to_string()).collect();
        format!("{}({})", self.name, types.join(", "))
    }

    /// Refuses the function when a parameter or the result has a type that its language does not take.
    pub(crate) fn refuse_types(
        &self,
        language: &str,
        parameter: &dyn Fn(&Type) -> bool,
        result: &dyn Fn(&Type) -> bool,
    ) -> Result<(), RuntimeError> {
        for Parameter { name, data_type } in &self.parameters {
            if let Some(refused) = data_type.find(parameter) {
                let message = format!(
                    "{language} functions take no {refused}: the parameter \"{name}\" of {} is {data_type}{}",
                    self.name,
                    instead(refused, language),
                );
                return Err(RuntimeError::Refused { message });
            }
        }
        if let Some(refused) = self.returns.find(result) {
            let message = format!("{language} functions return no {refused}: {} returns {}", self.name, self.returns);
            return Err(RuntimeError::Refused { message });
        }
        Ok(())
    }
}

fn instead(refused: &Type, language: &str) -> String {
    match refused {
        Type::Int64 => "; use FLOAT64 for a number or STRING for its digits".to_owned(),
        Type::Geography => "; pass ST_ASTEXT(…) or ST_ASGEOJSON(…) as a STRING".to_owned(),
        Type::Json if language == "Python" => "; pass TO_JSON_STRING(…) as a STRING".to_owned(),
        _ => String::new(),
    }
}
