//! Authors' SQL files made ready to stand inside a generated statement.

use extension_model::text::BYTE_ORDER_MARK;

use crate::lexer::{Kind, Lexical, Token};

/// Statements of an author's file, ready to stand between `BEGIN` and `END`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Statements {
    /// Ends in a line break unless it is empty.
    pub text: String,
    /// Whether nothing in it would run.
    pub is_empty: bool,
}

impl Statements {
    /// The statements, or one that does nothing where a block may not be empty.
    pub fn or_nothing(&self) -> String {
        if self.is_empty { format!("{}      NULL;\n", self.text) } else { self.text.clone() }
    }
}

/// Takes the byte order mark and blank lines off both ends, ends the last statement with `;` and indents what is not
/// inside a literal. Whatever else the author wrote stays byte for byte.
pub(crate) fn statements(sql: &str, lexical: &Lexical, indentation: usize) -> Statements {
    let mut sql = without_mark(sql).to_owned();
    let mut tokens = lexical.tokens(&sql);
    let last = tokens.iter().rposition(Token::is_significant);
    if let Some(last) = last.filter(|&last| !tokens[last].is_symbol(&sql, ';')) {
        let end = tokens[last].end;
        sql.insert(end, ';');
        tokens.iter_mut().skip(last + 1).for_each(|token| (token.start, token.end) = (token.start + 1, token.end + 1));
    }
    Statements { text: indent(&sql, &tokens, indentation), is_empty: last.is_none() }
}

/// The file without its byte order mark.
pub(crate) fn without_mark(sql: &str) -> &str {
    sql.trim_start_matches(BYTE_ORDER_MARK)
}

/// An expression, indented and ended with a line break, without the `;` that some authors close it with; none when
/// there is none.
pub(crate) fn expression(sql: &str, lexical: &Lexical, indentation: usize) -> Option<String> {
    let sql = without_mark(sql);
    let tokens = lexical.tokens(sql);
    let is_end = |token: &&Token| token.is_symbol(sql, ';');
    let mut significant = tokens.iter().filter(|token| token.is_significant()).rev().skip_while(is_end);
    let last = significant.next()?;
    // What follows the last token is kept for its comments, unless an end mark stands between.
    let has_end = tokens.iter().any(|token| token.start >= last.end && token.is_symbol(sql, ';'));
    let sql = if has_end { &sql[..last.end] } else { sql };
    Some(indent(sql, &tokens, indentation))
}

/// Indents every line that does not start inside a literal, so that no value changes.
fn indent(sql: &str, tokens: &[Token], indentation: usize) -> String {
    let body = sql.trim_end();
    let blank = body.len() - body.trim_start().len();
    let first_line = body[..blank].rfind('\n').map_or(0, |at| at + 1);
    let spaces = " ".repeat(indentation);
    let mut literals = tokens.iter().filter(|token| matches!(token.kind, Kind::Text(_) | Kind::Name(_))).peekable();
    let mut text = String::with_capacity(body.len() + body.len() / 8);
    let mut at = first_line;
    for line in body[first_line..].split_inclusive('\n') {
        while literals.next_if(|literal| literal.end <= at).is_some() {}
        let is_inside = literals.peek().is_some_and(|literal| literal.start < at);
        if !is_inside && !line.trim().is_empty() {
            text.push_str(&spaces);
        }
        text.push_str(line);
        at += line.len();
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use extension_model::Provider;
    use proptest::prelude::*;

    use super::*;
    use crate::dialect;

    fn ready(sql: &str) -> String {
        statements(sql, dialect::of(Provider::Bigquery).lexical(), 2).text
    }

    #[test]
    fn the_last_statement_is_ended_where_it_ends() {
        assert_eq!(ready("SELECT 1"), "  SELECT 1;\n");
        assert_eq!(ready("\u{feff}\n\nSELECT 1; -- done;"), "  SELECT 1; -- done;\n");
        assert_eq!(ready("SELECT ';' -- done;"), "  SELECT ';'; -- done;\n");
        assert_eq!(ready("SELECT 1 /* ; */\n\n"), "  SELECT 1; /* ; */\n");
    }

    #[test]
    fn a_file_without_statements_is_empty() {
        let lexical = dialect::of(Provider::Snowflake).lexical();
        assert_eq!(statements(" \n", lexical, 2), Statements { text: String::new(), is_empty: true });
        assert!(statements("-- nothing", lexical, 2).is_empty);
    }

    #[test]
    fn lines_inside_literals_stay_where_they_are() {
        assert_eq!(ready("SELECT '''a\n b''',\n\n  2"), "  SELECT '''a\n b''',\n\n    2;\n");
    }

    #[test]
    fn an_expression_loses_its_end_mark() {
        let lexical = dialect::of(Provider::Bigquery).lexical();
        let ready = |sql| expression(sql, lexical, 2).unwrap_or_default();
        assert_eq!(ready("\n a + ';' ; -- why\n"), "   a + ';'\n");
        assert_eq!(ready("a -- why"), "  a -- why\n");
        assert_eq!(ready(" ; -- nothing"), "");
    }

    proptest! {
        #[test]
        fn literals_survive(parts in prop::collection::vec("[a-z\n' ]{0,12}", 0..4)) {
            let literals: Vec<_> = parts.iter().map(|part| dialect::of(Provider::Snowflake).literal(part)).collect();
            let sql = format!("SELECT\n{}", literals.join(",\n"));
            let lexical = dialect::of(Provider::Snowflake).lexical();
            let texts = |sql: &str| -> Vec<String> {
                let tokens = lexical.tokens(sql);
                let literals = tokens.iter().filter(|token| token.quoted().is_some());
                literals.map(|token| token.text(sql).to_owned()).collect()
            };
            prop_assert_eq!(texts(&sql), texts(&statements(&sql, lexical, 4).text));
        }
    }
}
