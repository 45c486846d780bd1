use crate::value::{Type, Value};

/// Rows with named, typed columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub data_type: Type,
}

impl Column {
    pub fn new(name: impl Into<String>, data_type: Type) -> Self {
        Self { name: name.into(), data_type }
    }
}

impl Table {
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Self {
        Self { columns, rows }
    }

    /// The place of a column, by its name in any case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// Puts an empty array where NULL stands for one: BigQuery's tables tell the two apart no longer.
    pub(crate) fn empty_null_arrays(&mut self) {
        let arrays = self.columns.iter().enumerate().filter(|(_, column)| matches!(column.data_type, Type::Array(_)));
        for (at, _) in arrays {
            let cells = self.rows.iter_mut().map(|row| &mut row[at]);
            cells.filter(|cell| **cell == Value::Null).for_each(|cell| *cell = Value::Array(Vec::new()));
        }
    }
}
