//! What stands between a run and what is expected of it, in lines.

use extension_testing::{ChangedRow, Difference, RowsDifference, TableColumn, Told};
use serde_json::Value;

/// Longer values are cut: a geometry can have a million characters.
const LONGEST_CELL: usize = 120;

/// Up to here what is expected and what was found stand on one line.
const SHORT_CELL: usize = 40;

/// How much of a row is shown so that it can be told from others, in characters.
const LONGEST_ROW: usize = 100;

/// The lines of a difference; what is a mistake at a place instead is told there.
pub fn written(difference: &Difference) -> Result<Vec<String>, &Told> {
    Ok(match difference {
        Difference::NoFixture { told } => return Err(told),
        Difference::Schemas { output, dry, full } => {
            let mut lines = vec![format!("{output}: dry run and full run have other columns")];
            lines.extend(schemas(dry, full));
            lines
        }
        Difference::Columns { output, missing, unexpected } => {
            let mut lines = vec![format!("{output}: the columns are not those of the fixture")];
            for (names, where_to) in [(missing, "fixture"), (unexpected, "run")] {
                if !names.is_empty() {
                    lines.push(format!("  only in the {where_to}: {}", names.join(", ")));
                }
            }
            lines
        }
        Difference::Rows { output, rows } => {
            let mut lines = vec![headline(output, rows)];
            rows.changed.iter().for_each(|row| lines.extend(changed(row, &rows.columns)));
            let whole = |row: &[Value]| cut(&cells(&rows.columns, row), LONGEST_ROW);
            lines.extend(rows.missing.iter().map(|row| format!("  - {}", whole(row))));
            lines.extend(rows.unexpected.iter().map(|row| format!("  + {}", whole(row))));
            if rows.more > 0 {
                lines.push(format!("  … and {} more", rows.more));
            }
            lines
        }
    })
}

/// Both schemas, one under the other.
pub fn schemas(dry: &[TableColumn], full: &[TableColumn]) -> [String; 2] {
    let list = |columns: &[TableColumn]| {
        columns.iter().map(|column| format!("{} {}", column.name, column.type_name)).collect::<Vec<_>>().join(", ")
    };
    [format!("  dry run   {}", list(dry)), format!("  full run  {}", list(full))]
}

fn headline(output: &str, rows: &RowsDifference) -> String {
    let (expected, found) = (rows.expected_count, rows.actual_count);
    let counts = if expected == found {
        format!("{expected} {}", if expected == 1 { "row" } else { "rows" })
    } else {
        format!("{expected} rows expected, {found} found")
    };
    let parts = [
        (rows.changed.len(), "~", "with other values"),
        (rows.missing.len(), "-", "missing"),
        (rows.unexpected.len(), "+", "unexpected"),
    ];
    let parts =
        parts.iter().filter(|(count, ..)| *count > 0).map(|(count, mark, what)| format!("{count} {what} ({mark})"));
    format!("{output}: {counts}; {}", parts.collect::<Vec<_>>().join(", "))
}

/// A row that is there with other values: what it is known by, then each cell that is other.
fn changed(row: &ChangedRow, columns: &[String]) -> Vec<String> {
    let (other, same): (Vec<_>, Vec<_>) = (0..columns.len()).partition(|at| row.differs[*at]);
    let same: Vec<_> = same.iter().map(|at| format!("{} {}", columns[*at], row.expected[*at])).collect();
    let mut lines = vec![format!("  ~ {}", cut(&same.join(", "), LONGEST_ROW)).trim_end().to_owned()];
    for at in other {
        let column = &columns[at];
        let [expected, found] = [&row.expected[at], &row.actual[at]].map(|value| cut(&value.to_string(), LONGEST_CELL));
        if expected.chars().count().max(found.chars().count()) <= SHORT_CELL {
            lines.push(format!("      {column}: expected {expected}, found {found}"));
        } else {
            lines.push(format!("      {column}: expected {expected}"));
            lines.push(format!("      {:width$}  found    {found}", "", width = column.chars().count()));
        }
    }
    lines
}

fn cells(columns: &[String], row: &[Value]) -> String {
    let cells = columns.iter().zip(row).map(|(column, value)| format!("{column} {value}"));
    cells.collect::<Vec<_>>().join(", ")
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
