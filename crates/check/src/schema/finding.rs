use extension_model::Pointer;

/// Where a metadata file departs from its schema.
pub(crate) struct Finding {
    /// What it is about, present or not; the last step is the key, or the index of an entry.
    pub(crate) pointer: Pointer,
    /// What holds the key, in a reader's words: `the input "radius"`.
    pub(crate) owner: String,
    pub(crate) flaw: Flaw,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flaw {
    Missing {
        required: bool,
        /// It is there but empty.
        empty: bool,
    },
    Mistyped {
        strict: bool,
        expected: &'static str,
        found: &'static str,
    },
    /// A boolean written as a string.
    QuotedFlag,
    UnknownKey {
        help: String,
    },
}

impl Finding {
    /// The key, or the entry of a list, as a sentence starts with it.
    pub(crate) fn subject(&self) -> String {
        let steps = self.pointer.steps();
        match steps {
            [.., list, index] if index.parse::<usize>().is_ok() => {
                let number = index.parse::<usize>().unwrap_or_default() + 1;
                format!("Entry {number} of \"{list}\"")
            }
            [.., key] => format!("\"{key}\""),
            [] => "The file".to_owned(),
        }
    }

    pub(crate) fn key(&self) -> &str {
        self.pointer.steps().last().map(String::as_str).unwrap_or_default()
    }

    /// What holds the key, as a sentence starts with it.
    pub(crate) fn capitalised_owner(&self) -> String {
        let mut characters = self.owner.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
    }
}
