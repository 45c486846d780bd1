//! The manual's page of what is covered.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::families::{self, KNOWN};
use super::registry::{self, Family, MISSING};

const HEAD: &str = "\
# Functions of the offline engine

What BigQuery functions and operators mean here is what they mean there: names, types, coercions, NULLs and errors. The
engine is held to that by recordings of BigQuery's own analyzer, in `tests/oracle`.

A function that is not on this page is refused with its name and its line, \"… is not available offline\", and a test
that calls it counts as *not runnable here*, never as passed.

In the tables, `T` is any type, `...` may be given again and again, `[…]` may be left out, and a name before `=>` may be
given with the argument. `SAFE.` goes before any function that takes one row at a time.

This page is written from the tables that the engine translates with: `UPDATE_MANUAL=1 cargo test -p extension-engine
--test oracle`.

## What differs everywhere

- Query results are typed pair by pair in UNION, INTERSECT and EXCEPT: of three literals of three types, BigQuery may find
  a narrower one.
- `CAST([1, 2] AS ARRAY<FLOAT64>)` is taken for `ARRAY<FLOAT64>[1, 2]`; BigQuery refuses it.
- An array that is NULL and one without items look alike once stored, as in BigQuery.
- `STRUCT()` without fields, pipe syntax, `ORDER BY ALL`, `DISTINCT ON` and collations are not available.
";

/// The functions and operators that are covered, by name.
pub fn covered() -> Vec<&'static str> {
    registry::names().collect()
}

/// The page in Markdown: every function with what it takes and answers, by family.
pub fn manual() -> String {
    let mut page = HEAD.to_owned();
    for family in families::ALL {
        write_family(&mut page, family);
    }
    page.push_str("\n## Known by name only\n\nBigQuery has them and the engine has not:\n\n");
    let covered: BTreeSet<_> = registry::names().collect();
    let missing = KNOWN.iter().filter(|name| !covered.contains(*name)).map(|name| format!("`{name}`"));
    let missing: Vec<_> = missing.chain(missing_signatures()).collect();
    page.push_str(&missing.join(", "));
    page.push_str(", and whatever begins with `ML.` or `AI.`.\n");
    page
}

fn write_family(page: &mut String, family: &Family) {
    // Writing to a String cannot fail.
    let _ = write!(page, "\n## {}\n\n", family.title);
    for note in family.notes {
        let _ = writeln!(page, "- {note}");
    }
    if !family.notes.is_empty() {
        page.push('\n');
    }
    page.push_str("| | takes | answers |\n|---|---|---|\n");
    let rows = family.rows.iter().filter(|(_, _, sql)| *sql != MISSING).map(|(name, signature, _)| (*name, *signature));
    let custom = family.custom.iter().map(|(name, signature, _)| (*name, *signature));
    let all: Vec<_> = rows.chain(custom).collect();
    let names: BTreeSet<_> = all.iter().map(|(name, _)| *name).collect();
    for name in names {
        let signatures = all.iter().filter(|(own, _)| *own == name).map(|(_, signature)| *signature);
        for (place, signature) in signatures.enumerate() {
            let (takes, answers) = signature.rsplit_once("->").unwrap_or((signature, ""));
            let name = if place == 0 { code(name) } else { String::new() };
            let _ = writeln!(page, "| {name} | {} | {} |", code(takes), code(answers));
        }
    }
}

/// What the tables name for the sake of a message only.
fn missing_signatures() -> impl Iterator<Item = String> {
    let rows = families::ALL.iter().flat_map(|family| family.rows).filter(|(_, _, sql)| *sql == MISSING);
    rows.map(|(name, signature, _)| {
        let takes = signature.split_once("->").map_or(*signature, |(takes, _)| takes.trim());
        format!("`{name}({takes})`")
    })
}

/// A cell of the table.
fn code(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!("`{}`", text.replace('|', "\\|")) }
}
