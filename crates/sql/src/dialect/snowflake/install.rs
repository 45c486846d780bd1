use super::Snowflake;
use crate::dialect::{Dialect, REGISTRY, WORKFLOWS_TEMP};
use crate::install::Installation;
use crate::registry;

/// One anonymous block: Workflows sends the script as one statement.
pub(super) fn script(installation: &Installation, dialect: &Snowflake) -> String {
    let extension = dialect.literal(installation.extension);
    let create_table = registry::create_table();
    let forget = registry::forgotten(installation.extension, dialect);
    let register = registry::register(installation, dialect);
    let statements = installation.statements_apart();
    let procedures = Removal {
        shown: "PROCEDURES",
        kind: "PROCEDURE",
        found: "procedures_left",
        name: "IFF(STARTSWITH(registered.routine, '__STPROC_'), SUBSTR(registered.routine, 10), registered.routine)",
    };
    let functions = Removal {
        shown: "USER FUNCTIONS",
        kind: "FUNCTION",
        found: "functions_left",
        name: "IFF(STARTSWITH(registered.routine, '__FUNC_'), SUBSTR(registered.routine, 8), NULL)",
    };
    let removals = [procedures, functions].map(|removal| removal.statements(&extension)).concat();
    format!(
        "DECLARE
  removal VARCHAR;
BEGIN

-- Where installed extensions are registered
{create_table}

-- Remove what an earlier version left. DROP must name the SQL types of the parameters, which the registered list does
-- not hold, so they are looked up. A routine that cannot be dropped stays.
{removals}{forget}

-- Create this version
{statements}
-- Register it
{register}

END;
"
    )
}

/// How the registered routines of one kind are found and dropped.
struct Removal {
    /// What SHOW calls them.
    shown: &'static str,
    kind: &'static str,
    /// The variable that holds those found.
    found: &'static str,
    /// The upper-case name of a registered routine; NULL where it is of another kind.
    name: &'static str,
}

impl Removal {
    fn statements(&self, extension: &str) -> String {
        let Self { shown, kind, found, name } = self;
        format!(
            "SHOW {shown} IN SCHEMA {WORKFLOWS_TEMP};

LET {found} RESULTSET := (
  WITH
    registered AS (
      SELECT UPPER(TRIM(SPLIT_PART(entry.value, '(', 1))) AS routine
      FROM
        {REGISTRY} AS extension,
        LATERAL SPLIT_TO_TABLE(extension.procedures, ';') AS entry
      WHERE extension.name = {extension}
    ),
    existing AS (
      SELECT \"name\" AS name, SPLIT_PART(\"arguments\", ' RETURN ', 1) AS signature
      FROM TABLE(RESULT_SCAN(LAST_QUERY_ID()))
    )
  SELECT DISTINCT
    '\"' || REPLACE(existing.name, '\"', '\"\"') || '\"'
      || REPLACE(SUBSTR(existing.signature, POSITION('(' IN existing.signature)), 'DEFAULT ', '') AS signature
  FROM existing
  JOIN registered ON UPPER(existing.name) = {name}
);

LET each_of_{found} CURSOR FOR {found};

FOR leftover IN each_of_{found} DO
  BEGIN
    removal := 'DROP {kind} IF EXISTS {WORKFLOWS_TEMP}.' || leftover.signature;
    EXECUTE IMMEDIATE :removal;
  EXCEPTION
    WHEN OTHER THEN
      NULL;
  END;
END FOR;

"
        )
    }
}
