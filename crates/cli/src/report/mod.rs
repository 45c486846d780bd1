//! A check's result, in the formats of those who read it.

pub mod github;
pub mod json;
mod located;
pub mod sarif;
pub mod tests;
pub mod text;

use std::path::Path;

use extension_check::{Problem, Severity};
use extension_model::{Package, PackagePath};

/// A package and what was found in it.
pub struct Checked<'a> {
    pub root: &'a Path,
    pub package: &'a Package,
    pub problems: &'a [Problem],
}

impl Checked<'_> {
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// A file's path as it is reached from where the command runs.
    fn path(&self, path: &PackagePath) -> String {
        shown(self.root, path)
    }
}

/// A package's file as it is reached from where the command runs.
fn shown(root: &Path, path: &PackagePath) -> String {
    let shown = path.on_disk(root).display().to_string();
    shown.strip_prefix("./").map(str::to_owned).unwrap_or(shown)
}
