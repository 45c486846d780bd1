use std::cmp::Ordering;

use extension_model::text::Extent;
use extension_model::{PackagePath, Pointer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::report::one_line;

/// Something wrong with a package, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Problem {
    /// The stable code of the rule that found it.
    pub code: String,
    pub severity: Severity,
    /// What is wrong and with which value, in one sentence.
    pub message: String,
    /// The file to look at; one that is missing, when that is the problem.
    pub path: PackagePath,
    /// The text it is about; none when it is about the file as a whole.
    pub extent: Option<Extent>,
    /// The metadata it is about, also when it is absent there.
    pub pointer: Option<Pointer>,
    /// What to do about it.
    pub help: Option<String>,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Severity {
    /// Packaging, installing or running would fail or corrupt something.
    Error,
    /// Against the documented format, or probably not meant.
    Warning,
}

impl Problem {
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// By file, then by place; at one place errors come first.
    pub(crate) fn reading_order(&self, other: &Self) -> Ordering {
        let place = |problem: &Self| problem.extent.map(|extent| extent.start);
        (&self.path, place(self), self.severity, &self.code, &self.pointer, &self.message).cmp(&(
            &other.path,
            place(other),
            other.severity,
            &other.code,
            &other.pointer,
            &other.message,
        ))
    }

    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(one_line(&help.into()));
        self
    }

    /// Makes it a warning, where what the rule is about does less harm than usual.
    pub(crate) fn only_a_warning(&mut self) -> &mut Self {
        self.severity = Severity::Warning;
        self
    }
}
