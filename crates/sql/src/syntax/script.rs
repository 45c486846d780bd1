//! The blocks of a script: which statements it holds, and which IF, LOOP or BEGIN never ends.

use std::ops::Range;

use super::SyntaxProblem;
use crate::lexer::{Kind, Token};

/// Blocks that stand deeper than this are not read.
const DEEPEST: usize = 100;

/// How a dialect writes blocks.
#[derive(Debug)]
pub(crate) struct Scripting {
    /// `DECLARE … BEGIN … END` is one block; otherwise DECLARE is a statement of its own.
    pub declare_opens_block: bool,
    /// Every DECLARE of a block stands before its other statements.
    pub declares_first: bool,
    /// `name: LOOP`.
    pub has_labels: bool,
    /// `CREATE PROCEDURE … BEGIN … END` holds a block.
    pub procedures_hold_blocks: bool,
}

/// A piece of a script that holds no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its significant tokens, without the `;`.
    pub tokens: Range<usize>,
    pub role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Statement,
    /// An entry of a DECLARE section.
    Declaration,
    /// A condition, or what a loop runs over.
    Expression,
}

/// Reads the blocks of a script whose brackets match. `tokens` are the significant ones.
pub(super) fn read(sql: &str, tokens: &[Token], scripting: &Scripting) -> (Vec<Piece>, Vec<SyntaxProblem>) {
    let mut reader =
        Reader { sql, tokens, scripting, at: 0, depth: 0, gave_up: false, pieces: Vec::new(), problems: Vec::new() };
    reader.script();
    if reader.gave_up {
        reader.problems.clear();
    }
    (reader.pieces, reader.problems)
}

/// What ends the statements of a block.
const ENDINGS: &[&str] = &["END", "ELSE", "ELSEIF", "ELSIF", "WHEN", "UNTIL", "EXCEPTION"];

/// What may stand between END and `;` to name what ends.
const ENDED: &[&str] = &["IF", "LOOP", "WHILE", "FOR", "REPEAT", "CASE"];

struct Reader<'a> {
    sql: &'a str,
    tokens: &'a [Token],
    scripting: &'a Scripting,
    at: usize,
    depth: usize,
    gave_up: bool,
    pieces: Vec<Piece>,
    problems: Vec<SyntaxProblem>,
}

impl Reader<'_> {
    /// A whole file: what stands between BEGIN and END of the procedure's block.
    fn script(&mut self) {
        self.statements();
        if self.is("EXCEPTION") {
            self.exception();
        }
        if !self.is_over() {
            let word = self.tokens[self.at].text(self.sql).to_uppercase();
            self.problem(self.at, format!("This {word} belongs to nothing before it"));
        }
    }

    fn statements(&mut self) {
        let mut is_first = true;
        while !self.is_over() && !self.is_any(ENDINGS) {
            if self.is_symbol(';') {
                self.at += 1;
                continue;
            }
            let is_declaration = self.scripting.declares_first && self.is("DECLARE");
            if is_declaration && !is_first {
                let message = "DECLARE stands before every other statement of its block".to_owned();
                self.problems.push(SyntaxProblem { message, span: self.tokens[self.at].span(), certain: false });
            }
            is_first &= is_declaration;
            self.statement();
        }
    }

    /// Whether nothing more is to be read: the end, or a problem that makes all behind it guesswork.
    fn is_over(&self) -> bool {
        self.gave_up || self.at >= self.tokens.len() || self.problems.last().is_some_and(|problem| problem.certain)
    }

    fn statement(&mut self) {
        if self.depth == DEEPEST {
            self.gave_up = true;
            return;
        }
        self.depth += 1;
        self.skip_label();
        match () {
            () if self.is("BEGIN") && !self.begins_transaction() => self.begin(),
            () if self.is("DECLARE") && self.scripting.declare_opens_block => self.declare(),
            () if self.is("IF") => self.branches(),
            () if self.is("CASE") => self.cases(),
            () if self.is("LOOP") => self.repeated("LOOP", &["LOOP"]),
            () if self.is("REPEAT") => self.repeated("REPEAT", &["REPEAT"]),
            () if self.is("WHILE") || self.is("FOR") => self.conditional_loop(),
            () if self.is("CREATE") => self.create(),
            () => self.piece(Role::Statement),
        }
        self.depth -= 1;
    }

    fn begin(&mut self) {
        let start = self.at;
        self.at += 1;
        self.statements();
        if self.is("EXCEPTION") {
            self.exception();
        }
        self.end(start, &[]);
    }

    fn exception(&mut self) {
        self.at += 1;
        while !self.is_over() && self.is("WHEN") {
            let start = self.at;
            self.at += 1;
            let condition = self.skip_to(&["THEN"]);
            if condition.is_none() {
                return self.problem(start, "This WHEN has no THEN".into());
            }
            self.at += 1;
            self.statements();
        }
    }

    fn declare(&mut self) {
        let start = self.at;
        self.at += 1;
        while !self.is_over() && !self.is("BEGIN") && !self.is_any(ENDINGS) {
            if self.is_symbol(';') {
                self.at += 1;
            } else {
                self.piece(Role::Declaration);
            }
        }
        if self.is("BEGIN") {
            self.begin();
        } else {
            self.problem(start, "This DECLARE is followed by no BEGIN".into());
        }
    }

    fn branches(&mut self) {
        let start = self.at;
        while !self.is_over() && self.is_any(&["IF", "ELSEIF", "ELSIF"]) {
            let branch = self.at;
            self.at += 1;
            if !self.expression(&["THEN"]) {
                let word = self.tokens[branch].text(self.sql).to_uppercase();
                return self.problem(branch, format!("This {word} has no THEN"));
            }
            self.at += 1;
            self.statements();
        }
        if self.is("ELSE") {
            self.at += 1;
            self.statements();
        }
        self.end(start, &["IF"]);
    }

    fn cases(&mut self) {
        let start = self.at;
        self.at += 1;
        if !self.is("WHEN") && !self.expression(&["WHEN"]) {
            return self.problem(start, "This CASE has no WHEN".into());
        }
        while !self.is_over() && self.is("WHEN") {
            let branch = self.at;
            self.at += 1;
            if !self.expression(&["THEN"]) {
                return self.problem(branch, "This WHEN has no THEN".into());
            }
            self.at += 1;
            self.statements();
        }
        if self.is("ELSE") {
            self.at += 1;
            self.statements();
        }
        self.end(start, &["CASE", ""]);
    }

    fn repeated(&mut self, word: &'static str, ended: &[&str]) {
        let start = self.at;
        self.at += 1;
        self.statements();
        if word == "REPEAT" && self.is("UNTIL") {
            self.at += 1;
            self.expression(&["END"]);
        }
        self.end(start, ended);
    }

    fn conditional_loop(&mut self) {
        let start = self.at;
        let word = if self.is("FOR") { "FOR" } else { "WHILE" };
        self.at += 1;
        let body: &[&str] = if self.scripting.declare_opens_block { &["DO", "LOOP"] } else { &["DO"] };
        let has_body = if word == "WHILE" { self.expression(body) } else { self.skip_to(body).is_some() };
        if !has_body {
            return self.problem(start, format!("This {word} has no DO"));
        }
        self.at += 1;
        self.statements();
        self.end(start, &[word, "LOOP"]);
    }

    /// A CREATE PROCEDURE may hold a block; every other CREATE is a statement like any.
    fn create(&mut self) {
        let start = self.at;
        if self.scripting.procedures_hold_blocks {
            let is_procedure = self.tokens[self.at..].iter().take(6).any(|token| token.is_word(self.sql, "PROCEDURE"));
            if is_procedure && self.skip_to(&["BEGIN"]).is_some() {
                return self.begin();
            }
            self.at = start;
        }
        self.piece(Role::Statement);
    }

    /// The END of the block that starts at `start`, with one of these words behind it; an empty one stands for none.
    fn end(&mut self, start: usize, ended: &[&str]) {
        if self.is_over() && self.at < self.tokens.len() {
            return;
        }
        let opening = self.tokens[start].text(self.sql).to_uppercase();
        let wanted = match ended.first() {
            Some(first) => format!("END {first}"),
            None => "END".to_owned(),
        };
        let named = ENDED.iter().find(|word| self.tokens.get(self.at + 1).is_some_and(|it| it.is_word(self.sql, word)));
        let fits = match named {
            Some(named) => ended.contains(named),
            None => ended.is_empty() || ended.contains(&""),
        };
        if !self.is("END") || !fits {
            return self.problem(start, format!("This {opening} has no {wanted}"));
        }
        self.at += 1 + usize::from(named.is_some());
        // A label may follow.
        let is_last = self.tokens.get(self.at + 1).is_none_or(|token| token.is_symbol(self.sql, ';'));
        if is_last && self.tokens.get(self.at).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Name(_))) {
            self.at += 1;
        }
    }

    /// An expression up to one of these words; false when the statement ends before.
    fn expression(&mut self, stops: &[&str]) -> bool {
        match self.skip_to(stops) {
            Some(tokens) => {
                self.pieces.push(Piece { tokens, role: Role::Expression });
                true
            }
            None => false,
        }
    }

    /// Moves to the next of these words outside brackets and CASE expressions, and returns what was passed. Stays
    /// where it is when the statement ends before.
    fn skip_to(&mut self, stops: &[&str]) -> Option<Range<usize>> {
        let start = self.at;
        let (mut depth, mut cases) = (0usize, 0usize);
        for index in start..self.tokens.len() {
            let token = &self.tokens[index];
            match token.kind {
                Kind::Symbol => match token.text(self.sql) {
                    "(" | "[" | "{" => depth += 1,
                    ")" | "]" | "}" => depth = depth.saturating_sub(1),
                    ";" if depth == 0 => return None,
                    _ => {}
                },
                Kind::Word if depth == 0 && !self.is_name(index) => {
                    if cases == 0 && stops.iter().any(|stop| token.is_word(self.sql, stop)) {
                        self.at = index;
                        return Some(start..index);
                    }
                    if token.is_word(self.sql, "CASE") {
                        cases += 1;
                    } else if token.is_word(self.sql, "END") {
                        cases = cases.saturating_sub(1);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn piece(&mut self, role: Role) {
        let start = self.at;
        self.skip_piece();
        self.pieces.push(Piece { tokens: start..self.at, role });
    }

    /// Moves to the end of a statement: its `;`, or an END that no CASE of its own opens.
    fn skip_piece(&mut self) {
        let start = self.at;
        let (mut depth, mut cases) = (0usize, 0usize);
        while let Some(token) = self.tokens.get(self.at) {
            match token.kind {
                Kind::Symbol => match token.text(self.sql) {
                    "(" | "[" | "{" => depth += 1,
                    ")" | "]" | "}" => depth = depth.saturating_sub(1),
                    ";" if depth == 0 => return,
                    _ => {}
                },
                Kind::Word if depth == 0 && !self.is_name(self.at) => {
                    if token.is_word(self.sql, "CASE") {
                        cases += 1;
                    } else if token.is_word(self.sql, "END") {
                        if cases == 0 && self.at > start && self.ends_block() {
                            return;
                        }
                        cases = cases.saturating_sub(1);
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Whether the END here looks like a block's and not like a name.
    fn ends_block(&self) -> bool {
        self.tokens
            .get(self.at + 1)
            .is_none_or(|next| next.is_symbol(self.sql, ';') || ENDED.iter().any(|word| next.is_word(self.sql, word)))
    }

    /// Whether a word stands where only a name can: behind a dot or behind AS.
    fn is_name(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|before| before.is_symbol(self.sql, '.') || before.is_word(self.sql, "AS"))
    }

    fn begins_transaction(&self) -> bool {
        self.tokens.get(self.at + 1).is_none_or(|next| {
            next.is_symbol(self.sql, ';')
                || ["TRANSACTION", "TRAN", "WORK", "NAME"].iter().any(|word| next.is_word(self.sql, word))
        })
    }

    fn skip_label(&mut self) {
        if !self.scripting.has_labels {
            return;
        }
        let [Some(label), Some(colon), Some(opening)] = [0, 1, 2].map(|ahead| self.tokens.get(self.at + ahead)) else {
            return;
        };
        let opens = ["BEGIN", "LOOP", "WHILE", "REPEAT", "FOR"].iter().any(|word| opening.is_word(self.sql, word));
        if matches!(label.kind, Kind::Word | Kind::Name(_)) && colon.is_symbol(self.sql, ':') && opens {
            self.at += 2;
        }
    }

    fn is(&self, word: &str) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.is_word(self.sql, word))
    }

    fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    fn is_symbol(&self, symbol: char) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.is_symbol(self.sql, symbol))
    }

    fn problem(&mut self, token: usize, message: String) {
        if self.problems.last().is_some_and(|problem| problem.certain) {
            return;
        }
        self.problems.push(SyntaxProblem { message, span: self.tokens[token].span(), certain: true });
    }
}
