use std::io::{self, Write};

use extension_check::{Problem, Severity};
use serde_json::{Value, json};

use super::Checked;

/// SARIF 2.1.0, as code scanning services read it. Columns count UTF-16 units.
pub fn write(out: &mut impl Write, checked: &Checked<'_>) -> io::Result<()> {
    let rules: Vec<_> = extension_check::rules()
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code(),
                "shortDescription": {"text": rule.summary()},
                "help": {"text": rule.explanation(), "markdown": rule.explanation()},
            })
        })
        .collect();
    let results: Vec<_> = checked.problems.iter().map(|problem| result(checked, problem)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "extstudio",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn result(checked: &Checked<'_>, problem: &Problem) -> Value {
    let text = match &problem.help {
        Some(help) => format!("{}. {help}", problem.message.trim_end_matches('.')),
        None => problem.message.clone(),
    };
    let mut location = json!({"artifactLocation": {"uri": uri(&checked.path(&problem.path))}});
    if let Some(extent) = problem.extent {
        location["region"] = json!({
            "startLine": extent.start.line,
            "startColumn": extent.start.column,
            "endLine": extent.end.line,
            "endColumn": extent.end.column,
        });
    }
    json!({
        "ruleId": problem.code,
        "level": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    })
}

/// A path as the URI reference that SARIF wants.
fn uri(path: &str) -> String {
    path.replace('\\', "/")
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
