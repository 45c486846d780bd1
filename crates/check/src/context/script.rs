use std::cell::OnceCell;
use std::collections::HashMap;

use extension_model::{PackagePath, Provider};
use extension_sql::{Reference, ReferenceKind, SyntaxProblem};

use super::File;

/// A component's SQL file.
pub(crate) struct Script<'a> {
    pub(crate) file: File<'a>,
    pub(crate) provider: Provider,
    references: OnceCell<Vec<Reference<'a>>>,
    syntax: OnceCell<Vec<SyntaxProblem>>,
    /// The words in small letters, and whether each stands anywhere as `:word`.
    words: OnceCell<HashMap<String, bool>>,
}

impl<'a> Script<'a> {
    pub(super) fn new(path: PackagePath, text: &'a str, provider: Provider) -> Self {
        Self {
            file: File::text(path, text),
            provider,
            references: OnceCell::new(),
            syntax: OnceCell::new(),
            words: OnceCell::new(),
        }
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
        self.words().contains_key(&name.to_ascii_lowercase())
    }

    /// Whether a name stands anywhere in it with a colon before it.
    pub(crate) fn binds(&self, name: &str) -> bool {
        self.words().get(&name.to_ascii_lowercase()) == Some(&true)
    }

    fn words(&self) -> &HashMap<String, bool> {
        self.words.get_or_init(|| {
            let mut words = HashMap::new();
            for reference in self.references() {
                let is_bound = words.entry(reference.name.to_ascii_lowercase()).or_default();
                *is_bound |= reference.kind == ReferenceKind::Bound;
            }
            words
        })
    }
}
