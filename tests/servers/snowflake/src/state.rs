use std::collections::HashMap;

use serde_json::Value;

use crate::Answer;
use crate::answer::Pieces;
use crate::login::Key;

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not looked at, and answered with an HTTP status.
    Status(u16),
    /// It is sent on to `/elsewhere`.
    Redirect,
    /// It is taken, and the connection is cut before it is answered.
    Cut,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub path: String,
    pub parameters: HashMap<String, String>,
    pub headers: HashMap<String, String>,
    /// Null when there is none.
    pub body: Value,
    /// The statement in it.
    pub sql: Option<String>,
}

#[derive(Default)]
pub(crate) struct State {
    pub address: String,
    pub rules: Vec<Rule>,
    pub faults: Vec<(String, Fault)>,
    pub refusal: Option<(String, String)>,
    pub key: Option<Key>,
    /// By their tokens.
    pub sessions: HashMap<String, Session>,
    /// Tokens that renew.
    pub masters: HashMap<String, String>,
    pub requests: Vec<Recorded>,
    pub aborted: Vec<String>,
    /// Statements that still run, by query id.
    pub running: HashMap<String, Running>,
    pub pieces: Vec<Pieces>,
    pub pieces_fetched: usize,
    pub queries: usize,
}

pub(crate) struct Rule {
    pub part: String,
    pub answer: Answer,
    pub times: Option<usize>,
}

#[derive(Clone)]
pub(crate) struct Session {
    pub user: String,
    pub schema: String,
    pub is_expired: bool,
}

pub(crate) struct Running {
    pub request: String,
    pub polls_left: usize,
    pub is_aborted: bool,
    pub answer: Answer,
}

impl State {
    pub fn fault(&mut self, path: &str) -> Option<Fault> {
        let at = self.faults.iter().position(|(part, _)| path.contains(part))?;
        Some(self.faults.remove(at).1)
    }

    /// What a test wants a statement answered with, by its text or by what is bound to it.
    pub fn ruled(&mut self, request: &Recorded) -> Option<Answer> {
        let sql = request.sql.as_deref().unwrap_or_default();
        let bound = request.body["bindings"]["1"]["value"].as_str().unwrap_or_default();
        let fits = |rule: &&mut Rule| rule.times != Some(0) && (sql.contains(&rule.part) || bound.contains(&rule.part));
        let rule = self.rules.iter_mut().rev().find(fits)?;
        rule.times = rule.times.map(|times| times - 1);
        Some(rule.answer.clone())
    }
}
