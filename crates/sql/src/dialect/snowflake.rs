use extension_model::input_types::SqlKind;

use super::{Dialect, REGISTRY, WORKFLOWS_TEMP};
use crate::function::{FunctionError, FunctionSource, snowflake};
use crate::install::Installation;
use crate::lexer::{Lexical, Quote};
use crate::procedure::Procedure;

pub(super) struct Snowflake;

static LEXICAL: Lexical = Lexical {
    line_comments: &["--", "//"],
    quotes: &[
        Quote { mark: "$$", is_name: false, backslash: false, doubled: false, one_line: false },
        Quote { mark: "'", is_name: false, backslash: true, doubled: true, one_line: false },
        Quote { mark: "\"", is_name: true, backslash: false, doubled: true, one_line: false },
    ],
    prefixes: &[],
    chosen_delimiters: false,
    word_characters: "$",
};

impl Dialect for Snowflake {
    fn lexical(&self) -> &'static Lexical {
        &LEXICAL
    }

    fn sql_type(&self, kind: SqlKind) -> &'static str {
        match kind {
            SqlKind::Text => "STRING",
            SqlKind::Number => "FLOAT",
            SqlKind::Boolean => "BOOLEAN",
        }
    }

    fn env_vars_type(&self) -> &'static str {
        "VARCHAR"
    }

    fn literal(&self, text: &str) -> String {
        let mut literal = String::with_capacity(text.len() + 2);
        literal.push('\'');
        for character in text.chars() {
            match character {
                '\\' => literal.push_str("\\\\"),
                '\'' => literal.push_str("''"),
                '\n' => literal.push_str("\\n"),
                '\r' => literal.push_str("\\r"),
                '\t' => literal.push_str("\\t"),
                '\0' => literal.push_str("\\0"),
                other => literal.push(other),
            }
        }
        literal.push('\'');
        literal
    }

    fn identifier(&self, name: &str) -> String {
        if LEXICAL.is_plain(name) { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
    }

    fn create_procedure(&self, procedure: &Procedure) -> String {
        let name = self.routine(procedure.name);
        let parameters = procedure.parameter_lines(self, "");
        let env_vars = self.declared(procedure.env_vars);
        let dryrun = &procedure.dryrun.text;
        let fullrun = procedure.fullrun.or_nothing();
        // A table that the dry run names without a database is looked for in the current one.
        let body = body_literal(&format!(
            "\n{env_vars}BEGIN\n  \
               IF (dry_run) THEN\n    BEGIN\n      \
                   EXECUTE IMMEDIATE 'USE DATABASE ' || SPLIT_PART('{WORKFLOWS_TEMP}', '.', 1);\n\
                   {dryrun}    END;\n  \
               ELSE\n    BEGIN\n{fullrun}    END;\n  \
               END IF;\n\
             END;\n"
        ));
        format!(
            "CREATE OR REPLACE PROCEDURE {name}(\n{parameters}\n)\n\
             RETURNS VARCHAR\nLANGUAGE SQL\nEXECUTE AS CALLER\nAS {body};\n"
        )
    }

    fn create_function(&self, source: &FunctionSource) -> Result<String, FunctionError> {
        snowflake::create(source, self)
    }

    fn routine_separator(&self) -> &'static str {
        ";"
    }

    fn lists_input_types(&self) -> bool {
        true
    }

    fn install_script(&self, installation: &Installation) -> String {
        let extension = self.literal(installation.extension);
        let metadata = self.literal(installation.metadata);
        let routines = self.literal(&installation.routine_list(self.routine_separator()));
        let statements = installation.statement_lines();
        let removals = [
            removal("PROCEDURES", "PROCEDURE", "IFF(STARTSWITH(entry, '__STPROC_'), SUBSTR(entry, 10), entry)"),
            removal("USER FUNCTIONS", "FUNCTION", "IFF(STARTSWITH(entry, '__FUNC_'), SUBSTR(entry, 8), NULL)"),
        ]
        .map(|removal| removal.replace("{extension}", &extension))
        .concat();
        format!(
            "DECLARE
  removal VARCHAR;
BEGIN
-- Where installed extensions are registered
CREATE TABLE IF NOT EXISTS {REGISTRY} (
  name STRING,
  metadata STRING,
  procedures STRING
);

-- Remove what an earlier version left: the registered list does not hold the SQL types that a DROP must name, so the
-- routines are looked up. One that cannot be dropped stays.
{removals}DELETE FROM {REGISTRY}
WHERE name = {extension};

-- Create this version
{statements}-- Register it
INSERT INTO {REGISTRY} (name, metadata, procedures)
VALUES (
  {extension},
  {metadata},
  {routines}
);
END;
"
        )
    }
}

impl Snowflake {
    fn declared(&self, env_vars: &[String]) -> String {
        if env_vars.is_empty() {
            return String::new();
        }
        let declaration = |name: &String| {
            let (variable, key) = (self.identifier(name), self.literal(name));
            format!("  {variable} VARCHAR DEFAULT JSON_EXTRACT_PATH_TEXT(env_vars, {key});\n")
        };
        format!("DECLARE\n{}", env_vars.iter().map(declaration).collect::<String>())
    }
}

/// A body as a string literal that keeps its lines. `$$` would end at a `$$` of the author's own.
pub(crate) fn body_literal(body: &str) -> String {
    format!("'{}'", body.replace('\\', "\\\\").replace('\'', "''"))
}

/// The part of the script that drops the extension's routines of one kind, each by its exact signature.
fn removal(shown: &str, kind: &str, name: &str) -> String {
    format!(
        "SHOW {shown} IN SCHEMA {WORKFLOWS_TEMP};
LET {kind}_signatures RESULTSET := (
  WITH
    registered AS (
      SELECT UPPER(TRIM(SPLIT_PART(routine.value, '(', 1))) AS entry
      FROM {REGISTRY} AS extension, LATERAL SPLIT_TO_TABLE(extension.procedures, ';') AS routine
      WHERE extension.name = {{extension}}
    )
  SELECT DISTINCT
    '\"' || REPLACE(existing.\"name\", '\"', '\"\"') || '\"'
      || REPLACE(
        SUBSTR(SPLIT_PART(existing.\"arguments\", ' RETURN ', 1), POSITION('(', existing.\"arguments\")),
        'DEFAULT '
      ) AS signature
  FROM TABLE(RESULT_SCAN(LAST_QUERY_ID())) AS existing
  JOIN registered ON UPPER(existing.\"name\") = {name}
);
FOR existing IN {kind}_signatures DO
  BEGIN
    removal := 'DROP {kind} IF EXISTS {WORKFLOWS_TEMP}.' || existing.signature;
    EXECUTE IMMEDIATE :removal;
  EXCEPTION
    WHEN OTHER THEN
      NULL;
  END;
END FOR;

"
    )
}
