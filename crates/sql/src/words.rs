use extension_model::Provider;

use crate::dialect;

/// Whether a warehouse keeps a word for itself, so that it is no name unless it is quoted.
pub fn is_reserved(name: &str, provider: Provider) -> bool {
    dialect::of(provider).reserved().has(name)
}

/// Whether a word is a keyword of other warehouses only, so that it is a name here.
pub fn is_foreign(word: &str, provider: Provider) -> bool {
    dialect::of(provider).grammar().is_some_and(|grammar| grammar.foreign.has(word))
}

/// Keywords, in capitals and with spaces between them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub &'static str);

impl Words {
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// SQL makes no difference between capitals and small letters.
    pub fn has(self, word: &str) -> bool {
        self.iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}
