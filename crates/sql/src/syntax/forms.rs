//! Forms that the parser does not know, given in ones that it does.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token as Parsed, Word};

use crate::lexer::{Kind, Token};
use crate::words::Words;

/// What the parser gets, if anything, and how many tokens that stands for.
pub(super) type Given = (Option<Parsed>, usize);

/// A word in its place.
pub(super) struct Here<'a> {
    pub sql: &'a str,
    pub tokens: &'a [Token],
    pub at: usize,
}

/// The first form that fits wins.
const FORMS: &[fn(&Here) -> Option<Given>] = &[
    identifier,
    typed_literal,
    type_arguments,
    table_name,
    empty_struct,
    with_offset,
    from_first,
    named_argument,
    outer_union,
    part_of_path,
];

/// What the parser gets for a word that stands in a form it does not know.
pub(super) fn form(here: &Here) -> Option<Given> {
    FORMS.iter().find_map(|form| form(here))
}

/// `IDENTIFIER(:name)` stands for the name.
fn identifier(here: &Here) -> Option<Given> {
    let is_one = here.is("IDENTIFIER") && here.symbol_at(1, '(') && here.symbol_at(3, ')');
    is_one.then(|| (Some(name(here.text())), 4))
}

/// `ARRAY<STRUCT<a INT64>>` as a type, and before the brackets of a literal.
fn typed_literal(here: &Here) -> Option<Given> {
    if !(here.is("ARRAY STRUCT") && here.symbol_at(1, '<')) {
        return None;
    }
    let length = enclosed(here.sql, &here.tokens[here.at + 1..], ["<", ">"])?;
    let is_literal = here.symbol_at(length + 1, '[') || here.symbol_at(length + 1, '(');
    Some((Some(if is_literal { Parsed::make_word(here.text(), None) } else { a_type() }), length + 1))
}

/// `value::ARRAY(NUMBER)`, `CAST(value AS MAP(VARCHAR, NUMBER))`.
fn type_arguments(here: &Here) -> Option<Given> {
    let is_type = here.follows_symbol(":") || here.follows("AS");
    if !(is_type && here.is("ARRAY OBJECT MAP VECTOR") && here.symbol_at(1, '(')) {
        return None;
    }
    let length = enclosed(here.sql, &here.tokens[here.at + 1..], ["(", ")"])?;
    Some((Some(a_type()), length + 1))
}

/// A table of the name `table`.
fn table_name(here: &Here) -> Option<Given> {
    let is_one = here.is("TABLE") && here.follows("FROM JOIN WITH") && !here.symbol_at(1, '(');
    is_one.then(|| (Some(name(here.text())), 1))
}

/// `STRUCT()`.
fn empty_struct(here: &Here) -> Option<Given> {
    let is_one = here.is("STRUCT") && here.symbol_at(1, '(') && here.symbol_at(2, ')');
    is_one.then(|| (Some(name(here.text())), 1))
}

/// `WITH OFFSET AS place`, which the parser knows behind UNNEST only.
fn with_offset(here: &Here) -> Option<Given> {
    /// Words that follow a table in a query and so cannot be the place's name.
    const AFTER_TABLE: &str = "CROSS EXCEPT FULL GROUP HAVING INNER INTERSECT JOIN LEFT LIMIT NATURAL ON ORDER QUALIFY \
        RIGHT TABLESAMPLE UNION USING WHERE WINDOW";
    if !(here.is("WITH") && here.word_at(1, "OFFSET")) {
        return None;
    }
    let has_name = here.token_at(2).is_some_and(|next| next.kind == Kind::Word) && !here.word_at(2, AFTER_TABLE);
    Some((None, if here.word_at(2, "AS") { 4 } else { 2 + usize::from(has_name) }))
}

/// `NTH_VALUE(value, 2) FROM FIRST OVER (…)`.
fn from_first(here: &Here) -> Option<Given> {
    let is_one = here.is("FROM") && here.word_at(1, "FIRST LAST") && here.word_at(2, "OVER IGNORE RESPECT");
    is_one.then_some((None, 2))
}

/// `ML.PREDICT(MODEL name, TABLE name)`.
fn named_argument(here: &Here) -> Option<Given> {
    let is_name = |next: &Token| matches!(next.kind, Kind::Word | Kind::Name(_) | Kind::Placeholder);
    let is_one = here.is("MODEL TABLE") && here.follows_symbol("(,") && here.token_at(1).is_some_and(is_name);
    is_one.then_some((None, 1))
}

/// `FULL OUTER UNION ALL`.
fn outer_union(here: &Here) -> Option<Given> {
    const OPERATIONS: &str = "UNION EXCEPT INTERSECT";
    let is_direct = here.is("FULL LEFT INNER OUTER") && here.word_at(1, OPERATIONS);
    let is_outer = here.is("FULL LEFT") && here.word_at(1, "OUTER") && here.word_at(2, OPERATIONS);
    (is_direct || is_outer).then_some((None, 1))
}

/// `SAFE.SUBSTR`: a part of a path is never a keyword.
fn part_of_path(here: &Here) -> Option<Given> {
    here.follows_symbol(".").then(|| (Some(name(here.text())), 1))
}

impl<'a> Here<'a> {
    fn text(&self) -> &'a str {
        self.tokens[self.at].text(self.sql)
    }

    fn is(&self, words: &'static str) -> bool {
        self.word_at(0, words)
    }

    fn token_at(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn word_at(&self, ahead: usize, words: &'static str) -> bool {
        self.token_at(ahead).is_some_and(|token| token.kind == Kind::Word && Words(words).has(token.text(self.sql)))
    }

    fn symbol_at(&self, ahead: usize, symbol: char) -> bool {
        self.token_at(ahead).is_some_and(|token| token.is_symbol(self.sql, symbol))
    }

    fn before(&self) -> Option<&Token> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    fn follows(&self, words: &'static str) -> bool {
        self.before().is_some_and(|token| token.kind == Kind::Word && Words(words).has(token.text(self.sql)))
    }

    fn follows_symbol(&self, symbols: &str) -> bool {
        self.before().is_some_and(|token| token.kind == Kind::Symbol && symbols.contains(token.text(self.sql)))
    }
}

/// A word that is no keyword.
pub(super) fn name(text: &str) -> Parsed {
    let value = text.trim_matches(['@', ':', '$']).to_owned();
    Parsed::Word(Word { value, quote_style: None, keyword: Keyword::NoKeyword })
}

/// Any type that the parser takes everywhere.
fn a_type() -> Parsed {
    Parsed::make_word("BIGINT", None)
}

/// The number of tokens from an opening bracket to the one that closes it, unless that is far away.
pub(super) fn enclosed(sql: &str, tokens: &[Token], brackets: [&str; 2]) -> Option<usize> {
    const FAR: usize = 500;
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().take(FAR) {
        let text = token.text(sql);
        if text == brackets[0] {
            depth += 1;
        } else if text == brackets[1] {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(index + 1);
            }
        }
    }
    None
}
