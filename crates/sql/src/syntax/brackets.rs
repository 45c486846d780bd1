use super::SyntaxProblem;
use crate::lexer::{Kind, Token};

/// The first bracket that opens or closes nothing, in each statement that has one.
pub(super) fn unmatched(sql: &str, tokens: &[Token]) -> Vec<SyntaxProblem> {
    let mut problems = Vec::new();
    let mut open: Vec<(&Token, &str)> = Vec::new();
    let mut is_broken = false;
    for token in tokens.iter().filter(|token| token.kind == Kind::Symbol) {
        let text = token.text(sql);
        match text {
            "(" => open.push((token, ")")),
            "[" => open.push((token, "]")),
            "{" => open.push((token, "}")),
            ")" | "]" | "}" if !is_broken => match open.pop() {
                Some((_, closing)) if closing == text => {}
                Some((opening, _)) => {
                    is_broken = true;
                    problems.push(never_closed(sql, opening));
                }
                None => {
                    is_broken = true;
                    problems.push(problem(token, format!("This {text} closes nothing")));
                }
            },
            ";" => {
                if let (false, Some((opening, _))) = (is_broken, open.last()) {
                    problems.push(never_closed(sql, opening));
                }
                open.clear();
                is_broken = false;
            }
            _ => {}
        }
    }
    if let (false, Some((opening, _))) = (is_broken, open.last()) {
        problems.push(never_closed(sql, opening));
    }
    problems
}

fn never_closed(sql: &str, opening: &Token) -> SyntaxProblem {
    problem(opening, format!("This {} is never closed", opening.text(sql)))
}

fn problem(token: &Token, message: String) -> SyntaxProblem {
    SyntaxProblem { message, span: token.span(), certain: true }
}
