use extension_warehouse::{Reader, Table, TableColumn};
use serde_json::Value;

use crate::compare::Comparison;

/// The rows of an output on their way: counted, compared, and the first of them kept.
pub(crate) struct OutputRows<'c, 'f> {
    /// With the rows that are kept.
    pub table: Table,
    pub count: usize,
    most_kept: usize,
    comparison: Option<&'c mut Comparison<'f>>,
}

impl<'c, 'f> OutputRows<'c, 'f> {
    pub fn new(most_kept: usize, comparison: Option<&'c mut Comparison<'f>>) -> Self {
        Self { table: Table::default(), count: 0, most_kept, comparison }
    }
}

impl Reader for OutputRows<'_, '_> {
    fn columns(&mut self, columns: &[TableColumn]) {
        self.table.columns(columns);
        if let Some(comparison) = &mut self.comparison {
            comparison.columns(columns);
        }
    }

    fn row(&mut self, row: Vec<Value>) {
        self.count += 1;
        if let Some(comparison) = &mut self.comparison {
            comparison.row(&row);
        }
        if self.table.rows.len() < self.most_kept {
            self.table.rows.push(row);
        }
    }
}
