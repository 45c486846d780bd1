mod function;
mod install;

use extension_model::input_types::SqlKind;
use sqlparser::dialect::{GenericDialect, SnowflakeDialect};

use super::{Dialect, WORKFLOWS_TEMP, shielded};
use crate::function::{FunctionError, FunctionSource};
use crate::install::Installation;
use crate::lexer::{Lexical, Quote};
use crate::procedure::Procedure;
use crate::syntax::{Grammar, Scripting};
use crate::words::Words;

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

static GRAMMAR: Grammar = Grammar {
    scripting: Scripting {
        declare_opens_block: true,
        declares_first: false,
        has_labels: false,
        procedures_hold_blocks: false,
    },
    starts: Words(
        "ALTER ASYNC AWAIT BEGIN BREAK CALL CANCEL CASE CLOSE COMMENT COMMIT CONTINUE COPY CREATE DECLARE \
        DELETE DESC DESCRIBE DROP END EXECUTE EXIT EXPLAIN FETCH FOR FROM GET GRANT IF INSERT ITERATE LEAVE \
        LET LIST LOOP LS MERGE NULL OPEN PUT RAISE REMOVE REPEAT RETURN REVOKE RM ROLLBACK SELECT SET SHOW \
        START TABLE TRUNCATE UNDROP UNSET UPDATE USE VALUES WHILE WITH",
    ),
    foreign: Words(
        "ANALYZE ANTI DIV GLOB GLOBAL MEMBER OPEN OPERATOR OUTPUT OVERLAPS PREWHERE RETURNING SEMI SETTINGS \
        SIMILAR SORT VIEW XOR",
    ),
    unjudged: Words("MATCH_RECOGNIZE SEMANTIC_VIEW"),
    parsers: &[&SnowflakeDialect, &GenericDialect {}],
};

impl Dialect for Snowflake {
    fn lexical(&self) -> &'static Lexical {
        &LEXICAL
    }

    fn grammar(&self) -> Option<&'static Grammar> {
        Some(&GRAMMAR)
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

    fn verbatim(&self, text: &str) -> String {
        shielded(self.literal(text), "\\x40@")
    }

    fn identifier(&self, name: &str) -> String {
        if LEXICAL.is_plain(name) { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
    }

    /// SHOW's names are spelled as SQL wants them before they come here.
    fn existing_routine(&self, name: &str) -> String {
        format!("{WORKFLOWS_TEMP}.{name}")
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
        function::create(source, self)
    }

    fn routine_separator(&self) -> &'static str {
        ";"
    }

    fn lists_input_types(&self) -> bool {
        true
    }

    fn install_script(&self, installation: &Installation) -> String {
        install::script(installation, self)
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
