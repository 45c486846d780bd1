use extension_engine::Cancel;
use extension_model::Provider;
use extension_package::Deployment;
use extension_sql::{RegisteredRoutine, RoutineKind, drop_routine, forget};

use super::installed::{Installed, installed};
use super::{Act, ActKind};
use crate::{Routine, Session, WarehouseError};

/// What installing or removing will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they are carried out. Marks are not replaced yet.
    pub acts: Vec<Act>,
    /// What is installed under the extension's name now.
    pub before: Option<Installed>,
}

/// The acts that install a package over what is there.
///
/// # Errors
/// When the working location cannot be looked at.
pub fn deploy_plan(
    session: &mut dyn Session,
    deployment: &Deployment,
    cancel: &Cancel,
) -> Result<Plan, WarehouseError> {
    let provider = deployment.provider;
    let before = registered(session, &deployment.extension, provider, cancel)?;
    let existing = session.routines()?;
    let registration = &deployment.registration;
    let act = |kind, sql: &str| Act { kind, name: String::new(), sql: sql.to_owned(), folder: None };
    let named = |act: Act| Act { name: deployment.extension.clone(), ..act };
    let mut acts = vec![act(ActKind::CreateTable, &registration.create_table)];
    acts.extend(before.iter().flat_map(|before| drops(before, &existing, provider)));
    acts.push(named(act(ActKind::Forget, &registration.forget)));
    for created in &deployment.creates {
        let is_there = existing.iter().any(|routine| is_same(routine, created.kind, &created.name));
        let kind = match (created.kind, is_there) {
            (RoutineKind::Procedure, false) => ActKind::CreateProcedure,
            (RoutineKind::Procedure, true) => ActKind::ReplaceProcedure,
            (RoutineKind::Function, false) => ActKind::CreateFunction,
            (RoutineKind::Function, true) => ActKind::ReplaceFunction,
        };
        acts.push(Act {
            kind,
            name: created.name.clone(),
            sql: created.statement.clone(),
            folder: Some(created.folder.clone()),
        });
    }
    acts.push(named(act(ActKind::Register, &registration.register)));
    Ok(Plan { acts, before })
}

/// The acts that remove an installed extension; none when it is not installed.
///
/// # Errors
/// When the working location cannot be looked at.
pub fn remove_plan(
    session: &mut dyn Session,
    extension: &str,
    provider: Provider,
    cancel: &Cancel,
) -> Result<Option<Plan>, WarehouseError> {
    let Some(before) = registered(session, extension, provider, cancel)? else { return Ok(None) };
    let existing = session.routines()?;
    let mut acts = drops(&before, &existing, provider);
    acts.extend(forget(extension, provider).map(|sql| Act {
        kind: ActKind::Forget,
        name: extension.to_owned(),
        sql,
        folder: None,
    }));
    Ok(Some(Plan { acts, before: Some(before) }))
}

fn registered(
    session: &mut dyn Session,
    extension: &str,
    provider: Provider,
    cancel: &Cancel,
) -> Result<Option<Installed>, WarehouseError> {
    Ok(installed(session, provider, cancel)?.into_iter().find(|installed| installed.name == extension))
}

/// Drops what is registered and still there.
fn drops(before: &Installed, existing: &[Routine], provider: Provider) -> Vec<Act> {
    let listed = |routine: &&Routine| {
        before.routines.iter().any(|RegisteredRoutine { kind, name }| is_same(routine, *kind, name))
    };
    let drop = |routine: &Routine| Act {
        kind: match routine.kind {
            RoutineKind::Procedure => ActKind::DropProcedure,
            RoutineKind::Function => ActKind::DropFunction,
        },
        name: routine.name.clone(),
        sql: drop_routine(routine.kind, &routine.name, routine.signature.as_deref(), provider),
        folder: None,
    };
    existing.iter().filter(listed).map(drop).collect()
}

/// Warehouses fold the names of routines.
fn is_same(routine: &Routine, kind: RoutineKind, name: &str) -> bool {
    routine.kind == kind && routine.name.eq_ignore_ascii_case(name)
}
