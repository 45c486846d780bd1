use sqlparser::dialect::Dialect;

use super::SyntaxProblem;
use super::parse::{self, Wanted};
use super::script::{Role, Scripting};
use crate::lexer::{Kind, Token};
use crate::words::Words;

/// What is known of a dialect's statements.
pub(crate) struct Grammar {
    pub scripting: Scripting,
    /// What statements start with.
    pub starts: Words,
    /// Words that are keywords to the parsers and names to the warehouse.
    pub foreign: Words,
    /// Words of forms that no parser here knows well enough to judge.
    pub unjudged: Words,
    /// A statement is taken when one of these takes it.
    pub parsers: &'static [&'static (dyn Dialect + Sync)],
}

/// Statements that go to the parser whole.
const PARSED: &[&str] = &["SELECT", "WITH", "FROM", "INSERT", "UPDATE", "DELETE", "MERGE"];

/// What is wrong with a piece of a script.
pub(super) fn problem(sql: &str, tokens: &[Token], role: Role, grammar: &Grammar) -> Option<SyntaxProblem> {
    let reader = Reader { sql, grammar };
    match role {
        Role::Expression => reader.expression(tokens),
        Role::Declaration => reader.value(tokens),
        Role::Statement => reader.statement(tokens),
    }
}

struct Reader<'a> {
    sql: &'a str,
    grammar: &'a Grammar,
}

impl Reader<'_> {
    fn statement(&self, tokens: &[Token]) -> Option<SyntaxProblem> {
        let first = tokens.first()?;
        if first.is_symbol(self.sql, '(') {
            return self.parsed(tokens, Wanted::Statement);
        }
        if first.kind != Kind::Word {
            return None;
        }
        if self.is_assignment(tokens) {
            return self.value(tokens);
        }
        match first.text(self.sql).to_ascii_uppercase().as_str() {
            word if PARSED.contains(&word) => self.parsed(&self.without_into(tokens), Wanted::Statement),
            "CREATE" => self.query(tokens),
            "DECLARE" => self.value(tokens),
            "LET" => self.value(tokens).or_else(|| self.equals_sign(tokens)),
            "SET" => match self.find_symbol(tokens, '=') {
                Some(sign) => self.required(tokens, sign + 1),
                None => Some(self.probable(first, "This SET has no =")),
            },
            "RAISE" => self.required(tokens, self.find_symbol(tokens, '=')? + 1),
            "EXECUTE" => self.immediate(tokens),
            "CALL" => self.expression(self.before(&tokens[1..], &["INTO"])),
            "RETURN" => self.expression(&tokens[1..]),
            word if self.grammar.starts.has(word) => None,
            _ => Some(self.unknown(first)),
        }
    }

    fn expression(&self, tokens: &[Token]) -> Option<SyntaxProblem> {
        // Snowflake also takes these between brackets.
        const STATEMENTS: &[&str] = &["EXECUTE", "CALL", "SHOW", "DESCRIBE", "DESC", "LIST"];
        let is_statement = tokens.get(1).is_some_and(|word| self.is_any(word, STATEMENTS));
        if tokens.is_empty() || (tokens[0].is_symbol(self.sql, '(') && is_statement) {
            return None;
        }
        self.parsed(tokens, Wanted::Expression)
    }

    fn immediate(&self, tokens: &[Token]) -> Option<SyntaxProblem> {
        if !tokens.get(1)?.is_word(self.sql, "IMMEDIATE") {
            return None;
        }
        self.expression(self.before(&tokens[2..], &["INTO", "USING"]))
    }

    /// What stands before the first of these words.
    fn before<'t>(&self, tokens: &'t [Token], words: &[&str]) -> &'t [Token] {
        &tokens[..self.find(tokens, |token| self.is_any(token, words)).unwrap_or(tokens.len())]
    }

    fn parsed(&self, tokens: &[Token], wanted: Wanted) -> Option<SyntaxProblem> {
        let is_pair = |one: &Token, next: &Token| {
            // Pipes and WITH(…) expressions.
            (one.is_symbol(self.sql, '|') && next.is_symbol(self.sql, '>'))
                || (one.is_word(self.sql, "WITH") && next.is_symbol(self.sql, '('))
        };
        let is_unjudged =
            tokens.iter().any(|token| token.kind == Kind::Word && self.grammar.unjudged.has(token.text(self.sql)))
                || tokens.windows(2).any(|pair| is_pair(&pair[0], &pair[1]));
        if is_unjudged {
            return None;
        }
        parse::problem(self.sql, tokens, wanted, self.grammar)
    }

    /// The query of a CREATE TABLE or VIEW: what stands before it is each warehouse's own.
    fn query(&self, tokens: &[Token]) -> Option<SyntaxProblem> {
        tokens.iter().take(8).find(|token| self.is_any(token, &["TABLE", "VIEW"]))?;
        for (at, pair) in tokens.windows(2).enumerate().filter(|(_, pair)| pair[0].is_word(self.sql, "AS")) {
            let token = &pair[1];
            if self.is_any(token, &["SELECT", "WITH"]) || token.is_symbol(self.sql, '(') {
                return self.parsed(&tokens[at + 1..], Wanted::Statement);
            }
            if token.kind == Kind::Word && is_misspelt(token.text(self.sql), "SELECT") {
                return Some(self.unknown(token));
            }
        }
        None
    }

    /// What is wrong behind the first `:=` or DEFAULT.
    fn value(&self, tokens: &[Token]) -> Option<SyntaxProblem> {
        let start = self.find(tokens, |token| token.is_word(self.sql, "DEFAULT") || self.is_assign(token))?;
        let length = if tokens[start].is_symbol(self.sql, ':') { 2 } else { 1 };
        self.required(tokens, start + length)
    }

    /// What is wrong with the expression that must start at a token.
    fn required(&self, tokens: &[Token], start: usize) -> Option<SyntaxProblem> {
        match tokens.get(start..) {
            Some(expression) if !expression.is_empty() => self.expression(expression),
            _ => Some(self.probable(tokens.last()?, "Expected an expression after this")),
        }
    }

    fn equals_sign(&self, tokens: &[Token]) -> Option<SyntaxProblem> {
        let has_value = self.find(tokens, |token| token.is_word(self.sql, "DEFAULT") || self.is_assign(token));
        let sign = self.find_symbol(tokens, '=').filter(|_| has_value.is_none())?;
        Some(self.probable(&tokens[sign], "A variable gets its value with := here"))
    }

    fn is_assignment(&self, tokens: &[Token]) -> bool {
        tokens.get(1).is_some_and(|token| self.is_assign(token))
    }

    /// Whether a token is the colon of `:=`.
    fn is_assign(&self, token: &Token) -> bool {
        token.is_symbol(self.sql, ':') && self.sql[token.end..].starts_with('=')
    }

    /// A SELECT without the `INTO :variable, …` that scripts add to it.
    fn without_into(&self, tokens: &[Token]) -> Vec<Token> {
        let is_select = self.is_any(&tokens[0], &["SELECT", "WITH"]);
        let into = self.find(tokens, |token| is_select && token.is_word(self.sql, "INTO"));
        let Some(into) = into else { return tokens.to_vec() };
        let length = self.find(&tokens[into..], |token| token.is_word(self.sql, "FROM"));
        let behind = length.map_or(tokens.len(), |length| into + length);
        [&tokens[..into], &tokens[behind..]].concat()
    }

    fn find_symbol(&self, tokens: &[Token], symbol: char) -> Option<usize> {
        self.find(tokens, |token| token.is_symbol(self.sql, symbol))
    }

    /// The first such token outside brackets.
    fn find(&self, tokens: &[Token], wanted: impl Fn(&Token) -> bool) -> Option<usize> {
        let mut depth = 0usize;
        tokens.iter().position(|token| {
            if depth == 0 && wanted(token) {
                return true;
            }
            match token.text(self.sql) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            false
        })
    }

    fn is_any(&self, token: &Token, words: &[&str]) -> bool {
        words.iter().any(|word| token.is_word(self.sql, word))
    }

    fn unknown(&self, token: &Token) -> SyntaxProblem {
        let word = token.text(self.sql);
        let near = self.grammar.starts.iter().find(|start| is_misspelt(word, start));
        let message = match near {
            Some(near) => format!("{word} is no statement: did you mean {near}?"),
            None => format!("{word} starts no statement"),
        };
        SyntaxProblem { certain: near.is_some(), ..self.probable(token, &message) }
    }

    fn probable(&self, token: &Token, message: &str) -> SyntaxProblem {
        SyntaxProblem { message: message.to_owned(), span: token.span(), certain: false }
    }
}

/// Whether one slip of the fingers makes the word of a longer keyword.
fn is_misspelt(word: &str, keyword: &str) -> bool {
    keyword.len() > 3 && strsim::damerau_levenshtein(&word.to_ascii_uppercase(), keyword) == 1
}
