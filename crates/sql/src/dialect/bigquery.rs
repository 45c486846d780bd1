mod function;
mod install;

use extension_model::input_types::SqlKind;
use sqlparser::dialect::{BigQueryDialect, GenericDialect};

use super::{Dialect, WORKFLOWS_TEMP, shielded};
use crate::function::{FunctionError, FunctionSource};
use crate::install::Installation;
use crate::lexer::{Lexical, Quote};
use crate::procedure::Procedure;
use crate::syntax::{Grammar, Scripting};
use crate::words::Words;

pub(super) struct BigQuery;

static LEXICAL: Lexical = Lexical {
    line_comments: &["--", "#"],
    quotes: &[
        Quote { mark: "'''", is_name: false, backslash: true, doubled: false, one_line: false },
        Quote { mark: "\"\"\"", is_name: false, backslash: true, doubled: false, one_line: false },
        Quote { mark: "'", is_name: false, backslash: true, doubled: false, one_line: true },
        Quote { mark: "\"", is_name: false, backslash: true, doubled: false, one_line: true },
        Quote { mark: "`", is_name: true, backslash: true, doubled: false, one_line: true },
    ],
    prefixes: &["rb", "br", "r", "b"],
    chosen_delimiters: false,
    word_characters: "",
};

static GRAMMAR: Grammar = Grammar {
    scripting: Scripting {
        declare_opens_block: false,
        declares_first: true,
        has_labels: true,
        procedures_hold_blocks: true,
    },
    starts: Words(
        "ALTER ANALYZE ASSERT BEGIN BREAK CALL CASE CLONE COMMIT CONTINUE COPY CREATE DECLARE DEFINE DELETE \
        DESC DESCRIBE DROP END EXECUTE EXPLAIN EXPORT FOR FROM GRANT GRAPH IF IMPORT INSERT ITERATE LEAVE \
        LOAD LOOP MERGE MODULE RAISE REFRESH RENAME REPEAT RETURN REVOKE ROLLBACK RUN SELECT SET SHOW START \
        TABLE TRUNCATE UNDROP UPDATE VALUES WHILE WITH",
    ),
    foreign: Words(
        "ANALYZE ANTI ASOF CLUSTER CONNECT DISTRIBUTE DIV EXPLAIN GLOB GLOBAL ILIKE MATCH MATCH_CONDITION \
        MEMBER MINUS OPEN OPERATOR OUTPUT OVERLAPS PREWHERE REGEXP RETURNING RLIKE SAMPLE SEMI SETTINGS \
        SIMILAR SORT START TOP VIEW XOR",
    ),
    unjudged: Words("CORRESPONDING GRAPH_TABLE MATCH_RECOGNIZE"),
    parsers: &[&BigQueryDialect {}, &GenericDialect {}],
};

/// Words that BigQuery takes for a name only when they are quoted.
const RESERVED: Words = Words(
    "ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE \
    CROSS CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH \
    FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN \
    LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING \
    PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE \
    UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN",
);

/// The variable that holds the environment variables once they are parsed.
const PARSED: &str = "__parsed";

impl Dialect for BigQuery {
    fn lexical(&self) -> &'static Lexical {
        &LEXICAL
    }

    fn grammar(&self) -> Option<&'static Grammar> {
        Some(&GRAMMAR)
    }

    fn sql_type(&self, kind: SqlKind) -> &'static str {
        match kind {
            SqlKind::Text => "STRING",
            SqlKind::Number => "FLOAT64",
            SqlKind::Boolean => "BOOL",
        }
    }

    fn dry_run_type(&self) -> &'static str {
        "BOOLEAN"
    }

    fn literal(&self, text: &str) -> String {
        let mut literal = String::with_capacity(text.len() + 2);
        literal.push('\'');
        for character in text.chars() {
            match character {
                '\\' => literal.push_str("\\\\"),
                '\'' => literal.push_str("\\'"),
                '\n' => literal.push_str("\\n"),
                '\r' => literal.push_str("\\r"),
                '\t' => literal.push_str("\\t"),
                control if control.is_ascii_control() => literal.push_str(&format!("\\x{:02x}", control as u32)),
                other => literal.push(other),
            }
        }
        literal.push('\'');
        literal
    }

    fn verbatim(&self, text: &str) -> String {
        shielded(self.literal(text), "\\x40@")
    }

    fn reserved(&self) -> Words {
        RESERVED
    }

    fn identifier(&self, name: &str) -> String {
        if LEXICAL.is_plain(name) && !self.reserved().has(name) {
            return name.to_owned();
        }
        quoted(name)
    }

    fn routine(&self, name: &str) -> String {
        format!("{WORKFLOWS_TEMP}.{}", quoted(name))
    }

    fn create_procedure(&self, procedure: &Procedure) -> String {
        let name = self.routine(procedure.name);
        let parameters = procedure.parameter_lines(self, "");
        let (dryrun, fullrun) = (&procedure.dryrun.text, &procedure.fullrun.text);
        let env_vars = self.declared(procedure.env_vars);
        format!(
            "CREATE OR REPLACE PROCEDURE {name}(\n{parameters}\n)\n\
             BEGIN\n{env_vars}  \
               IF (dry_run) THEN\n    BEGIN\n{dryrun}    END;\n  \
               ELSE\n    BEGIN\n{fullrun}    END;\n  \
               END IF;\n\
             END;\n"
        )
    }

    fn create_function(&self, source: &FunctionSource) -> Result<String, FunctionError> {
        function::create(source, self)
    }

    fn install_script(&self, installation: &Installation) -> String {
        install::script(installation, self)
    }
}

impl BigQuery {
    /// Declarations that keep each value's JSON quotes: components strip them (package format, section 4).
    fn declared(&self, env_vars: &[String]) -> String {
        if env_vars.is_empty() {
            return String::new();
        }
        let declaration = |name: &String| {
            let name = self.identifier(name);
            format!("  DECLARE {name} STRING DEFAULT TO_JSON_STRING({PARSED}.{name});\n")
        };
        let declarations: String = env_vars.iter().map(declaration).collect();
        format!("  DECLARE {PARSED} JSON DEFAULT PARSE_JSON(env_vars);\n{declarations}\n")
    }
}

fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`").replace('\n', "\\n"))
}
