use std::cell::OnceCell;

use extension_model::{PackagePath, Provider};
use extension_sql::{Reference, ReferenceKind, SyntaxProblem};

use super::File;

/// A component's SQL file.
pub(crate) struct Script<'a> {
    pub(crate) file: File<'a>,
    pub(crate) provider: Provider,
    references: OnceCell<Vec<Reference<'a>>>,
    syntax: OnceCell<Vec<SyntaxProblem>>,
}

impl<'a> Script<'a> {
    pub(super) fn new(path: PackagePath, text: &'a str, provider: Provider) -> Self {
        Self { file: File::text(path, text), provider, references: OnceCell::new(), syntax: OnceCell::new() }
    }

    /// Every word of the script outside of comments, in its order.
    pub(crate) fn references(&self) -> &[Reference<'a>] {
        self.references.get_or_init(|| extension_sql::references(self.file.text, self.provider))
    }

    pub(crate) fn syntax_problems(&self) -> &[SyntaxProblem] {
        self.syntax.get_or_init(|| extension_sql::syntax_problems(self.file.text, self.provider))
    }

    /// Whether a name stands anywhere in it, in whatever way. SQL makes no difference between capitals.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        self.references().iter().any(|reference| reference.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn binds(&self, name: &str) -> bool {
        let is_bound = |reference: &&Reference| reference.kind == ReferenceKind::Bound;
        self.references().iter().filter(is_bound).any(|reference| reference.name.eq_ignore_ascii_case(name))
    }
}
