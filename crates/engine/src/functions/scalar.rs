//! A function with its signatures, and its way into DuckDB.

use std::cell::RefCell;
use std::error::Error;
use std::sync::Arc;

use duckdb::Connection;
use duckdb::arrow::array::ArrayRef;
use duckdb::core::DataChunkHandle;
use duckdb::vscalar::{ScalarFunctionSignature, VScalar};
use duckdb::vtab::arrow::{WritableVector, data_chunk_to_arrow, write_arrow_array_to_vector};

use super::Arguments;
use crate::duck;
use crate::error::EngineError;
use crate::value::Type;

/// Computes many rows at once. The array has as many rows as the arguments have.
pub type Body = Arc<dyn Fn(&Arguments) -> Result<ArrayRef, String> + Send + Sync>;

/// A scalar function. Its body serves all its signatures.
#[derive(Clone)]
pub struct ScalarFunction {
    pub name: String,
    pub signatures: Vec<Signature>,
    pub body: Body,
    /// Whether it may answer the same arguments differently from row to row.
    pub volatile: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub parameters: Vec<Type>,
    pub result: Type,
}

impl Signature {
    pub fn new(parameters: impl Into<Vec<Type>>, result: Type) -> Self {
        Self { parameters: parameters.into(), result }
    }

    /// Reads `GEOGRAPHY, level => INT64 -> BOOL`, as the manual prints it. Parameters are of simple types or arrays.
    pub fn read(text: &str) -> Option<Self> {
        let (parameters, result) = text.split_once("->")?;
        let parameter = |text: &str| Type::read(text.rsplit("=>").next()?.trim());
        let parameters = parameters.split(',').filter(|text| !text.trim().is_empty()).map(parameter);
        Some(Self { parameters: parameters.collect::<Option<_>>()?, result: Type::read(result.trim())? })
    }
}

impl ScalarFunction {
    pub fn new(
        name: impl Into<String>,
        signatures: impl Into<Vec<Signature>>,
        body: impl Fn(&Arguments) -> Result<ArrayRef, String> + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), signatures: signatures.into(), body: Arc::new(body), volatile: false }
    }

    /// Makes the function known to a database, in place of an earlier one of its name.
    pub fn register(&self, connection: &Connection) -> Result<(), EngineError> {
        REGISTERING.set(self.signatures.clone());
        let registered = if self.volatile {
            connection.register_scalar_function_with_state::<Registered<true>>(&self.name, &self.body)
        } else {
            connection.register_scalar_function_with_state::<Registered<false>>(&self.name, &self.body)
        };
        registered.map_err(|source| EngineError::Register { name: self.name.clone(), source })
    }
}

thread_local! {
    /// The signatures of the function that is being registered: the trait below asks for them without saying of which
    /// function, as each of its implementations is meant to be one.
    static REGISTERING: RefCell<Vec<Signature>> = const { RefCell::new(Vec::new()) };
}

struct Registered<const VOLATILE: bool>;

impl<const VOLATILE: bool> VScalar for Registered<VOLATILE> {
    type State = Body;

    fn invoke(body: &Body, input: &mut DataChunkHandle, output: &mut dyn WritableVector) -> Result<(), Box<dyn Error>> {
        let arguments = Arguments::new(data_chunk_to_arrow(input)?);
        let result = body(&arguments)?;
        write_arrow_array_to_vector(&result, output)
    }

    fn signatures() -> Vec<ScalarFunctionSignature> {
        let signature = |signature: Signature| {
            let parameters = signature.parameters.iter().map(duck::handle).collect();
            ScalarFunctionSignature::exact(parameters, duck::handle(&signature.result))
        };
        REGISTERING.take().into_iter().map(signature).collect()
    }

    fn volatile() -> bool {
        VOLATILE
    }
}
