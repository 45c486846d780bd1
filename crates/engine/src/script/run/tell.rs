//! Tells a listener what was done.

use std::time::SystemTime;

use sqlparser::ast::Statement as Tree;

use super::Session;
use crate::catalog::Path;
use crate::failure::{Frame as Told, Place};
use crate::given::{Done, Named, Operation, Target};
use crate::listing::Name;
use crate::script::{self, Creation, Dropped, Kind, Statement, TableSource};

/// What is known of a statement before it is done.
pub(super) struct Telling {
    kind: &'static str,
    target: Option<Target>,
    started: SystemTime,
}

impl Session<'_> {
    /// None when nobody listens, or nobody wants to hear of such a statement.
    pub(super) fn begin_telling(&self, statement: &Statement) -> Option<Telling> {
        self.given.listener?;
        let kind = statement.kind.told()?;
        Some(Telling { kind, target: self.target(&statement.kind), started: SystemTime::now() })
    }

    pub(super) fn tell(&self, statement: &Statement, told: Telling) {
        let Some(listener) = self.given.listener else { return };
        let mut frames = Vec::with_capacity(self.frames.len());
        for (depth, frame) in self.frames.iter().enumerate().rev() {
            let innermost = depth + 1 == self.frames.len();
            let span = if innermost { statement.span.clone() } else { frame.at.clone() };
            let place = Place::of(&frame.source, span);
            frames.push(Told { routine: frame.routine(), source: frame.source.to_string(), place, body: frame.body() });
        }
        let is_query = told.kind == "SELECT";
        let changes = matches!(told.kind, "INSERT" | "UPDATE" | "DELETE" | "MERGE" | "TRUNCATE_TABLE");
        let changed = self.system.row_count.filter(|_| changes);
        listener(Done {
            kind: told.kind,
            frames,
            started: told.started,
            ended: SystemTime::now(),
            result: self.last_result.clone().filter(|_| is_query),
            changed: changed.and_then(|rows| usize::try_from(rows).ok()),
            target: told.target,
        });
    }

    /// What a statement is about to create, alter or drop. What is temporary has no name that others could use.
    pub(super) fn target(&self, kind: &Kind) -> Option<Target> {
        let (path, what, change) = aim(kind)?;
        let place = match what {
            Named::Dataset => self.dataset_place(path)?,
            Named::Table | Named::Routine => {
                Path::of(&path.parts, self.system.default_project(), &self.system.dataset)?
            }
        };
        let catalog = &self.database.catalog;
        if what == Named::Table && path.parts.len() == 1 && catalog.has_relation(&Path::temporary(&place.name)) {
            return None;
        }
        let is_there = match what {
            Named::Dataset => place.dataset.as_ref().is_some_and(|dataset| catalog.has_dataset(dataset)),
            Named::Table => catalog.has_relation(&place),
            Named::Routine => catalog.procedure(&place).is_some() || catalog.function(&place).is_some(),
        };
        let operation = match change {
            Change::Create(creation) if is_there && creation.if_not_exists => Operation::Skip,
            Change::Create(creation) if is_there && creation.or_replace => Operation::Replace,
            Change::Create(_) => Operation::Create,
            Change::Alter => Operation::Alter,
            Change::Drop if is_there => Operation::Drop,
            Change::Drop => Operation::Skip,
        };
        Some(Target { name: Name::of(&place)?, what, operation })
    }

    fn dataset_place(&self, path: &script::Path) -> Option<Path> {
        let dataset = match path.parts.as_slice() {
            [dataset] => (self.system.default_project().to_owned(), dataset.clone()),
            [project, dataset] => (project.clone(), dataset.clone()),
            _ => return None,
        };
        Some(Path { dataset: Some(dataset), name: String::new() })
    }
}

/// What a statement does to what it names.
enum Change {
    Create(Creation),
    Alter,
    Drop,
}

/// What a statement creates, alters or drops, if it does so to something that stays.
fn aim(kind: &Kind) -> Option<(&script::Path, Named, Change)> {
    Some(match kind {
        Kind::CreateTable(create) => (&create.path, Named::Table, Change::Create(create.creation)),
        Kind::CreateView(create) => (&create.path, Named::Table, Change::Create(create.creation)),
        Kind::CreateProcedure(create) => (&create.path, Named::Routine, Change::Create(create.creation)),
        Kind::CreateFunction(create) => (&create.path, Named::Routine, Change::Create(create.creation)),
        Kind::CreateSchema { path, if_not_exists } => {
            let creation = Creation { if_not_exists: *if_not_exists, ..Creation::default() };
            (path, Named::Dataset, Change::Create(creation))
        }
        Kind::Drop { what, path, .. } => match what {
            Dropped::Table | Dropped::View => (path, Named::Table, Change::Drop),
            Dropped::Procedure | Dropped::Function => (path, Named::Routine, Change::Drop),
            Dropped::Schema => (path, Named::Dataset, Change::Drop),
        },
        Kind::AlterTable { path, .. } => (path, Named::Table, Change::Alter),
        _ => return None,
    })
    .filter(|(_, _, change)| !matches!(change, Change::Create(creation) if creation.temporary))
}

impl Kind {
    /// What BigQuery calls such a statement; none for those that are no jobs of their own there.
    pub(super) fn told(&self) -> Option<&'static str> {
        Some(match self {
            Self::Sql(sql) => match sql.tree.as_ref() {
                Tree::Query(_) => "SELECT",
                Tree::Insert(_) => "INSERT",
                Tree::Update { .. } => "UPDATE",
                Tree::Delete(_) => "DELETE",
                Tree::Merge { .. } => "MERGE",
                _ => return None,
            },
            Self::CreateTable(create) => match create.source {
                Some(TableSource::Query(_)) => "CREATE_TABLE_AS_SELECT",
                _ => "CREATE_TABLE",
            },
            Self::CreateView(_) => "CREATE_VIEW",
            Self::CreateSchema { .. } => "CREATE_SCHEMA",
            Self::CreateProcedure(_) => "CREATE_PROCEDURE",
            Self::CreateFunction(_) => "CREATE_FUNCTION",
            Self::AlterTable { .. } => "ALTER_TABLE",
            Self::Truncate { .. } => "TRUNCATE_TABLE",
            Self::Assert { .. } => "ASSERT",
            Self::Drop { what, .. } => match what {
                Dropped::Table => "DROP_TABLE",
                Dropped::View => "DROP_VIEW",
                Dropped::Schema => "DROP_SCHEMA",
                Dropped::Procedure => "DROP_PROCEDURE",
                Dropped::Function => "DROP_FUNCTION",
            },
            Self::Transaction(transaction) => match transaction {
                script::Transaction::Begin => "BEGIN_TRANSACTION",
                script::Transaction::Commit => "COMMIT_TRANSACTION",
                script::Transaction::Rollback => "ROLLBACK_TRANSACTION",
            },
            _ => return None,
        })
    }
}
