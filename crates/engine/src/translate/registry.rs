//! The functions and operators that are covered: one table, out of the families' own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sqlparser::ast::Function;

use super::environment::{Env, Outcome, Translator};
use super::families;
use super::signature::Signature;
use super::typed::Typed;

/// Functions of one kind, as the manual groups them.
pub(crate) struct Family {
    pub title: &'static str,
    /// Where its functions differ from BigQuery's, as sentences of the manual.
    pub notes: &'static [&'static str],
    /// Name, signature and DuckDB's SQL: `{0}` is the first argument, `{*}` all of them with commas between.
    /// For an aggregate the SQL says also where its clauses go: see [`aggregate`](super::call).
    pub rows: &'static [Row],
    /// Functions whose translation is more than a pattern.
    pub custom: &'static [Custom],
}

/// Name, signature, SQL.
pub(crate) type Row = (&'static str, &'static str, &'static str);

/// In place of the SQL: BigQuery has the signature, the engine has not.
pub(crate) const MISSING: &str = "";

/// Translates a call.
pub(crate) type Translate = fn(&Translator, &Function, &Env) -> Outcome<Typed>;

/// Name, what the manual says it takes, translation.
pub(crate) type Custom = (&'static str, &'static str, Translate);

/// What is known of a name.
#[derive(Default)]
pub(crate) struct Entry {
    pub rows: Vec<(Signature, &'static str)>,
    pub custom: Option<Translate>,
    /// Whether it takes many rows together.
    pub aggregate: bool,
    /// Whether it can only stand before OVER.
    pub window: bool,
}

static ENTRIES: LazyLock<BTreeMap<&'static str, Entry>> = LazyLock::new(|| {
    let mut entries: BTreeMap<&'static str, Entry> = BTreeMap::new();
    for family in families::ALL {
        for (name, signature, sql) in family.rows {
            let entry = entries.entry(name).or_default();
            entry.aggregate |= sql.contains("{over}");
            entry.window |= sql.contains("{only_over}");
            entry.rows.extend(Signature::read(signature).map(|signature| (signature, *sql)));
        }
        for (name, _, translate) in family.custom {
            entries.entry(name).or_default().custom = Some(*translate);
        }
    }
    entries
});

/// What is known of a function or an operator; its name in upper case.
pub(crate) fn find(name: &str) -> Option<&'static Entry> {
    ENTRIES.get(name)
}

/// Every name that is known.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ENTRIES.keys().copied()
}

/// The call of a name by the signature that is nearest to the arguments.
pub(crate) fn resolve(name: &str, given: &[(Option<String>, Typed)]) -> Option<Typed> {
    let (sql, found) = nearest(find(name)?, given)?;
    Some(Typed::new(fill(sql, &found.arguments, &[]), found.result))
}

/// The nearest of a function's signatures: its SQL, and the arguments as it wants them.
pub(crate) fn nearest(
    entry: &'static Entry,
    given: &[(Option<String>, Typed)],
) -> Option<(&'static str, super::signature::Match)> {
    let fitting = entry.rows.iter().filter_map(|(signature, sql)| Some((*sql, signature.matches(given)?)));
    fitting.min_by_key(|(_, found)| found.distance)
}

/// Puts the arguments, and the clauses of an aggregate, into a pattern.
pub(crate) fn fill(pattern: &str, arguments: &[Typed], clauses: &[(&str, String)]) -> String {
    let mut sql = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        sql.push_str(&rest[..open]);
        let behind = &rest[open + 1..];
        let close = behind.find('}').unwrap_or(behind.len());
        let hole = &behind[..close];
        match hole.parse::<usize>() {
            Ok(place) => sql.push_str(arguments.get(place).map_or("NULL", |argument| &argument.sql)),
            Err(_) if hole == "*" => {
                let all: Vec<_> = arguments.iter().map(|argument| argument.sql.as_str()).collect();
                sql.push_str(&all.join(", "));
            }
            Err(_) => match clauses.iter().find(|(name, _)| *name == hole) {
                Some((_, clause)) => sql.push_str(clause),
                // A brace of DuckDB's own.
                None => {
                    sql.push('{');
                    sql.push_str(hole);
                    sql.push('}');
                }
            },
        }
        rest = behind.get(close + 1..).unwrap_or("");
    }
    sql.push_str(rest);
    sql
}
