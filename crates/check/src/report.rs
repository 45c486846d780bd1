use std::ops::Range;

use extension_model::{PackagePath, Pointer};

use crate::context::File;
use crate::problem::{Problem, Severity};
use crate::rule::Check;

/// How many problems of one rule are told about one component. Nobody repairs more by hand, and a hostile file could
/// hold millions.
const MOST: usize = 1_000;

/// Where a rule reports: every problem it makes has its code and severity.
pub(crate) struct Report<'a> {
    rule: &'a dyn Check,
    /// Nothing here can be an error: what it is about is not packaged.
    lenient: bool,
    problems: &'a mut Vec<Problem>,
    /// How many problems there were before.
    before: usize,
}

impl<'a> Report<'a> {
    pub(crate) fn new(rule: &'a dyn Check, lenient: bool, problems: &'a mut Vec<Problem>) -> Self {
        let before = problems.len();
        Self { rule, lenient, problems, before }
    }

    /// A problem of the value at a pointer; where there is none, of what should hold it.
    pub(crate) fn value(&mut self, file: &File, pointer: Pointer, message: impl Into<String>) -> &mut Problem {
        let span = file.value_span(&pointer);
        self.add(file, span, Some(pointer), message.into())
    }

    /// A problem of the key that a pointer ends with.
    pub(crate) fn key(&mut self, file: &File, pointer: Pointer, message: impl Into<String>) -> &mut Problem {
        let span = file.key_span(&pointer);
        self.add(file, span, Some(pointer), message.into())
    }

    /// A problem of some bytes of a file, which are those of a pointer when they are metadata.
    pub(crate) fn span(
        &mut self,
        file: &File,
        span: Range<usize>,
        pointer: Option<Pointer>,
        message: impl Into<String>,
    ) -> &mut Problem {
        self.add(file, Some(span), pointer, message.into())
    }

    /// A problem of a file as a whole, which may be absent.
    pub(crate) fn whole(&mut self, path: &PackagePath, message: impl Into<String>) -> &mut Problem {
        self.push(path, message.into())
    }

    fn add(
        &mut self,
        file: &File,
        span: Option<Range<usize>>,
        pointer: Option<Pointer>,
        message: String,
    ) -> &mut Problem {
        let extent = span.map(|span| file.extent(&span));
        let problem = self.push(&file.path, message);
        problem.extent = extent;
        problem.pointer = pointer;
        problem
    }

    fn push(&mut self, path: &PackagePath, message: String) -> &mut Problem {
        // Beyond the limit the last one gives way.
        self.problems.truncate(self.before + MOST - 1);
        self.problems.push(Problem {
            code: self.rule.code().to_owned(),
            severity: if self.lenient { Severity::Warning } else { self.rule.severity() },
            message: one_line(&message),
            path: path.clone(),
            extent: None,
            pointer: None,
            help: None,
        });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}

/// A message on one line, however the values in it are written: control characters become spaces, and of a text
/// that is too long to read the middle is left out.
pub(crate) fn one_line(message: &str) -> String {
    const LONGEST: usize = 300;
    let line: String = message.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    let length = line.chars().count();
    if length <= LONGEST {
        return line;
    }
    let (head, tail) = (LONGEST * 2 / 3, LONGEST / 3);
    line.chars().take(head).chain(['…']).chain(line.chars().skip(length - tail)).collect()
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_message_is_one_line_that_can_be_read() {
        assert_eq!(one_line("a\nb\u{1b}c é"), "a b c é");
        let long = one_line(&format!("There is no \"{}\" here", "é".repeat(5_000)));
        assert!(long.starts_with("There is no \"é") && long.contains('…') && long.ends_with("é\" here"));
        assert_eq!(long.chars().count(), 301);
    }
}
