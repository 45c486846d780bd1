//! Which packages may run Python. It runs with the rights of the user, and a package may come from anyone.

use std::fs;
use std::path::{Path, PathBuf};

use extension_model::Package;
use serde::Serialize;
use ts_rs::TS;

use crate::{Library, StudioError};

/// Whether a package has Python in it, and whether that may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename_all = "camelCase")]
pub struct PythonTrust {
    /// It has a function in Python, or SQL that makes one.
    pub present: bool,
    pub trusted: bool,
}

impl PythonTrust {
    pub fn of(library: &Library, root: &Path, package: &Package) -> Self {
        Self { present: has_python(package), trusted: library.trusts(root) }
    }
}

fn has_python(package: &Package) -> bool {
    package.files().any(|(path, _)| {
        let path_text = path.as_str();
        path_text.starts_with("functions/") && path_text.ends_with(".py")
            || path_text.ends_with(".sql") && package.text(path).is_some_and(|sql| makes_python(sql))
    })
}

/// Whether a script says `LANGUAGE python`, in any spelling that BigQuery takes.
fn makes_python(sql: &str) -> bool {
    let mut words = sql.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        if word.eq_ignore_ascii_case("language") && words.peek().is_some_and(|next| next.eq_ignore_ascii_case("python"))
        {
            return true;
        }
    }
    false
}

impl Library {
    /// Whether the package in this folder may run Python: the user said so, or it is a copy of an example.
    pub fn trusts(&self, root: &Path) -> bool {
        let root = real(root);
        root.starts_with(real(&self.copies)) || self.trusted().contains(&root)
    }

    /// Lets the package in this folder run Python from now on.
    ///
    /// # Errors
    /// When that cannot be remembered.
    pub fn trust(&self, root: &Path) -> Result<(), StudioError> {
        let mut trusted = self.trusted();
        let root = real(root);
        if !trusted.contains(&root) {
            trusted.push(root);
        }
        self.keep(&self.trusted_list(), &trusted, "The list of trusted packages")
    }

    fn trusted(&self) -> Vec<PathBuf> {
        let list = fs::read_to_string(self.trusted_list()).ok();
        list.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    fn trusted_list(&self) -> PathBuf {
        self.settings.join("trusted.json")
    }
}

/// A folder by its one true path, whatever links led to it.
fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_trusted_once_the_user_says_so_and_examples_always() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let library = Library { settings: at("settings"), examples: at("examples"), copies: at("copies") };
        assert!(!library.trusts(&at("mine")));
        library.trust(&at("mine")).unwrap();
        library.trust(&at("other")).unwrap();
        assert!(library.trusts(&at("mine")) && library.trusts(&at("other")));
        assert!(!library.trusts(&at("mine/inside")) && !library.trusts(&at("min")));
        assert!(library.trusts(&at("copies").join("trip-analytics")));
    }

    #[test]
    fn python_is_seen_in_function_folders_and_in_sql() {
        let example = |name: &str| extension_package::open(&Path::new("../../examples").join(name)).unwrap();
        assert!(has_python(&example("trip-analytics")));
        assert!(!has_python(&example("retail-site-selection")));
        assert!(makes_python("CREATE FUNCTION f(x STRING) RETURNS STRING\nLANGUAGE  PYTHON AS 'x'"));
        assert!(makes_python("language\n`python`"));
        assert!(!makes_python("-- python is a language"));
    }
}
