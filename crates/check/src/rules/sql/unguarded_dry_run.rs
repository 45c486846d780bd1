use extension_sql::Reference;

use crate::context::{ComponentContext, Script};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A dry run that may return rows.
    ///
    /// ## What it does
    /// Looks at each statement of `src/dryrun.sql` that makes a table from a query, also inside of strings. It ends in
    /// something that lets no row through: `WHERE 1 = 0`, `WHERE FALSE` or `LIMIT 0`. A statement that reads another
    /// output passes, since that is empty already.
    ///
    /// ## Why it matters
    /// Workflows makes the dry run while someone still fills the form, to learn the columns of the result. With rows it
    /// takes as long and costs as much as the full run.
    ///
    /// ## Example
    /// ```sql
    /// CREATE TABLE IDENTIFIER(:output) AS
    /// SELECT *, ST_AREA(geom) AS area FROM IDENTIFIER(:places)
    /// ```
    ///
    /// ## Repair
    /// Add `WHERE 1 = 0` to the query.
    UnguardedDryRun = Warning("unguarded-dry-run")
}

impl Check for UnguardedDryRun {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(script) = &component.dryrun else { return };
        let outputs: Vec<&str> = component.outputs().map(|(_, output)| output.name.as_str()).collect();
        let statements = super::statements(script);
        let is_guarded =
            |statement: &[Reference]| (0..statement.len()).any(|at| lets_nothing_through(statement, at, script));
        // A guard that is put into a variable may be part of any statement behind it.
        let has_guard_in_variable =
            statements.iter().any(|statement| is_assignment(statement) && is_guarded(statement));
        if has_guard_in_variable {
            return;
        }
        for statement in statements {
            let Some(create) = created_from_query(statement) else { continue };
            let mentioned = outputs.iter().filter(|output| statement.iter().any(|word| super::is_word(word, output)));
            if mentioned.count() < 2 && !is_guarded(statement) {
                report
                    .span(&script.file, create.span.clone(), None, "This table of the dry run may have rows")
                    .help("Add WHERE 1 = 0 to its query");
            }
        }
    }
}

/// The word CREATE of a statement that makes a table from a query.
fn created_from_query<'s, 'a>(statement: &'s [Reference<'a>]) -> Option<&'s Reference<'a>> {
    let (at, create) = statement.iter().enumerate().find(|(_, word)| super::is_word(word, "CREATE"))?;
    let behind = &statement[at..];
    // CREATE OR REPLACE TEMPORARY TABLE is the longest way to say it.
    let makes_table = behind.iter().take(6).any(|word| super::is_word(word, "TABLE"));
    let has_query = behind.iter().any(|word| super::is_word(word, "SELECT"));
    (makes_table && has_query).then_some(create)
}

fn is_assignment(statement: &[Reference]) -> bool {
    statement.first().is_some_and(|word| ["DECLARE", "SET", "LET"].iter().any(|keyword| super::is_word(word, keyword)))
}

/// Whether the word at an index starts something that no row passes.
fn lets_nothing_through(statement: &[Reference], at: usize, script: &Script) -> bool {
    let word = &statement[at];
    let is = |keyword| super::is_word(word, keyword);
    let behind = script.file.text[word.span.end..].trim_start();
    if is("LIMIT") || is("TOP") || is("FIRST") {
        return number(behind).is_some_and(|(number, _)| number == 0.0);
    }
    if is("WHERE") || is("AND") || is("HAVING") || is("QUALIFY") || is("ON") {
        let is_false = statement.get(at + 1).is_some_and(|next| {
            super::is_word(next, "FALSE")
                && script.file.text[word.span.end..next.span.start].trim_matches(['(', ' ', '\n']).is_empty()
        });
        return is_false || is_false_comparison(behind.trim_start_matches(['(', ' ', '\t']));
    }
    false
}

/// `1 = 0`, `1 <> 1` and the like.
fn is_false_comparison(text: &str) -> bool {
    let Some((left, behind)) = number(text) else { return false };
    let behind = behind.trim_start();
    let (operator, right) = behind.split_at(behind.find(|it: char| !"<>!=".contains(it)).unwrap_or(behind.len()));
    let Some((right, _)) = number(right.trim_start()) else { return false };
    match operator {
        "=" => left != right,
        "<>" | "!=" => left == right,
        ">" => left <= right,
        "<" => left >= right,
        _ => false,
    }
}

/// The number that a text starts with, and what follows it.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn with(dryrun: &str) -> String {
        let component = r#"{"outputs": [{"name": "result"}, {"name": "rest"}]}"#;
        found(&UnguardedDryRun, &[("components/a/metadata.json", component), ("components/a/src/dryrun.sql", dryrun)])
    }

    #[test]
    fn queries_that_return_rows_are_told() {
        assert_snapshot!(with("CREATE TABLE result AS\nSELECT * FROM places; -- WHERE 1 = 0"), @"
        components/a/src/dryrun.sql:1:1 «CREATE» warning
          This table of the dry run may have rows
          help: Add WHERE 1 = 0 to its query
        ");
        assert_snapshot!(with("EXECUTE IMMEDIATE 'CREATE OR REPLACE TABLE ' || rest || ' AS SELECT 1 WHERE 1 = 1 LIMIT 10'"), @"
        components/a/src/dryrun.sql:1:20 «CREATE» warning
          This table of the dry run may have rows
          help: Add WHERE 1 = 0 to its query
        ");
    }

    #[test]
    fn queries_without_rows_pass() {
        for query in [
            "SELECT * FROM places WHERE 1 = 0",
            "SELECT * FROM places WHERE\n  (1=2) AND x",
            "SELECT * FROM places WHERE x AND 1 <> 1",
            "SELECT * FROM places WHERE FALSE",
            "SELECT * FROM places WHERE (\n FALSE)",
            "SELECT * FROM places LIMIT 0",
            "SELECT TOP 0 * FROM places",
        ] {
            assert_eq!(with(&format!("CREATE TABLE result AS {query}")), "", "{query}");
            assert_eq!(
                with(&format!("EXECUTE IMMEDIATE '''CREATE TABLE ''' || result || ''' AS {query}'''")),
                "",
                "{query}"
            );
        }
    }

    #[test]
    fn tables_that_are_empty_otherwise_pass() {
        assert_eq!(with("CREATE TABLE result (x INT64, y STRING)"), "");
        assert_eq!(with("CREATE TABLE result LIKE places"), "");
        assert_eq!(
            with("CREATE TABLE result AS SELECT 1 LIMIT 0; CREATE TABLE rest AS SELECT COUNT(*) FROM result"),
            ""
        );
        assert_eq!(
            with("DECLARE none STRING DEFAULT 'WHERE FALSE'; EXECUTE IMMEDIATE 'CREATE TABLE r AS SELECT 1 ' || none"),
            ""
        );
    }
}
