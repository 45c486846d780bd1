//! Fixtures written from a run (package format, section 6).

use extension_model::{Change, PackagePath};
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::compare::Reading;
use crate::fixture::Fixture;
use crate::{CaseKey, CaseResult, OutputResult, Suite};

/// What a fixture would hold after a run.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Captured {
    pub case: CaseKey,
    pub path: PackagePath,
    /// The file's text today; none when there is no file.
    pub before: Option<String>,
    pub after: String,
}

impl Captured {
    pub fn is_same(&self) -> bool {
        self.before.as_deref() == Some(self.after.as_str())
    }
}

impl Suite<'_> {
    /// What a case's run would write. Nothing for a case that did not run to its end, or whose outputs are all skipped.
    pub fn captured(&self, result: &CaseResult) -> Option<Captured> {
        let files = self.package.component(&result.case.component);
        let cases = files.test_cases();
        let case = cases.iter().find(|case| case.id == result.case.id)?;
        let outputs: Vec<_> = result.outputs.iter().filter(|output| !case.skip_output.contains(&output.name)).collect();
        if outputs.is_empty() {
            return None;
        }
        let name = format!("test/fixtures/{}.json", result.case.id);
        let before = files.text(&name).map(|text| text.to_string());
        let today = before.as_deref().and_then(|text| Fixture::read(text, &self.variables).ok()).unwrap_or_default();
        let after = self.variables.mask(&written(&outputs, &today, self));
        Some(Captured { case: result.case.clone(), path: files.path(&name)?, before, after })
    }

    /// The change that writes fixtures.
    pub fn capture(captured: &[Captured]) -> Change {
        let mut change = Change::new(match captured.len() {
            1 => "Capture fixture".to_owned(),
            count => format!("Capture {count} fixtures"),
        });
        for captured in captured.iter().filter(|captured| !captured.is_same()) {
            change.write_text(captured.path.clone(), captured.after.as_str());
        }
        change
    }
}

/// A row a line, those that stay in today's order, so that a difference shows what is different.
fn written(outputs: &[&OutputResult], today: &Fixture, suite: &Suite<'_>) -> String {
    let provider = suite.package.provider();
    let mut text = "{\n".to_owned();
    for (at, output) in outputs.iter().enumerate() {
        let columns = &output.full.columns;
        let readings: Vec<_> =
            columns.iter().map(|column| Reading { provider, type_name: &column.type_name }).collect();
        let key = |values: &[&Value]| {
            readings.iter().zip(values).map(|(reading, value)| reading.canonical(value)).collect::<Vec<_>>()
        };
        let order: Vec<Vec<String>> = match today.rows(&output.name) {
            Some(Ok(rows)) => (0..rows.len()).map(|row| key(&rows.values(row, columns, provider))).collect(),
            _ => Vec::new(),
        };
        let mut rows: Vec<_> = output
            .full
            .rows
            .iter()
            .map(|row| {
                let key = key(&row.iter().collect::<Vec<_>>());
                (order.iter().position(|known| *known == key).unwrap_or(usize::MAX), key, row)
            })
            .collect();
        rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        text.push_str(&format!("  {}: [", Value::from(output.name.as_str())));
        for (at, (_, _, row)) in rows.iter().enumerate() {
            let members = columns.iter().zip(row.iter());
            let row: Map<_, _> = members.map(|(column, value)| (column.name.clone(), value.clone())).collect();
            text.push_str(if at == 0 { "\n    " } else { ",\n    " });
            text.push_str(&spaced(&Value::Object(row)));
        }
        text.push_str(if rows.is_empty() { "]" } else { "\n  ]" });
        text.push_str(if at + 1 < outputs.len() { ",\n" } else { "\n" });
    }
    text.push_str("}\n");
    text
}

/// JSON on one line with a space behind every colon and comma.
fn spaced(value: &Value) -> String {
    match value {
        Value::Array(entries) => format!("[{}]", entries.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member =
                |(name, value): (&String, &Value)| format!("{}: {}", Value::from(name.as_str()), spaced(value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        plain => plain.to_string(),
    }
}
