use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A JSON pointer (RFC 6901): `/inputs/0/title`. The empty pointer is the whole document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(from = "String", into = "String")]
#[ts(export, type = "string")]
pub struct Pointer(Vec<String>);

impl Pointer {
    pub fn root() -> Self {
        Self::default()
    }

    pub fn steps(&self) -> &[String] {
        &self.0
    }

    /// This pointer, one step further down.
    pub fn then(&self, step: impl ToString) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.to_string());
        Self(steps)
    }

    /// The pointer to what holds this, with the last step; none for the whole document.
    pub fn split_last(&self) -> Option<(Pointer, &str)> {
        let (last, parent) = self.0.split_last()?;
        Some((Self(parent.to_vec()), last))
    }

    pub fn starts_with(&self, other: &Pointer) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self(text.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect())
    }
}

impl From<String> for Pointer {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Pointer> for String {
    fn from(pointer: Pointer) -> Self {
        pointer.to_string()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.0 {
            write!(f, "/{}", step.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn escapes_survive_both_ways() {
        let pointer = Pointer::root().then("a/b").then("c~d").then(0);
        assert_eq!(pointer.to_string(), "/a~1b/c~0d/0");
        assert_eq!(Pointer::from("/a~1b/c~0d/0"), pointer);
        assert_eq!(Pointer::from(""), Pointer::root());
        assert_eq!(Pointer::from("/"), Pointer::root().then(""));
    }
}
