use super::Oracle;
use crate::dialect::{Dialect, REGISTRY, WORKFLOWS_TEMP};
use crate::install::Installation;

/// The longest text literal in bytes, a little below what PL/SQL takes.
const LONGEST_LITERAL: usize = 32_000;

/// One anonymous block. Every statement in it is dynamic: PL/SQL holds no CREATE of its own, and it would not compile
/// before the table is there.
pub(super) fn script(installation: &Installation, dialect: &Oracle) -> String {
    let extension = dialect.literal(installation.extension);
    let metadata = large_text(pieces(installation.metadata).into_iter().map(|piece| dialect.verbatim(piece)));
    let routines = literals(&installation.routine_list(dialect), dialect);
    let create = |statement: &String| {
        let statement = literals(statement.trim_end(), dialect);
        format!("  EXECUTE IMMEDIATE\n    {statement};\n\n")
    };
    let statements: String = installation.statements.iter().map(create).collect();
    format!(
        "DECLARE
  extension_name VARCHAR2(4000) := {extension};
  extension_metadata CLOB :=
    {metadata};
  extension_routines CLOB :=
    {routines};
  installed SYS_REFCURSOR;
  routines CLOB;
  routine VARCHAR2(4000);
BEGIN
  -- Where installed extensions are registered; ORA-00955 says that the table is there
  BEGIN
    EXECUTE IMMEDIATE 'CREATE TABLE {REGISTRY} (name VARCHAR2(4000), metadata CLOB, procedures CLOB)';
  EXCEPTION
    WHEN OTHERS THEN
      IF SQLCODE != -955 THEN
        RAISE;
      END IF;
  END;

  -- Remove what an earlier version left; a routine that cannot be dropped stays
  OPEN installed FOR 'SELECT procedures FROM {REGISTRY} WHERE name = :name' USING extension_name;
  LOOP
    FETCH installed INTO routines;
    EXIT WHEN installed%NOTFOUND;
    FOR place IN 1 .. NVL(REGEXP_COUNT(routines, '[^,]+'), 0) LOOP
      routine := TRIM(REGEXP_SUBSTR(routines, '[^,]+', 1, place));
      IF NOT REGEXP_LIKE(routine, '^[A-Za-z][A-Za-z0-9_$#]*$') THEN
        routine := '\"' || routine || '\"';
      END IF;
      BEGIN
        EXECUTE IMMEDIATE 'DROP PROCEDURE {WORKFLOWS_TEMP}.' || routine;
      EXCEPTION
        WHEN OTHERS THEN
          NULL;
      END;
    END LOOP;
  END LOOP;
  CLOSE installed;
  EXECUTE IMMEDIATE 'DELETE FROM {REGISTRY} WHERE name = :name' USING extension_name;

  -- Create this version
{statements}  -- Register it
  EXECUTE IMMEDIATE 'INSERT INTO {REGISTRY} (name, metadata, procedures) VALUES (:name, :metadata, :routines)'
    USING extension_name, extension_metadata, extension_routines;
  COMMIT;
END;
"
    )
}

fn literals(text: &str, dialect: &Oracle) -> String {
    large_text(pieces(text).into_iter().map(|piece| dialect.literal(piece)))
}

fn large_text(literals: impl Iterator<Item = String>) -> String {
    literals.map(|literal| format!("TO_CLOB({literal})")).collect::<Vec<_>>().join("\n    || ")
}

/// Cuts a text where a literal would become too long; at least one piece.
fn pieces(text: &str) -> Vec<&str> {
    // Every quote is doubled in a literal.
    let longest = LONGEST_LITERAL / 2;
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > longest {
        let mut end = longest;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        rest = behind;
    }
    pieces.push(rest);
    pieces
}
