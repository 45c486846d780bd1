//! The words of an SQL text. The lexer is total: any text is cut into tokens that cover it, so that a text which no
//! parser takes can still be searched, indented and ended.

use std::ops::Range;

/// A piece of an SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// In bytes from the start of the text.
    pub start: usize,
    /// In bytes from the start of the text, behind its last.
    pub end: usize,
}

/// What a piece of an SQL text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Space,
    Comment {
        /// Whether it ends before the text does.
        closed: bool,
    },
    /// A string literal.
    Text(Quoted),
    /// A quoted identifier.
    Name(Quoted),
    Word,
    /// `:name`. On BigQuery it means nothing, and so is never meant.
    Bound,
    /// `@name`, `@@name`, `$name`.
    Variable,
    /// `@@name@@`: replaced before the script runs.
    Placeholder,
    Number,
    /// Any other single character.
    Symbol,
}

/// How a quoted piece is delimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// Length in bytes of what opens it, a prefix such as `r` included.
    pub open: usize,
    /// Length in bytes of what closes it; 0 when nothing does.
    pub close: usize,
    /// Whether a backslash inside stands for something else.
    pub escapes: bool,
}

/// The lexical rules of one dialect.
#[derive(Debug)]
pub(crate) struct Lexical {
    /// What starts a comment up to the end of the line.
    pub line_comments: &'static [&'static str],
    /// Longer openings first.
    pub quotes: &'static [Quote],
    /// Letters that may stand before a string literal, lower-case, longer ones first.
    pub prefixes: &'static [&'static str],
    /// Oracle's `q'[…]'`.
    pub chosen_delimiters: bool,
    /// Characters other than letters, digits and `_` that a word may hold after its first.
    pub word_characters: &'static str,
}

/// One way of quoting.
#[derive(Debug)]
pub(crate) struct Quote {
    /// What opens it and closes it.
    pub mark: &'static str,
    pub is_name: bool,
    /// A backslash makes the next character part of the content.
    pub backslash: bool,
    /// The mark written twice is part of the content.
    pub doubled: bool,
    pub one_line: bool,
}

impl Token {
    /// Where it stands.
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// What it is in the text that it was cut from.
    pub fn text<'a>(&self, sql: &'a str) -> &'a str {
        &sql[self.span()]
    }

    /// Whether it means something: neither space nor comment.
    pub fn is_significant(&self) -> bool {
        !matches!(self.kind, Kind::Space | Kind::Comment { .. })
    }

    /// How it is quoted, if it is.
    pub fn quoted(&self) -> Option<Quoted> {
        match self.kind {
            Kind::Text(quoted) | Kind::Name(quoted) => Some(quoted),
            _ => None,
        }
    }

    /// Where the content of a quoted piece stands; the whole token otherwise.
    pub fn content(&self) -> Range<usize> {
        match self.quoted() {
            Some(quoted) => self.start + quoted.open..self.end - quoted.close,
            None => self.span(),
        }
    }

    /// Whether it is this word, in capitals or small letters, and not quoted.
    pub fn is_word(&self, sql: &str, word: &str) -> bool {
        self.kind == Kind::Word && self.text(sql).eq_ignore_ascii_case(word)
    }

    /// Whether it is this single character.
    pub fn is_symbol(&self, sql: &str, symbol: char) -> bool {
        self.kind == Kind::Symbol && self.text(sql).starts_with(symbol)
    }
}

impl Lexical {
    /// Cuts a text into tokens that lie end to end from its start to its end.
    pub fn tokens(&self, sql: &str) -> Vec<Token> {
        let mut lexer = Lexer { rules: self, sql, at: 0 };
        let mut tokens = Vec::with_capacity(sql.len() / 4);
        while lexer.at < sql.len() {
            let start = lexer.at;
            let kind = lexer.next(tokens.last());
            tokens.push(Token { kind, start, end: lexer.at });
        }
        tokens
    }

    pub fn is_word_start(character: char) -> bool {
        character.is_alphabetic() || character == '_'
    }

    pub fn is_word_part(&self, character: char) -> bool {
        character.is_alphanumeric() || character == '_' || self.word_characters.contains(character)
    }

    /// Whether a text is one bare identifier in ASCII, as every dialect takes it.
    pub fn is_plain(&self, name: &str) -> bool {
        name.is_ascii() && name.starts_with(Self::is_word_start) && name.chars().all(|it| self.is_word_part(it))
    }
}

struct Lexer<'a> {
    rules: &'a Lexical,
    sql: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Reads one token and moves behind it.
    fn next(&mut self, before: Option<&Token>) -> Kind {
        let rest = self.rest();
        if rest.starts_with(char::is_whitespace) {
            self.skip(char::is_whitespace);
            return Kind::Space;
        }
        if self.rules.line_comments.iter().any(|mark| rest.starts_with(mark)) {
            self.skip(|character| character != '\n');
            return Kind::Comment { closed: true };
        }
        if let Some(comment) = rest.strip_prefix("/*") {
            let end = comment.find("*/");
            self.at += end.map_or(rest.len(), |end| end + 4);
            return Kind::Comment { closed: end.is_some() };
        }
        if let Some(kind) = self.quoted(0, false) {
            return kind;
        }
        if rest.starts_with(Lexical::is_word_start) {
            return self.prefixed().unwrap_or_else(|| self.word());
        }
        if rest.starts_with(|character: char| character.is_ascii_digit()) {
            return self.number();
        }
        match rest.as_bytes()[0] {
            b'.' if rest[1..].starts_with(|it: char| it.is_ascii_digit()) && !self.follows_value(before) => {
                self.number()
            }
            b'@' => self.at_sign(),
            b'$' if rest[1..].starts_with(|character| self.rules.is_word_part(character)) => {
                self.at += 1;
                self.skip_word();
                Kind::Variable
            }
            b':' if rest[1..].starts_with(Lexical::is_word_start) && !self.follows_value(before) => {
                self.at += 1;
                self.skip_word();
                Kind::Bound
            }
            _ => {
                self.at += rest.chars().next().map_or(1, char::len_utf8);
                Kind::Symbol
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.sql[self.at..]
    }

    fn skip(&mut self, goes_on: impl Fn(char) -> bool) {
        let rest = &self.sql[self.at..];
        self.at += rest.find(|character| !goes_on(character)).unwrap_or(rest.len());
    }

    fn skip_word(&mut self) {
        let rules = self.rules;
        self.skip(|character| rules.is_word_part(character));
    }

    fn word(&mut self) -> Kind {
        self.skip_word();
        Kind::Word
    }

    /// Whether a value stands right before: a colon there leads into it (`column:field`) or casts it
    /// (`value::TYPE`), a dot names a part of it.
    fn follows_value(&self, before: Option<&Token>) -> bool {
        before.is_some_and(|token| match token.kind {
            Kind::Word | Kind::Name(_) | Kind::Bound | Kind::Variable | Kind::Placeholder => true,
            Kind::Symbol => matches!(token.text(self.sql), ")" | "]" | ":"),
            _ => false,
        })
    }

    fn at_sign(&mut self) -> Kind {
        let rest = self.rest();
        let marks = rest.len() - rest.trim_start_matches('@').len();
        let behind = &rest[marks..];
        let name = behind.find(|character: char| !(character.is_alphanumeric() || character == '_'));
        let name = name.unwrap_or(behind.len());
        match (marks, name) {
            (2, 1..) if behind[name..].starts_with("@@") => {
                self.at += name + 4;
                Kind::Placeholder
            }
            (1 | 2, 1..) => {
                self.at += marks + name;
                Kind::Variable
            }
            _ => {
                self.at += 1;
                Kind::Symbol
            }
        }
    }

    fn number(&mut self) -> Kind {
        let is_hexadecimal = self.rest().starts_with("0x") || self.rest().starts_with("0X");
        self.digits(is_hexadecimal);
        if self.rest().starts_with('.') {
            self.at += 1;
            self.digits(is_hexadecimal);
        }
        Kind::Number
    }

    /// Digits and what may follow them: letters, and the sign of an exponent.
    fn digits(&mut self, is_hexadecimal: bool) {
        self.skip(|character| character.is_ascii_alphanumeric() || character == '_');
        let has_exponent = !is_hexadecimal && self.sql[..self.at].ends_with(['e', 'E']);
        let signed = self.rest().strip_prefix(['+', '-']);
        if has_exponent && signed.is_some_and(|digits| digits.starts_with(|it: char| it.is_ascii_digit())) {
            self.at += 1;
            self.skip(|character| character.is_ascii_digit());
        }
    }

    /// A string literal with letters before it, such as BigQuery's `r"…"` and Oracle's `q'[…]'`.
    fn prefixed(&mut self) -> Option<Kind> {
        let rest = self.rest();
        let matches = |prefix: &&&str| {
            let start = rest.get(..prefix.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
                && rest[prefix.len()..].starts_with(['\'', '"'])
        };
        let prefix = self.rules.prefixes.iter().find(matches)?;
        if self.rules.chosen_delimiters && prefix.ends_with('q') {
            return self.chosen_delimiter(prefix.len());
        }
        self.quoted(prefix.len(), prefix.contains('r'))
    }

    fn chosen_delimiter(&mut self, prefix: usize) -> Option<Kind> {
        let delimiter = self.rest()[prefix..].strip_prefix('\'')?.chars().next()?;
        let closing = match delimiter {
            '[' => ']',
            '(' => ')',
            '{' => '}',
            '<' => '>',
            other => other,
        };
        let open = prefix + 1 + delimiter.len_utf8();
        let content = self.at + open;
        let close = format!("{closing}'");
        let found = self.sql[content..].find(&close);
        self.at = found.map_or(self.sql.len(), |length| content + length + close.len());
        Some(Kind::Text(Quoted { open, close: if found.is_some() { close.len() } else { 0 }, escapes: false }))
    }

    /// A quoted piece whose opening mark stands `prefix` bytes ahead; none when no mark does.
    fn quoted(&mut self, prefix: usize, raw: bool) -> Option<Kind> {
        let rest = &self.rest()[prefix..];
        let quote = self.rules.quotes.iter().find(|quote| rest.starts_with(quote.mark))?;
        if prefix > 0 && quote.is_name {
            return None;
        }
        let open = prefix + quote.mark.len();
        let (length, closed) = quote.content(&rest[quote.mark.len()..]);
        let close = if closed { quote.mark.len() } else { 0 };
        self.at += open + length + close;
        let quoted = Quoted { open, close, escapes: quote.backslash && !raw };
        Some(if quote.is_name { Kind::Name(quoted) } else { Kind::Text(quoted) })
    }
}

impl Quote {
    /// The length of the content at the start of a text, and whether the closing mark follows it.
    fn content(&self, text: &str) -> (usize, bool) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if self.backslash && bytes[at] == b'\\' {
                at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
            } else if bytes[at..].starts_with(self.mark.as_bytes()) {
                let behind = at + self.mark.len();
                if !(self.doubled && bytes[behind..].starts_with(self.mark.as_bytes())) {
                    return (at, true);
                }
                at = behind + self.mark.len();
            } else if self.one_line && bytes[at] == b'\n' {
                return (at, false);
            } else {
                at += 1;
            }
        }
        (bytes.len(), false)
    }
}

#[cfg(test)]
mod tests {
    use extension_model::Provider;
    use proptest::prelude::*;

    use super::*;
    use crate::dialect;

    fn shapes(sql: &str, provider: Provider) -> Vec<String> {
        let tokens = dialect::of(provider).lexical().tokens(sql);
        let significant = tokens.iter().filter(|token| token.is_significant());
        significant
            .map(|token| {
                let kind = match token.kind {
                    Kind::Text(quoted) if quoted.close == 0 => "open",
                    Kind::Text(_) => "text",
                    Kind::Name(_) => "name",
                    Kind::Bound => "bound",
                    Kind::Variable => "variable",
                    Kind::Placeholder => "placeholder",
                    Kind::Number => "number",
                    _ => "",
                };
                format!("{kind} {}", &sql[token.content()]).trim_start().to_owned()
            })
            .collect()
    }

    #[test]
    fn bigquery_quotes() {
        let bigquery = |sql| shapes(sql, Provider::Bigquery);
        assert_eq!(bigquery(r"'a\'b' # 'c'"), [r"text a\'b"]);
        assert_eq!(bigquery("'''a'b\n''c''' \"\"\"d\"\"\""), ["text a'b\n''c", "text d"]);
        assert_eq!(bigquery(r#"r'\d\'' RB"x" rbx"#), [r"text \d\'", "text x", "rbx"]);
        assert_eq!(bigquery("`a.b`.c 'never\n1.5e3"), ["name a.b", ".", "c", "open never", "number 1.5e3"]);
        let system = bigquery("@p @@error.message @@workflows_temp@@.T");
        let parts = ["variable @p", "variable @@error", ".", "message", "placeholder @@workflows_temp@@", ".", "T"];
        assert_eq!(system, parts);
    }

    #[test]
    fn snowflake_quotes() {
        let snowflake = |sql| shapes(sql, Provider::Snowflake);
        assert_eq!(snowflake(r"'it''s \' a' // 'c'"), [r"text it''s \' a"]);
        assert_eq!(snowflake("$$a'b$$ $1 \"q\"\"q\""), ["text a'b", "variable $1", "name q\"\"q"]);
        let bound = snowflake("(:a || b:c::INT)[:d]");
        assert_eq!(bound, ["(", "bound :a", "|", "|", "b", ":", "c", ":", ":", "INT", ")", "[", "bound :d", "]"]);
        assert_eq!(snowflake("a := 1; 'two\nlines'"), ["a", ":", "=", "number 1", ";", "text two\nlines"]);
    }

    #[test]
    fn oracle_quotes() {
        let oracle = |sql| shapes(sql, Provider::Oracle);
        assert_eq!(oracle(r"'it''s \' q'[a'b]' nq'!c!'"), [r"text it''s \", "text a'b", "text c"]);
        assert_eq!(oracle("v$x \"Q\" quite /* open"), ["v$x", "name Q", "quite"]);
    }

    fn sql_like() -> impl Strategy<Value = String> {
        let marks = ["'", "\"", "`", "$$", "'''", "\\", "--", "#", "//", "/*", "*/", "\n", "@@", "q'[", "r'", ":", "é"];
        let piece = prop_oneof![
            prop::sample::select(marks.to_vec()).prop_map(str::to_owned),
            "[a-z0-9 ;()]{0,3}",
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn tokens_cover_any_text(sql in sql_like()) {
            for provider in Provider::ALL {
                let mut at = 0;
                for token in dialect::of(provider).lexical().tokens(&sql) {
                    prop_assert_eq!(token.start, at);
                    prop_assert!(token.end > at);
                    prop_assert!(sql.get(token.content()).is_some());
                    at = token.end;
                }
                prop_assert_eq!(at, sql.len());
            }
        }
    }
}
