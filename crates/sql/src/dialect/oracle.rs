mod install;

use extension_model::input_types::SqlKind;

use super::{Dialect, shielded};
use crate::function::{FunctionError, FunctionSource};
use crate::install::Installation;
use crate::lexer::{Lexical, Quote};
use crate::procedure::Procedure;

pub(super) struct Oracle;

static LEXICAL: Lexical = Lexical {
    line_comments: &["--"],
    quotes: &[
        Quote { mark: "'", is_name: false, backslash: false, doubled: true, one_line: false },
        Quote { mark: "\"", is_name: true, backslash: false, doubled: false, one_line: false },
    ],
    prefixes: &["nq", "q", "n"],
    chosen_delimiters: true,
    word_characters: "$#",
};

impl Dialect for Oracle {
    fn lexical(&self) -> &'static Lexical {
        &LEXICAL
    }

    fn sql_type(&self, kind: SqlKind) -> &'static str {
        match kind {
            SqlKind::Text => "VARCHAR2",
            SqlKind::Number | SqlKind::Boolean => "NUMBER",
        }
    }

    fn procedure_prefix(&self) -> &'static str {
        "PROC"
    }

    fn literal(&self, text: &str) -> String {
        format!("'{}'", text.replace('\'', "''").replace('\0', "' || CHR(0) || '"))
    }

    fn verbatim(&self, text: &str) -> String {
        shielded(self.literal(text), "@' || '@")
    }

    /// Until version 23, Oracle's SQL has no booleans.
    fn boolean(&self, value: bool) -> &'static str {
        if value { "1" } else { "0" }
    }

    /// A quoted identifier can hold no quote.
    fn identifier(&self, name: &str) -> String {
        let is_bare = LEXICAL.is_plain(name) && name.starts_with(|first: char| first.is_ascii_alphabetic());
        if is_bare { name.to_owned() } else { format!("\"{}\"", name.replace('"', "")) }
    }

    fn registers_by_statements(&self) -> bool {
        false
    }

    fn create_procedure(&self, procedure: &Procedure) -> String {
        let name = self.routine(procedure.name);
        let parameters = procedure.parameter_lines(self, " IN");
        let env_vars = self.declared(procedure.env_vars);
        let (dryrun, fullrun) = (procedure.dryrun.or_nothing(), procedure.fullrun.or_nothing());
        format!(
            "CREATE OR REPLACE PROCEDURE {name}(\n{parameters}\n)\n\
             AUTHID CURRENT_USER\nIS\n{env_vars}\
             BEGIN\n  \
               IF dry_run = 1 THEN\n    BEGIN\n{dryrun}    END;\n  \
               ELSE\n    BEGIN\n{fullrun}    END;\n  \
               END IF;\n\
             END;\n"
        )
    }

    fn create_function(&self, source: &FunctionSource) -> Result<String, FunctionError> {
        Err(FunctionError::NoFunctions { function: source.function.name.clone() })
    }

    fn install_script(&self, installation: &Installation) -> String {
        install::script(installation, self)
    }
}

impl Oracle {
    fn declared(&self, env_vars: &[String]) -> String {
        let declaration = |name: &String| {
            let path = self.literal(&format!("$.\"{name}\""));
            format!("  {} VARCHAR2(4000) := JSON_VALUE(env_vars, {path});\n", self.identifier(name))
        };
        env_vars.iter().map(declaration).collect()
    }
}
