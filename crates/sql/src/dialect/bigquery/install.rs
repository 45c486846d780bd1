use super::BigQuery;
use crate::dialect::{Dialect, REGISTRY, WORKFLOWS_TEMP};
use crate::install::Installation;
use crate::registry;

/// A script without variables, so that none can be taken for a column.
pub(super) fn script(installation: &Installation, dialect: &BigQuery) -> String {
    let extension = dialect.literal(installation.extension);
    let create_table = registry::create_table();
    let forget = registry::forgotten(installation.extension, dialect);
    let register = registry::register(installation, dialect);
    let statements = installation.statements_apart();
    format!(
        "-- Where installed extensions are registered
{create_table}

-- Remove what an earlier version left
FOR installed IN (
  SELECT TRIM(routine) AS routine
  FROM {REGISTRY} AS extension
  CROSS JOIN UNNEST(SPLIT(extension.procedures, ',')) AS routine
  WHERE extension.name = {extension} AND TRIM(routine) != ''
)
DO
  IF STARTS_WITH(installed.routine, '__func_') THEN
    EXECUTE IMMEDIATE 'DROP FUNCTION IF EXISTS {WORKFLOWS_TEMP}.`' || SUBSTR(installed.routine, 8) || '`';
  ELSEIF STARTS_WITH(installed.routine, '__stproc_') THEN
    EXECUTE IMMEDIATE 'DROP PROCEDURE IF EXISTS {WORKFLOWS_TEMP}.`' || SUBSTR(installed.routine, 10) || '`';
  ELSE
    EXECUTE IMMEDIATE 'DROP PROCEDURE IF EXISTS {WORKFLOWS_TEMP}.`' || installed.routine || '`';
  END IF;
END FOR;

{forget}

-- Create this version
{statements}
-- Register it
{register}
"
    )
}
