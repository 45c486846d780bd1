use duckdb::arrow::array::{
    Array, AsArray, BinaryArray, BooleanArray, Date32Array, Float64Array, Int64Array, ListArray, RecordBatch,
    StringArray, StructArray, TimestampMicrosecondArray,
};

use crate::duck;
use crate::value::{Type, Value};

/// The arguments of a call, for many rows at once: one Arrow array for each parameter.
#[derive(Debug)]
pub struct Arguments(RecordBatch);

impl Arguments {
    pub(super) fn new(batch: RecordBatch) -> Self {
        Self(batch)
    }

    /// How many rows the function is computed for.
    pub fn rows(&self) -> usize {
        self.0.num_rows()
    }

    /// How many arguments there are, which tells the signatures of a function apart.
    pub fn len(&self) -> usize {
        self.0.num_columns()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An argument, whatever its type.
    pub fn any(&self, argument: usize) -> Result<&dyn Array, String> {
        let column = self.0.columns().get(argument);
        column.map(AsRef::as_ref).ok_or_else(|| format!("Argument {} is missing", argument + 1))
    }

    /// An argument of the type STRING or JSON.
    pub fn text(&self, argument: usize) -> Result<&StringArray, String> {
        self.typed(argument, |array| array.as_string_opt())
    }

    /// An argument of the type BYTES, or of GEOGRAPHY as WKB.
    pub fn bytes(&self, argument: usize) -> Result<&BinaryArray, String> {
        self.typed(argument, |array| array.as_binary_opt())
    }

    pub fn bool(&self, argument: usize) -> Result<&BooleanArray, String> {
        self.typed(argument, |array| array.as_boolean_opt())
    }

    pub fn int64(&self, argument: usize) -> Result<&Int64Array, String> {
        self.typed(argument, |array| array.as_primitive_opt())
    }

    pub fn float64(&self, argument: usize) -> Result<&Float64Array, String> {
        self.typed(argument, |array| array.as_primitive_opt())
    }

    pub fn date(&self, argument: usize) -> Result<&Date32Array, String> {
        self.typed(argument, |array| array.as_primitive_opt())
    }

    /// An argument of the type DATETIME or TIMESTAMP.
    pub fn timestamp(&self, argument: usize) -> Result<&TimestampMicrosecondArray, String> {
        self.typed(argument, |array| array.as_primitive_opt())
    }

    pub fn array(&self, argument: usize) -> Result<&ListArray, String> {
        self.typed(argument, |array| array.as_list_opt())
    }

    pub fn structure(&self, argument: usize) -> Result<&StructArray, String> {
        self.typed(argument, |array| array.as_struct_opt())
    }

    /// One argument of one row as a value: simple, and slower than the arrays.
    pub fn value(&self, argument: usize, row: usize, data_type: &Type) -> Result<Value, String> {
        duck::read(self.any(argument)?, row, data_type)
    }

    fn typed<'a, T>(&'a self, argument: usize, cast: impl Fn(&'a dyn Array) -> Option<&'a T>) -> Result<&'a T, String> {
        let array = self.any(argument)?;
        cast(array).ok_or_else(|| format!("Argument {} arrived as {}", argument + 1, array.data_type()))
    }
}
