//! What stands between a run and what is expected of it, down to the cell.

use std::collections::HashMap;

use extension_model::Provider;
use extension_warehouse::{exact_row, exact_rows};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::Reading;
use crate::fixture::ExpectedRows;
use crate::{TableColumn, Told};

/// How many rows of a kind are shown.
const MOST_SHOWN: usize = 50;

/// How many rows of a kind are kept to be paired and shown.
const MOST_KEPT: usize = 1000;

/// Up to here rows are paired by what they have in common; beyond, finding pairs would take too long.
const MOST_PAIRED: usize = 300;

/// One way in which a case failed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum Difference {
    /// Dry run and full run have other columns.
    Schemas {
        output: String,
        dry: Vec<TableColumn>,
        full: Vec<TableColumn>,
    },
    /// Nothing is known of what to expect.
    NoFixture {
        told: Told,
    },
    /// The fixture has other columns than the run.
    Columns {
        output: String,
        missing: Vec<String>,
        unexpected: Vec<String>,
    },
    Rows {
        output: String,
        rows: RowsDifference,
    },
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RowsDifference {
    pub columns: Vec<String>,
    #[ts(type = "number")]
    pub expected_count: usize,
    #[ts(type = "number")]
    pub actual_count: usize,
    /// Rows that are there with other values.
    pub changed: Vec<ChangedRow>,
    /// Rows that are expected and not there.
    #[serde(serialize_with = "exact_rows")]
    #[ts(type = "Array<Array<unknown>>")]
    pub missing: Vec<Vec<Value>>,
    /// Rows that are there and not expected.
    #[serde(serialize_with = "exact_rows")]
    #[ts(type = "Array<Array<unknown>>")]
    pub unexpected: Vec<Vec<Value>>,
    /// How many more of any kind are not shown.
    #[ts(type = "number")]
    pub more: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ChangedRow {
    #[serde(serialize_with = "exact_row")]
    #[ts(type = "Array<unknown>")]
    pub expected: Vec<Value>,
    #[serde(serialize_with = "exact_row")]
    #[ts(type = "Array<unknown>")]
    pub actual: Vec<Value>,
    /// For each column, whether the two differ in it.
    pub differs: Vec<bool>,
}

/// A row with the texts that it is compared by.
struct Row<'a> {
    values: Vec<&'a Value>,
    texts: Vec<String>,
}

impl<'a> Row<'a> {
    fn new(values: Vec<&'a Value>, readings: &[Reading<'_>]) -> Self {
        let texts = texts(values.iter().copied(), readings);
        Self { values, texts }
    }

    fn owned(&self) -> Vec<Value> {
        self.values.iter().map(|value| (*value).clone()).collect()
    }
}

fn texts<'v>(values: impl Iterator<Item = &'v Value>, readings: &[Reading<'_>]) -> Vec<String> {
    readings.iter().zip(values).map(|(reading, value)| reading.canonical(value)).collect()
}

/// Compares an output's rows with what is expected of it, as they come: none is kept that is as expected.
pub struct Comparison<'a> {
    expected: ExpectedRows<'a>,
    provider: Provider,
    any_order: bool,
    columns: Vec<TableColumn>,
    /// The columns that only the fixture has, and those that only the run has.
    other_columns: Option<(Vec<String>, Vec<String>)>,
    count: usize,
    /// What is still expected, by the texts that rows are compared by; none as long as every row came in its turn.
    awaited: Option<HashMap<Vec<String>, Vec<usize>>>,
    /// Where rows have an order: which of the expected came with other values, and with which.
    changed: Vec<(usize, Vec<Value>)>,
    unexpected: Vec<Vec<Value>>,
    /// How many more rows differ than are kept.
    more: usize,
}

impl<'a> Comparison<'a> {
    pub fn new(expected: ExpectedRows<'a>, provider: Provider, any_order: bool) -> Self {
        Self {
            expected,
            provider,
            any_order,
            columns: Vec::new(),
            other_columns: None,
            count: 0,
            awaited: None,
            changed: Vec::new(),
            unexpected: Vec::new(),
            more: 0,
        }
    }

    pub fn columns(&mut self, columns: &[TableColumn]) {
        self.columns = columns.to_vec();
        self.other_columns = self.expected.other_columns(columns, self.provider);
    }

    /// Looks at the next row.
    pub fn row(&mut self, row: &[Value]) {
        let at = self.count;
        self.count += 1;
        if self.other_columns.is_some() || self.awaited.is_none() && self.is_expected_at(at, row) {
            return;
        }
        if !self.any_order {
            return if at < self.expected.len() {
                if self.changed.len() < MOST_KEPT { self.changed.push((at, row.to_vec())) } else { self.more += 1 }
            } else {
                self.keep_unexpected(row);
            };
        }
        let (expected, columns, provider) = (&self.expected, &self.columns, self.provider);
        let readings = readings(columns, provider);
        // From the first row that comes out of its turn, rows are looked for in all that is left.
        let awaited = self.awaited.get_or_insert_with(|| {
            let mut awaited: HashMap<_, Vec<usize>> = HashMap::new();
            for at in (at..expected.len()).rev() {
                let values = expected.values(at, columns, provider);
                awaited.entry(texts(values.into_iter(), &readings)).or_default().push(at);
            }
            awaited
        });
        let came = awaited.get_mut(&texts(row.iter(), &readings)).and_then(Vec::pop);
        if came.is_none() {
            self.keep_unexpected(row);
        }
    }

    /// What is other than expected, once all rows have come.
    pub fn difference(self, output: &str) -> Option<Difference> {
        if let Some((missing, unexpected)) = self.other_columns {
            return Some(Difference::Columns { output: output.to_owned(), missing, unexpected });
        }
        let mut absent: Vec<usize> = match &self.awaited {
            Some(awaited) => awaited.values().flatten().copied().collect(),
            None => (self.count..self.expected.len()).collect(),
        };
        if absent.is_empty() && self.unexpected.is_empty() && self.changed.is_empty() {
            return None;
        }
        absent.sort_unstable();
        let not_shown = absent.len().saturating_sub(MOST_KEPT);
        absent.truncate(MOST_KEPT);
        let readings = readings(&self.columns, self.provider);
        let expected = |at| Row::new(self.expected.values(at, &self.columns, self.provider), &readings);
        let missing = absent.into_iter().map(expected).collect();
        let unexpected = self.unexpected.iter().map(|row| Row::new(row.iter().collect(), &readings)).collect();
        let mut difference = paired(missing, unexpected, self.any_order);
        difference.changed.extend(
            self.changed.iter().map(|(at, row)| changed(&expected(*at), &Row::new(row.iter().collect(), &readings))),
        );
        difference.more = self.more
            + not_shown
            + shortened(&mut difference.changed)
            + shortened(&mut difference.missing)
            + shortened(&mut difference.unexpected);
        let rows = RowsDifference {
            columns: self.columns.iter().map(|column| column.name.clone()).collect(),
            expected_count: self.expected.len(),
            actual_count: self.count,
            ..difference
        };
        Some(Difference::Rows { output: output.to_owned(), rows })
    }

    /// Whether a row is the one expected in its turn. Most cells are alike as they stand and need no canonical text.
    fn is_expected_at(&self, at: usize, row: &[Value]) -> bool {
        at < self.expected.len() && {
            let values = self.expected.values(at, &self.columns, self.provider);
            values.into_iter().zip(row).zip(&self.columns).all(|((one, other), column)| {
                let reading = Reading { provider: self.provider, type_name: &column.type_name };
                one == other || reading.canonical(one) == reading.canonical(other)
            })
        }
    }

    fn keep_unexpected(&mut self, row: &[Value]) {
        if self.unexpected.len() < MOST_KEPT {
            self.unexpected.push(row.to_vec());
        } else {
            self.more += 1;
        }
    }
}

fn readings(columns: &[TableColumn], provider: Provider) -> Vec<Reading<'_>> {
    columns.iter().map(|column| Reading { provider, type_name: &column.type_name }).collect()
}

/// Puts together what is probably the same row with other values; where rows have an order, that is known already.
fn paired(missing: Vec<Row<'_>>, unexpected: Vec<Row<'_>>, any_order: bool) -> RowsDifference {
    let mut unexpected: Vec<_> = unexpected.into_iter().map(Some).collect();
    let can_pair = any_order && missing.len() <= MOST_PAIRED && unexpected.len() <= MOST_PAIRED;
    let mut difference = RowsDifference::default();
    for expected in missing {
        let common = |row: &Row<'_>| row.texts.iter().zip(&expected.texts).filter(|(one, other)| one == other).count();
        let best = unexpected
            .iter()
            .enumerate()
            .filter(|_| can_pair)
            .filter_map(|(at, row)| Some((common(row.as_ref()?), at)))
            // Of two that have as much in common, the first.
            .max_by_key(|(common, at)| (*common, std::cmp::Reverse(*at)));
        // Less than half in common is another row.
        let partner = best.filter(|(common, _)| common * 2 >= expected.texts.len()).map(|(_, at)| at);
        match partner.and_then(|at| unexpected[at].take()) {
            Some(actual) => difference.changed.push(changed(&expected, &actual)),
            None => difference.missing.push(expected.owned()),
        }
    }
    difference.unexpected = unexpected.into_iter().flatten().map(|row| row.owned()).collect();
    difference
}

fn changed(expected: &Row<'_>, actual: &Row<'_>) -> ChangedRow {
    ChangedRow {
        differs: expected.texts.iter().zip(&actual.texts).map(|(one, other)| one != other).collect(),
        expected: expected.owned(),
        actual: actual.owned(),
    }
}

fn shortened<T>(rows: &mut Vec<T>) -> usize {
    let more = rows.len().saturating_sub(MOST_SHOWN);
    rows.truncate(MOST_SHOWN);
    more
}
