//! JavaScript bodies, in QuickJS.

mod arguments;
mod failure;
mod instance;
mod results;

use std::sync::{Mutex, PoisonError};

use crate::{Bounds, Definition, RuntimeError, ScalarFunction};
use extension_values::{Type, Value};
use instance::Instance;

/// The options of the CREATE statement that change how a body runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JavaScriptOptions {
    /// Code on Cloud Storage that the body wants loaded before it.
    pub library: Vec<String>,
}

/// A JavaScript function. Each thread that runs it has an interpreter of its own meanwhile.
pub struct JavaScript {
    definition: Definition,
    memory_bytes: usize,
    idle: Mutex<Vec<Instance>>,
}

impl JavaScript {
    /// Reads the body once, so that what is wrong with it shows when the function is created.
    ///
    /// # Errors
    /// When a type or an option is not JavaScript's, or the body does not parse.
    pub fn new(definition: Definition, options: &JavaScriptOptions, memory_bytes: usize) -> Result<Self, RuntimeError> {
        if let Some(library) = options.library.first() {
            return Err(RuntimeError::NotAvailable {
                what: format!("The library {library} of {}", definition.name),
                reason: "libraries are files on Cloud Storage; put the code into the function's body".to_owned(),
            });
        }
        let refused =
            |data_type: &Type| matches!(data_type, Type::Time | Type::DateTime | Type::Interval | Type::Geography);
        // JavaScript has no 64-bit integer: BigQuery takes one back, but hands none over.
        let refused_parameter = |data_type: &Type| *data_type == Type::Int64 || refused(data_type);
        definition.refuse_types("JavaScript", &refused_parameter, &refused)?;
        let first = Instance::new(&definition, memory_bytes)?;
        Ok(Self { definition, memory_bytes, idle: Mutex::new(vec![first]) })
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Instance>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ScalarFunction for JavaScript {
    fn run(&self, rows: &[Vec<Value>], bounds: &Bounds) -> Result<Vec<Value>, RuntimeError> {
        let waiting = self.idle().pop();
        let instance = match waiting {
            Some(instance) => instance,
            None => Instance::new(&self.definition, self.memory_bytes)?,
        };
        // An interpreter that failed may be half-way through something: the next run gets another.
        let results = instance.run(&self.definition, rows, bounds)?;
        self.idle().push(instance);
        Ok(results)
    }
}
