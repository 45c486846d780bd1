use extension_check::Problem;
use extension_model::PackagePath;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Answer, Question};
use crate::Session;

/// Where the open package stands: what can be undone, what is unsaved, what clashes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct State {
    /// Counts every change of the package in memory.
    #[ts(type = "number")]
    pub revision: u64,
    /// What Undo would take back, in words.
    pub undo: Option<String>,
    /// What Redo would bring back, in words.
    pub redo: Option<String>,
    pub unsaved: Vec<PackagePath>,
    /// Files changed both here and outside.
    pub conflicts: Vec<PackagePath>,
    pub autosave: bool,
    /// Why the last save failed; what could not be written is still unsaved.
    pub save_problem: Option<String>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Outcome {
    pub state: State,
    /// The files it touched.
    pub touched: Vec<PackagePath>,
    /// What to show now, when the change made or moved something.
    pub select: Option<Selection>,
    /// Answers to the questions that came with the change, in their order; none where one failed.
    pub answers: Vec<Option<Answer>>,
}

impl Outcome {
    /// Answers questions about the package as the change left it.
    pub fn answering(self, questions: &[Question], session: &Session) -> Self {
        Self { answers: questions.iter().map(|question| question.answer(session).ok()).collect(), ..self }
    }
}

/// Something in the package that can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum Selection {
    Extension,
    /// All test cases.
    Tests,
    /// What is installed in the warehouse.
    Installed,
    /// A component, and perhaps one of its inputs by position.
    Component {
        folder: String,
        input: Option<usize>,
    },
    Function {
        folder: String,
    },
    Icon {
        name: String,
    },
    File {
        path: PackagePath,
    },
}

/// What an export came to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum ExportOutcome {
    Written {
        path: String,
        /// Size in bytes.
        bytes: u32,
        components: u32,
        functions: u32,
        warnings: Vec<Problem>,
    },
    /// Nothing was written: the package cannot work.
    Refused { errors: Vec<Problem> },
}
