use std::ops::Range;

use extension_model::Provider;

use crate::dialect;
use crate::lexer::Token;

/// The bytes of each statement of a script, from its first word up to its `;`. A block is cut at every `;` in it, so
/// that `IF … THEN` stands before the first statement inside.
pub fn split_statements(sql: &str, provider: Provider) -> Vec<Range<usize>> {
    let tokens = dialect::of(provider).lexical().tokens(sql);
    let significant: Vec<&Token> = tokens.iter().filter(|token| token.is_significant()).collect();
    significant
        .split(|token| token.is_symbol(sql, ';'))
        .filter_map(|statement| Some(statement.first()?.start..statement.last()?.end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_semicolon_outside_of_literals_and_comments_ends_a_statement() {
        let sql = "-- a; b\nSELECT ';' ; ;\nIF x THEN SELECT 2; /* ; */ END IF";
        let statements: Vec<_> =
            split_statements(sql, Provider::Snowflake).into_iter().map(|statement| &sql[statement]).collect();
        assert_eq!(statements, ["SELECT ';'", "IF x THEN SELECT 2", "END IF"]);
        assert_eq!(split_statements(" -- nothing", Provider::Bigquery), []);
    }
}
