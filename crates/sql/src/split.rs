use std::ops::Range;

use extension_model::Provider;

use crate::dialect;
use crate::lexer::Token;

/// Where the statements of a script stand, without their `;`. What controls them (`IF … THEN`, `BEGIN`) stands in the
/// same span as the statement that follows it. Comments and lone `;` are no statements.
pub fn split_statements(sql: &str, provider: Provider) -> Vec<Range<usize>> {
    let tokens = dialect::of(provider).lexical().tokens(sql);
    let tokens: Vec<_> = tokens.into_iter().filter(Token::is_significant).collect();
    let statements = tokens.split(|token| token.is_symbol(sql, ';'));
    statements.filter_map(|statement| Some(statement.first()?.start..statement.last()?.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_semicolon_of_the_script_itself_splits() {
        let sql = "SELECT ';' -- a; b\n;;\n-- c\n; IF a THEN SELECT 1; END IF";
        let statements = split_statements(sql, Provider::Bigquery);
        let texts: Vec<_> = statements.into_iter().map(|span| &sql[span]).collect();
        assert_eq!(texts, ["SELECT ';'", "IF a THEN SELECT 1", "END IF"]);
        assert_eq!(split_statements("-- later\n;\n", Provider::Snowflake), []);
    }
}
