use super::{FunctionError, FunctionSource};
use crate::dialect::Dialect;

pub(crate) fn create(source: &FunctionSource, dialect: &dyn Dialect) -> Result<String, FunctionError> {
    Ok(format!("CREATE OR REPLACE FUNCTION {};\n", dialect.routine(&source.function.name.to_uppercase())))
}
