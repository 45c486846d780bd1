//! The table in which installed extensions are registered, and the routines that it lists (package format, section 4).

use extension_model::Provider;
use serde::Serialize;
use ts_rs::TS;

use crate::dialect::{self, Dialect, REGISTRY};
use crate::install::Installation;

/// The table's name in the working location.
pub const REGISTRY_TABLE: &str = "WORKFLOWS_EXTENSIONS";

/// What the registered list writes before a user-defined function's name.
const FUNCTION: &str = "__func_";

/// What it writes before the name of a procedure that is no component's.
const PROCEDURE: &str = "__stproc_";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RoutineKind {
    Procedure,
    Function,
}

/// An entry of the registered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredRoutine {
    pub kind: RoutineKind,
    pub name: String,
}

/// The entry of a user-defined function or procedure.
pub(crate) fn entry(kind: RoutineKind, name: &str) -> String {
    let prefix = match kind {
        RoutineKind::Function => FUNCTION,
        RoutineKind::Procedure => PROCEDURE,
    };
    format!("{prefix}{}", name.to_uppercase())
}

/// The routines that a registered list names. Warehouses fold names, so that they are to be compared in any case.
pub fn registered_routines(list: &str, provider: Provider) -> Vec<RegisteredRoutine> {
    let entries = list.split(dialect::of(provider).routine_separator());
    entries
        .filter_map(|entry| {
            // Snowflake's components carry their inputs' types.
            let name = entry.split('(').next()?.trim();
            let (kind, name) = match (without(name, FUNCTION), without(name, PROCEDURE)) {
                (Some(name), _) => (RoutineKind::Function, name),
                (None, Some(name)) => (RoutineKind::Procedure, name),
                (None, None) => (RoutineKind::Procedure, name),
            };
            (!name.is_empty()).then(|| RegisteredRoutine { kind, name: name.to_owned() })
        })
        .collect()
}

/// The statement that drops a routine of the working location, by the name that the warehouse tells. `signature` holds the parameters' types where the
/// warehouse wants them: `(VARCHAR, FLOAT)`.
pub fn drop_routine(kind: RoutineKind, name: &str, signature: Option<&str>, provider: Provider) -> String {
    let kind = match kind {
        RoutineKind::Procedure => "PROCEDURE",
        RoutineKind::Function => "FUNCTION",
    };
    let name = dialect::of(provider).existing_routine(name);
    format!("DROP {kind} IF EXISTS {name}{};", signature.unwrap_or_default())
}

/// The statements around the CREATE statements of an installation, one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Creates the table where there is none.
    pub create_table: String,
    /// Takes out what is registered under the extension's name.
    pub forget: String,
    /// Registers this installation.
    pub register: String,
}

/// The registration of an installation; none where no studio deploys to.
pub fn registration(installation: &Installation, provider: Provider) -> Option<Registration> {
    Some(Registration {
        forget: forget(installation.extension, provider)?,
        create_table: create_table(),
        register: register(installation, dialect::of(provider)),
    })
}

/// The statement that takes an extension out of the table; none where no studio deploys to.
pub fn forget(extension: &str, provider: Provider) -> Option<String> {
    let dialect = dialect::of(provider);
    dialect.registers_by_statements().then(|| forgotten(extension, dialect))
}

pub(crate) fn create_table() -> String {
    format!("CREATE TABLE IF NOT EXISTS {REGISTRY} (\n  name STRING,\n  metadata STRING,\n  procedures STRING\n);")
}

pub(crate) fn forgotten(extension: &str, dialect: &dyn Dialect) -> String {
    format!("DELETE FROM {REGISTRY}\nWHERE name = {};", dialect.literal(extension))
}

pub(crate) fn register(installation: &Installation, dialect: &dyn Dialect) -> String {
    let extension = dialect.literal(installation.extension);
    let metadata = dialect.verbatim(installation.metadata);
    let routines = dialect.literal(&installation.routine_list(dialect));
    format!(
        "INSERT INTO {REGISTRY} (name, metadata, procedures)\n\
         VALUES (\n  {extension},\n  {metadata},\n  {routines}\n);"
    )
}

/// The name without what stands before it, in any case: a warehouse may have folded it.
fn without<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let head = name.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix))?;
    Some(&name[head.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registered_list_names_its_routines() {
        let names = |list, provider| {
            let routines = registered_routines(list, provider);
            routines.into_iter().map(|routine| format!("{:?} {}", routine.kind, routine.name)).collect::<Vec<_>>()
        };
        assert_eq!(
            names("__proc_a_1, __func_KM,__stproc_CLEAN,", Provider::Bigquery),
            ["Procedure __proc_a_1", "Function KM", "Procedure CLEAN"]
        );
        assert_eq!(
            names("__proc_a_1(Table,Column);__FUNC_KM", Provider::Snowflake),
            ["Procedure __proc_a_1", "Function KM"]
        );
        assert!(names("", Provider::Bigquery).is_empty());
    }

    #[test]
    fn what_is_there_is_dropped_by_the_name_it_has() {
        assert_eq!(
            drop_routine(RoutineKind::Procedure, "__proc_a_1", None, Provider::Bigquery),
            "DROP PROCEDURE IF EXISTS @@workflows_temp@@.`__proc_a_1`;"
        );
        assert_eq!(
            drop_routine(RoutineKind::Function, "KM", Some("(FLOAT)"), Provider::Snowflake),
            "DROP FUNCTION IF EXISTS @@workflows_temp@@.KM(FLOAT);"
        );
    }
}
