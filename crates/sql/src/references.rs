use std::ops::Range;

use extension_model::Provider;

use crate::dialect;
use crate::lexer::{Kind, Lexical, Token};

/// A place in a script where a name stands that could be a parameter's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'a> {
    pub name: &'a str,
    /// The bytes of the name itself, without `:` or quotes.
    pub span: Range<usize>,
    pub kind: ReferenceKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// A word of the script. Words behind a dot are not listed: they belong to what stands before it.
    Bare,
    /// `:name`.
    Bound,
    /// A word inside a string literal: dynamic SQL.
    Quoted,
}

/// Every name in a script in its order, keywords included. Comments hold none.
pub fn references(sql: &str, provider: Provider) -> Vec<Reference<'_>> {
    let lexical = dialect::of(provider).lexical();
    let tokens = lexical.tokens(sql);
    let mut references = Vec::with_capacity(tokens.len() / 2);
    let mut before: Option<&Token> = None;
    for token in tokens.iter().filter(|token| token.is_significant()) {
        let belongs = before.is_some_and(|before| belongs_to(before, token, sql));
        match token.kind {
            Kind::Word if !belongs => references.push(reference(sql, token.span(), ReferenceKind::Bare)),
            Kind::Name(quoted) if !belongs && quoted.close > 0 && lexical.is_plain(&sql[token.content()]) => {
                references.push(reference(sql, token.content(), ReferenceKind::Bare));
            }
            Kind::Bound => references.push(reference(sql, token.start + 1..token.end, ReferenceKind::Bound)),
            Kind::Text(quoted) => words_inside(sql, token.content(), quoted.escapes, lexical, &mut references),
            _ => {}
        }
        before = Some(token);
    }
    references
}

fn reference(sql: &str, span: Range<usize>, kind: ReferenceKind) -> Reference<'_> {
    Reference { name: &sql[span.clone()], span, kind }
}

/// Whether a word is a part of the value right before it: `table.column`, `document:field`, `value::TYPE`.
fn belongs_to(before: &Token, token: &Token, sql: &str) -> bool {
    before.is_symbol(sql, '.') || (before.is_symbol(sql, ':') && before.end == token.start)
}

fn words_inside<'a>(
    sql: &'a str,
    content: Range<usize>,
    escapes: bool,
    lexical: &Lexical,
    references: &mut Vec<Reference<'a>>,
) {
    let mut at = content.start;
    while at < content.end {
        let rest = &sql[at..content.end];
        let Some(character) = rest.chars().next() else { break };
        if escapes && character == '\\' {
            at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
        } else if lexical.is_word_part(character) {
            let length = rest.find(|character| !lexical.is_word_part(character)).unwrap_or(rest.len());
            if Lexical::is_word_start(character) {
                references.push(reference(sql, at..at + length, ReferenceKind::Quoted));
            }
            at += length;
        } else {
            at += character.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(sql: &str, provider: Provider) -> Vec<String> {
        let shape = |reference: &Reference<'_>| match reference.kind {
            ReferenceKind::Bare => reference.name.to_owned(),
            ReferenceKind::Bound => format!(":{}", reference.name),
            ReferenceKind::Quoted => format!("'{}'", reference.name),
        };
        references(sql, provider).iter().map(shape).collect()
    }

    #[test]
    fn bigquery_names() {
        let sql = r"SET query = FORMAT('x \n%s', a_1) || r'\n' || t.column; -- hidden";
        assert_eq!(shapes(sql, Provider::Bigquery), ["SET", "query", "FORMAT", "'x'", "'s'", "a_1", "'n'", "t"]);
        let sql = "SELECT `name`, `a.b` # hidden\nFROM \"\"\"from\"\"\", @@workflows_temp@@.T, @p";
        assert_eq!(shapes(sql, Provider::Bigquery), ["SELECT", "name", "FROM", "'from'"]);
    }

    #[test]
    fn snowflake_names() {
        let sql = "SELECT :a, b:c::INT, d['e'] || 'it''s :f' || $$g$$, \"h\" // hidden";
        let names = ["SELECT", ":a", "b", "d", "'e'", "'it'", "'s'", "'f'", "'g'", "h"];
        assert_eq!(shapes(sql, Provider::Snowflake), names);
    }
}
