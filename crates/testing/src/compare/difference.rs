//! What stands between a run and what is expected of it, down to the cell.

use std::collections::HashMap;

use extension_model::Provider;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::Reading;
use crate::fixture::ExpectedRows;
use crate::{Table, TableColumn, Told, exact};

/// How many rows of a kind are shown.
const MOST_SHOWN: usize = 50;

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
    #[serde(serialize_with = "exact::rows")]
    #[ts(type = "Array<Array<unknown>>")]
    pub missing: Vec<Vec<Value>>,
    /// Rows that are there and not expected.
    #[serde(serialize_with = "exact::rows")]
    #[ts(type = "Array<Array<unknown>>")]
    pub unexpected: Vec<Vec<Value>>,
    /// How many more of any kind are not shown.
    #[ts(type = "number")]
    pub more: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ChangedRow {
    #[serde(serialize_with = "exact::row")]
    #[ts(type = "Array<unknown>")]
    pub expected: Vec<Value>,
    #[serde(serialize_with = "exact::row")]
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
        let texts = readings.iter().zip(&values).map(|(reading, value)| reading.canonical(value)).collect();
        Self { values, texts }
    }
}

/// Compares an output's rows with what is expected.
pub fn rows(
    output: &str,
    expected: &ExpectedRows,
    actual: &Table,
    provider: Provider,
    any_order: bool,
) -> Option<Difference> {
    if let Some((missing, unexpected)) = expected.other_columns(&actual.columns, provider) {
        return Some(Difference::Columns { output: output.to_owned(), missing, unexpected });
    }
    let readings: Vec<_> =
        actual.columns.iter().map(|column| Reading { provider, type_name: &column.type_name }).collect();
    if are_same(expected, actual, provider, &readings) {
        return None;
    }
    let expected_row = |at| Row::new(expected.values(at, &actual.columns, provider), &readings);
    let expected_rows: Vec<_> = (0..expected.len()).map(expected_row).collect();
    let actual_rows: Vec<_> = actual.rows.iter().map(|row| Row::new(row.iter().collect(), &readings)).collect();
    let (expected_count, actual_count) = (expected_rows.len(), actual_rows.len());
    let (missing, unexpected) = unmatched(expected_rows, actual_rows, any_order);
    if missing.is_empty() && unexpected.is_empty() {
        return None;
    }
    let columns = actual.columns.iter().map(|column| column.name.clone()).collect();
    let mut difference = paired(missing, unexpected, any_order);
    difference = RowsDifference { columns, expected_count, actual_count, ..difference };
    Some(Difference::Rows { output: output.to_owned(), rows: difference })
}

/// Whether both hold the same rows in the same order. Most cells are alike as they stand and need no canonical text.
fn are_same(expected: &ExpectedRows, actual: &Table, provider: Provider, readings: &[Reading<'_>]) -> bool {
    let alike = |(reading, (one, other)): (&Reading<'_>, (&Value, &Value))| {
        one == other || reading.canonical(one) == reading.canonical(other)
    };
    expected.len() == actual.rows.len()
        && actual.rows.iter().enumerate().all(|(at, row)| {
            let values = expected.values(at, &actual.columns, provider);
            readings.iter().zip(values.into_iter().zip(row)).all(alike)
        })
}

/// The rows of either side that the other has not.
fn unmatched<'a>(expected: Vec<Row<'a>>, actual: Vec<Row<'a>>, any_order: bool) -> (Vec<Row<'a>>, Vec<Row<'a>>) {
    if !any_order {
        let same = expected.len() == actual.len()
            && expected.iter().zip(&actual).all(|(expected, actual)| expected.texts == actual.texts);
        return if same { (Vec::new(), Vec::new()) } else { (expected, actual) };
    }
    let mut counts: HashMap<Vec<String>, usize> = HashMap::new();
    for row in &actual {
        *counts.entry(row.texts.clone()).or_default() += 1;
    }
    let mut take =
        |row: &Row<'_>| counts.get_mut(&row.texts).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
    let missing: Vec<_> = expected.into_iter().filter(|row| !take(row)).collect();
    // What is left of the counts was never asked for.
    let unexpected = actual.into_iter().filter(|row| take(row)).collect();
    (missing, unexpected)
}

/// Puts together what is probably the same row with other values.
fn paired(missing: Vec<Row<'_>>, unexpected: Vec<Row<'_>>, any_order: bool) -> RowsDifference {
    let mut unexpected: Vec<_> = unexpected.into_iter().map(Some).collect();
    let can_pair = missing.len() <= MOST_PAIRED && unexpected.len() <= MOST_PAIRED;
    let mut difference = RowsDifference::default();
    for (at, expected) in missing.into_iter().enumerate() {
        let partner = if any_order {
            let common =
                |row: &Row<'_>| row.texts.iter().zip(&expected.texts).filter(|(one, other)| one == other).count();
            let best = unexpected
                .iter()
                .enumerate()
                .filter(|_| can_pair)
                .filter_map(|(at, row)| Some((common(row.as_ref()?), at)))
                // Of two that have as much in common, the first.
                .max_by_key(|(common, at)| (*common, std::cmp::Reverse(*at)));
            // Less than half in common is another row.
            best.filter(|(common, _)| common * 2 >= expected.texts.len()).map(|(_, at)| at)
        } else {
            (at < unexpected.len()).then_some(at)
        };
        let owned = |row: &Row<'_>| row.values.iter().map(|value| (*value).clone()).collect::<Vec<_>>();
        match partner.and_then(|at| unexpected[at].take()) {
            Some(actual) if actual.texts == expected.texts => {}
            Some(actual) => difference.changed.push(ChangedRow {
                differs: expected.texts.iter().zip(&actual.texts).map(|(one, other)| one != other).collect(),
                expected: owned(&expected),
                actual: owned(&actual),
            }),
            None => difference.missing.push(owned(&expected)),
        }
    }
    let rest = unexpected.into_iter().flatten();
    difference.unexpected = rest.map(|row| row.values.into_iter().cloned().collect()).collect();
    difference.more =
        shortened(&mut difference.changed) + shortened(&mut difference.missing) + shortened(&mut difference.unexpected);
    difference
}

fn shortened<T>(rows: &mut Vec<T>) -> usize {
    let more = rows.len().saturating_sub(MOST_SHOWN);
    rows.truncate(MOST_SHOWN);
    more
}
