//! The statements of a script as jobs of their own.

use std::cell::RefCell;

use extension_engine::{Done, Failure};
use serde_json::{Value, json};

use super::failure::{frames, stack};
use super::query::child_statistics;
use super::{Job, Outcome};
use crate::error::ApiError;
use crate::ids;
use crate::stand::Stand;

/// How many statements of one script are remembered as jobs; a loop may run many more. Its failure always is.
const MOST: usize = 1_000;

/// The child jobs of one job.
pub struct Children<'s> {
    stand: &'s Stand,
    parent: &'s Job,
    /// A single statement is no script and has no children.
    are_jobs: bool,
    last: RefCell<Option<Done>>,
}

impl<'s> Children<'s> {
    pub fn new(stand: &'s Stand, parent: &'s Job, are_jobs: bool) -> Self {
        Self { stand, parent, are_jobs, last: RefCell::default() }
    }

    /// Takes in a statement that was done.
    pub fn tell(&self, done: Done) {
        if !self.are_jobs {
            *self.last.borrow_mut() = Some(done);
            return;
        }
        let mut statistics = child_statistics(&done);
        statistics["scriptStatistics"] = script_statistics(stack(&done.frames));
        let text = done.frames.first().map_or("", |frame| frame.text());
        let outcome = Outcome { result: done.result.clone(), statistics, ..Outcome::default() };
        self.add(text, outcome);
    }

    /// Takes in the statement that made the script fail.
    pub fn fail(&self, failure: &Failure, source: &str, error: &ApiError) {
        if !self.are_jobs {
            return;
        }
        let frames = frames(failure, source);
        let text = frames.first().map_or("", |frame| frame.text());
        let statistics = json!({
            "query": { "statementType": "SCRIPT" },
            "scriptStatistics": script_statistics(stack(&frames)),
        });
        self.add(text, Outcome { statistics, ..Outcome::failed(error.clone()) });
    }

    fn add(&self, text: &str, mut outcome: Outcome) {
        let number = self.parent.count_child() - 1;
        if number >= MOST && outcome.error.is_none() {
            return;
        }
        let id = ids::child(&self.parent.id, number);
        let configuration = json!({ "jobType": "QUERY", "query": { "query": text, "useLegacySql": false } });
        let parent = Some(self.parent.id.clone());
        let child = Job::new(&self.parent.project, id, self.parent.location.clone(), parent, configuration);
        if outcome.result.is_some() {
            outcome.destination = Some(child.anonymous_table());
        }
        // Its id is made of its parent's, which is taken once.
        if let Ok(child) = self.stand.jobs.add(child) {
            child.start();
            child.finish(outcome);
        }
    }

    /// The only statement of what is no script.
    pub fn only(&self) -> Option<Done> {
        self.last.borrow().clone()
    }
}

fn script_statistics(frames: Value) -> Value {
    json!({ "evaluationKind": "STATEMENT", "stackFrames": frames })
}
