//! Whether dry run and full run agree.

use std::collections::BTreeSet;

use super::Difference;
use crate::{OutputResult, Table, TableColumn, Warning};

/// A test fails when the two runs have other columns (package format, section 6).
pub fn columns(output: &OutputResult) -> Option<Difference> {
    let names = |table: &Table| table.columns.iter().map(|column| column.name.to_lowercase()).collect::<BTreeSet<_>>();
    (names(&output.dry) != names(&output.full)).then(|| Difference::Schemas {
        output: output.name.clone(),
        dry: output.dry.columns.clone(),
        full: output.full.columns.clone(),
    })
}

/// What the reference lets pass: another order, other types, rows in the dry run.
pub fn warnings(output: &OutputResult) -> Vec<Warning> {
    let warning = |message: String| Warning {
        message,
        output: output.name.clone(),
        dry: output.dry.columns.clone(),
        full: output.full.columns.clone(),
    };
    let mut warnings = Vec::new();
    if columns(output).is_none() {
        let order = |table: &Table| table.columns.iter().map(|column| column.name.to_lowercase()).collect::<Vec<_>>();
        if order(&output.dry) != order(&output.full) {
            warnings.push(warning("Dry run and full run have their columns in another order".to_owned()));
        }
        let type_of = |table: &Table, column: &TableColumn| {
            let found = table.columns.iter().find(|other| other.name.eq_ignore_ascii_case(&column.name));
            found.map(|found| found.type_name.clone())
        };
        for column in &output.full.columns {
            if let Some(dry) = type_of(&output.dry, column).filter(|dry| *dry != column.type_name) {
                let TableColumn { name, type_name } = column;
                warnings.push(warning(format!("\"{name}\" is {dry} in the dry run and {type_name} in the full run")));
            }
        }
    }
    if output.dry_count > 0 {
        let rows = match output.dry_count {
            1 => "1 row".to_owned(),
            count => format!("{count} rows"),
        };
        warnings.push(warning(format!("The dry run returns {rows}: Workflows asks it for columns alone")));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn table(columns: &[(&str, &str)], rows: usize) -> Table {
        Table {
            columns: columns.iter().map(|(name, type_name)| TableColumn::new(*name, *type_name)).collect(),
            rows: vec![vec![json!(null); columns.len()]; rows],
        }
    }

    #[test]
    fn names_fail_and_the_rest_warns() {
        let output = |dry: Table, full: Table| OutputResult {
            name: "o".into(),
            dry_count: dry.rows.len(),
            full_count: full.rows.len(),
            dry,
            full,
        };
        let full = table(&[("a", "INT64"), ("b", "STRING")], 3);
        let told = |dry: Table| {
            let output = output(dry, full.clone());
            let warnings: Vec<_> = warnings(&output).into_iter().map(|warning| warning.message).collect();
            (columns(&output).is_some(), warnings.join("; "))
        };
        assert_eq!(told(table(&[("a", "INT64"), ("B", "STRING")], 0)), (false, String::new()));
        assert_eq!(told(table(&[("a", "INT64")], 0)), (true, String::new()));
        let (fails, warned) = told(table(&[("b", "STRING"), ("a", "FLOAT64")], 1));
        assert!(!fails && warned.contains("order") && warned.contains("\"a\" is FLOAT64 in the dry run and INT64"));
        assert!(warned.contains("returns 1 row:"), "{warned}");
    }
}
