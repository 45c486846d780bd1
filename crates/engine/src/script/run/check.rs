//! What a script would do, without doing it.

use sqlparser::ast::Statement as Tree;

use super::scope::View;
use super::{Outcome, Session, read};
use crate::cancel::Cancel;
use crate::database::Database;
use crate::failure::Failure;
use crate::given::{Checked, Given};
use crate::script::{Kind, Sql, Statement, TableSource};
use crate::table::Table;
use crate::translate;

/// Looks at a script. A single statement is looked at as closely as can be; of several, each may need what those before
/// it make, so they are read only.
pub(crate) fn check<'d>(database: &'d Database, source: &str, given: &'d Given<'d>) -> Result<Checked, Failure> {
    let script = read(source)?;
    let given = Given { keeps: false, listener: None, ..given_again(given) };
    let mut session = Session::new(database, &script, &given, &Cancel::new());
    let mut checked = Checked { kind: "SCRIPT", ..Checked::default() };
    if let [statement] = script.body.statements.as_slice()
        && let Some(kind) = statement.kind.told()
    {
        checked.kind = kind;
        session.frame_mut().at = statement.span.clone();
        checked.target = session.target(&statement.kind);
        checked.result = session.look_at(statement).map_err(|thrown| thrown.failure)?;
    }
    checked.tables = session.tables();
    Ok(checked)
}

/// What BigQuery calls a script's only statement; `SCRIPT` where there are several, and for those that run others.
pub(crate) fn kind(source: &str) -> Result<&'static str, Failure> {
    let script = read(source)?;
    Ok(match script.body.statements.as_slice() {
        [statement] => statement.kind.told().unwrap_or("SCRIPT"),
        _ => "SCRIPT",
    })
}

/// The same, without what only a run has.
fn given_again<'g>(given: &Given<'_>) -> Given<'g> {
    Given {
        project: given.project.clone(),
        dataset: given.dataset.clone(),
        named: given.named.clone(),
        positional: given.positional.clone(),
        ..Given::default()
    }
}

impl Session<'_> {
    fn look_at(&self, statement: &Statement) -> Outcome<Option<Table>> {
        match &statement.kind {
            Kind::Sql(sql) => match sql.tree.as_ref() {
                Tree::Query(_) => self.look_at_query(sql).map(Some),
                tree => {
                    let translated = translate::statement(tree, &View(self));
                    translated.map_err(|error| self.untranslatable(error, &sql.span))?;
                    Ok(None)
                }
            },
            Kind::CreateTable(create) => match &create.source {
                Some(TableSource::Query(query)) => self.look_at_query(query).map(Some),
                _ => Ok(None),
            },
            Kind::CreateView(create) => self.look_at_query(&create.query).map(Some),
            _ => Ok(None),
        }
    }

    fn look_at_query(&self, query: &Sql) -> Outcome<Table> {
        let translated = self.translated(query)?;
        self.select(&format!("SELECT * FROM ({}) LIMIT 0", translated.sql), &query.span)?;
        Ok(Table { columns: translated.columns, rows: Vec::new() })
    }
}
