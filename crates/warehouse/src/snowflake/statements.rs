//! A script as the statements that it is sent as.

use std::ops::Range;

use extension_model::Provider;
use extension_sql::lexer::Token;
use extension_sql::tokens;

/// The statements of a script, each from its first word up to its `;`. A scripting block is one statement.
pub(super) fn split(script: &str) -> Vec<Range<usize>> {
    let tokens = tokens(script, Provider::Snowflake);
    let words: Vec<&Token> = tokens.iter().filter(|token| token.is_significant()).collect();
    let (mut statements, mut start) = (Vec::new(), 0);
    while start < words.len() {
        let end = start + end_of_first(script, &words[start..]);
        if let [first, .., last] | [first @ last] = &words[start..end] {
            statements.push(first.start..last.end);
        }
        start = end + 1;
    }
    statements
}

/// Whether a statement changes nothing, so that running it twice does no harm.
pub(super) fn only_reads(sql: &str) -> bool {
    let tokens = tokens(sql, Provider::Snowflake);
    let first = tokens.iter().find(|token| token.is_significant() && !token.is_symbol(sql, '('));
    let reads = ["SELECT", "WITH", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "LIST", "LS"];
    first.is_some_and(|first| reads.iter().any(|word| first.is_word(sql, word)))
}

/// Where the `;` is that ends the first statement.
fn end_of_first(script: &str, words: &[&Token]) -> usize {
    let is =
        |at: usize, any: &[&str]| words.get(at).is_some_and(|token| any.iter().any(|word| token.is_word(script, word)));
    let starts_block =
        |at: usize| is(at, &["BEGIN"]) && !is(at + 1, &["TRANSACTION", "WORK", "NAME"]) && !ends(script, words, at + 1);
    let mut depth = 0_usize;
    let mut waits = is(0, &["DECLARE"]);
    let is_block = waits || starts_block(0);
    for (at, token) in words.iter().enumerate() {
        if is_block && (starts_block(at) || is(at, &["CASE"]) && (at == 0 || !is(at - 1, &["END"]))) {
            depth += 1;
            waits = false;
        } else if is_block && is(at, &["END"]) && !is(at + 1, &["IF", "FOR", "WHILE", "LOOP", "REPEAT"]) {
            depth = depth.saturating_sub(1);
        } else if token.is_symbol(script, ';') && depth == 0 && !waits {
            return at;
        }
    }
    words.len()
}

fn ends(script: &str, words: &[&Token], at: usize) -> bool {
    words.get(at).is_none_or(|token| token.is_symbol(script, ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(script: &str) -> Vec<&str> {
        split(script).into_iter().map(|statement| &script[statement]).collect()
    }

    #[test]
    fn statements_are_cut_and_blocks_are_not() {
        assert_eq!(parts("-- a\nSELECT ';' ;; CALL p();\n"), ["SELECT ';'", "CALL p()"]);
        assert_eq!(parts("BEGIN; INSERT INTO t SELECT 1; COMMIT"), ["BEGIN", "INSERT INTO t SELECT 1", "COMMIT"]);
        let block = "DECLARE x INT; BEGIN IF (x = 1) THEN BEGIN SELECT CASE WHEN 1 THEN 2 END; END; END IF; \
                     FOR r IN c DO SELECT 1; END FOR; CASE (x) WHEN 1 THEN SELECT 2; END CASE; END";
        assert_eq!(parts(&format!("{block};\nSELECT 1")), [block, "SELECT 1"]);
        let begin = "BEGIN\n  DROP TABLE IF EXISTS t;\n  RETURN 'END;';\nEND";
        assert_eq!(parts(&format!("USE SCHEMA s; {begin};")), ["USE SCHEMA s", begin]);
        assert_eq!(parts("  -- nothing\n"), [""; 0]);
    }

    #[test]
    fn what_only_reads_is_told_from_what_writes() {
        for sql in
            ["select 1", "-- x\n(SELECT 1)", "WITH a AS (SELECT 1) SELECT * FROM a", "SHOW TABLES", "desc table t"]
        {
            assert!(only_reads(sql), "{sql}");
        }
        for sql in
            ["CALL p()", "CREATE TABLE t AS SELECT 1", "INSERT INTO t SELECT 1", "BEGIN SELECT 1; END", "", "SELECTED"]
        {
            assert!(!only_reads(sql), "{sql}");
        }
    }
}
