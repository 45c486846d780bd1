//! The warehouses: one file each, named in [`of`].

mod bigquery;
mod oracle;
mod snowflake;

use extension_model::Provider;
use extension_model::input_types::SqlKind;

use crate::function::{FunctionError, FunctionSource};
use crate::install::Installation;
use crate::lexer::{Lexical, Token};
use crate::procedure::Procedure;
use crate::syntax::Grammar;
use crate::words::Words;

/// The location that Workflows puts in place of this before a script runs.
pub(crate) const WORKFLOWS_TEMP: &str = "@@workflows_temp@@";

/// The Analytics Toolbox's location, replaced likewise.
const TOOLBOX_LOCATION: &str = "@@analytics_toolbox_location@@";

/// The table in which installed extensions are registered.
pub(crate) const REGISTRY: &str = "@@workflows_temp@@.WORKFLOWS_EXTENSIONS";

/// The words that SQL keeps for itself wherever it is spoken.
const STANDARD: Words = Words(
    "ALL ALTER AND AS BETWEEN BY CREATE DELETE DISTINCT DROP ELSE EXISTS FOR FROM GRANT GROUP HAVING IN INSERT \
    INTERSECT INTO IS LIKE NOT NULL OF ON OR ORDER SELECT SET TABLE THEN TO TRIGGER UNION UNIQUE UPDATE VALUES WHERE \
    WITH",
);

/// What differs between warehouses.
pub(crate) trait Dialect: Sync {
    fn lexical(&self) -> &'static Lexical;

    /// The type of a parameter that holds such a value (package format, section 4).
    fn sql_type(&self, kind: SqlKind) -> &'static str;

    fn dry_run_type(&self) -> &'static str {
        self.sql_type(SqlKind::Boolean)
    }

    fn env_vars_type(&self) -> &'static str {
        self.sql_type(SqlKind::Text)
    }

    /// What the names of generated procedures start with.
    fn procedure_prefix(&self) -> &'static str {
        "__proc"
    }

    /// A text as a string literal on one line where the dialect has escapes for line breaks.
    fn literal(&self, text: &str) -> String;

    /// A string literal whose value Workflows does not change: the marks that it replaces are hidden from it.
    fn verbatim(&self, text: &str) -> String;

    fn boolean(&self, value: bool) -> &'static str {
        if value { "TRUE" } else { "FALSE" }
    }

    /// Words that are no names unless they are quoted.
    fn reserved(&self) -> Words {
        STANDARD
    }

    /// A name as it may stand in a statement: bare where it can be, quoted where it must.
    fn identifier(&self, name: &str) -> String;

    /// A routine of the working location, as CREATE, CALL and DROP name it.
    fn routine(&self, name: &str) -> String {
        format!("{WORKFLOWS_TEMP}.{}", self.identifier(name))
    }

    /// A routine of the working location by the name that the warehouse has for it.
    fn existing_routine(&self, name: &str) -> String {
        self.routine(name)
    }

    /// Whether an extension can be registered by statements of its own. Otherwise only the whole script does it.
    fn registers_by_statements(&self) -> bool {
        true
    }

    /// What is known of the statements; none where only quotes and brackets are judged.
    fn grammar(&self) -> Option<&'static Grammar> {
        None
    }

    fn create_procedure(&self, procedure: &Procedure) -> String;

    fn create_function(&self, source: &FunctionSource) -> Result<String, FunctionError>;

    /// What stands between the entries of the registered list of routines.
    fn routine_separator(&self) -> &'static str {
        ","
    }

    /// Whether the list names a component's procedure together with its inputs' types.
    fn lists_input_types(&self) -> bool {
        false
    }

    fn install_script(&self, installation: &Installation) -> String;
}

/// An SQL text cut into the words of a warehouse's dialect; they lie end to end and cover it.
pub fn tokens(sql: &str, provider: Provider) -> Vec<Token> {
    of(provider).lexical().tokens(sql)
}

pub(crate) fn of(provider: Provider) -> &'static dyn Dialect {
    match provider {
        Provider::Bigquery => &bigquery::BigQuery,
        Provider::Snowflake => &snowflake::Snowflake,
        Provider::Oracle => &oracle::Oracle,
    }
}

/// Spells the first `@@` of each mark in a literal otherwise.
fn shielded(literal: String, at_signs: &str) -> String {
    [WORKFLOWS_TEMP, TOOLBOX_LOCATION]
        .into_iter()
        .fold(literal, |literal, mark| literal.replace(mark, &format!("{at_signs}{}", &mark[2..])))
}
