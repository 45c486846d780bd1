//! The same case on two engines.

use extension_model::Provider;
use serde::Serialize;
use ts_rs::TS;

use crate::compare::Comparison;
use crate::fixture::ExpectedRows;
use crate::{CaseResult, Difference, Outcome, OutputResult};

/// Whether the offline engine brought what the warehouse did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum Agreement {
    Agrees,
    Differs {
        /// With the offline engine's rows as those expected.
        differences: Vec<Difference>,
        /// Columns that have another type, in words.
        types: Vec<String>,
    },
    /// One of the two did not run to its end, or has too many rows to be kept.
    Unknown {
        reason: String,
    },
}

/// Compares a case's outputs in a warehouse with those of the offline engine.
pub fn agreement(offline: &CaseResult, warehouse: &CaseResult, provider: Provider) -> Agreement {
    for result in [offline, warehouse] {
        if !matches!(result.outcome, Outcome::Passed | Outcome::Failed { .. }) {
            let reason = format!("The case did not run to its end on {}", result.engine);
            return Agreement::Unknown { reason };
        }
    }
    let (mut differences, mut types) = (Vec::new(), Vec::new());
    for (here, there) in offline.outputs.iter().zip(&warehouse.outputs) {
        if let Some(most) = more_than_kept(here).or_else(|| more_than_kept(there)) {
            let reason = format!("\"{}\" has more rows than the {most} that are kept", here.name);
            return Agreement::Unknown { reason };
        }
        types.extend(other_types(here, there));
        let rows = ExpectedRows::Lists(here.full.rows.iter().collect());
        let mut comparison = Comparison::new(rows, provider, true);
        comparison.columns(&there.full.columns);
        there.full.rows.iter().for_each(|row| comparison.row(row));
        differences.extend(comparison.difference(&here.name));
    }
    if differences.is_empty() && types.is_empty() {
        Agreement::Agrees
    } else {
        Agreement::Differs { differences, types }
    }
}

fn more_than_kept(output: &OutputResult) -> Option<usize> {
    (output.full_count > output.full.rows.len()).then_some(output.full.rows.len())
}

fn other_types(here: &OutputResult, there: &OutputResult) -> Vec<String> {
    let columns = here.full.columns.iter().zip(&there.full.columns);
    columns
        .filter(|(here, there)| !(here.name.eq_ignore_ascii_case(&there.name) && here.type_name == there.type_name))
        .map(|(one, other)| {
            format!(
                "{}: {} is {} offline, {} is {} in the warehouse",
                here.name, one.name, one.type_name, other.name, other.type_name
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{CaseKey, Mode, Table, TableColumn};

    fn result(type_name: &str, rows: &[i64]) -> CaseResult {
        let full = Table {
            columns: vec![TableColumn::new("a", type_name)],
            rows: rows.iter().map(|row| vec![json!(row)]).collect(),
        };
        let output =
            OutputResult { name: "o".into(), dry: Table::default(), dry_count: 0, full_count: full.rows.len(), full };
        CaseResult {
            case: CaseKey { component: "c".into(), id: "1".into() },
            engine: "local".into(),
            mode: Mode::Qualified,
            outcome: Outcome::Passed,
            warnings: Vec::new(),
            outputs: vec![output],
            statements: Vec::new(),
            offline: None,
            milliseconds: 0.0,
        }
    }

    #[test]
    fn rows_agree_in_any_order_and_types_must_too() {
        let compared = |one: &CaseResult, other: &CaseResult| agreement(one, other, Provider::Bigquery);
        let here = result("INT64", &[1, 2]);
        assert_eq!(compared(&here, &result("INT64", &[2, 1])), Agreement::Agrees);
        let Agreement::Differs { differences, .. } = compared(&here, &result("INT64", &[2, 3])) else { panic!() };
        assert_eq!(differences.len(), 1);
        let Agreement::Differs { types, .. } = compared(&here, &result("FLOAT64", &[1, 2])) else { panic!() };
        assert!(types[0].contains("INT64 offline"), "{types:?}");
        let mut cut = result("INT64", &[1, 2]);
        cut.outputs[0].full_count = 3;
        assert!(matches!(compared(&here, &cut), Agreement::Unknown { .. }));
        let broken = CaseResult { outcome: Outcome::Cancelled, ..here.clone() };
        assert!(matches!(compared(&broken, &here), Agreement::Unknown { .. }));
    }
}
