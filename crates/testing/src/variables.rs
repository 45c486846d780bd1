use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The file beside the package that holds what must not be in it (package format, section 8).
pub const ENV_FILE: &str = ".env";

/// Values shorter than this are not masked: they would be found in every other text.
const SHORTEST_MASKED: usize = 4;

/// What `@@name@@` stands for in tests and SQL, by upper-cased name (package format, section 6).
#[derive(Debug, Clone, Default)]
pub struct Variables {
    /// What the engine itself says: where its tables are.
    own: BTreeMap<String, String>,
    environment: BTreeMap<String, String>,
    file: BTreeMap<String, String>,
}

/// A mark that stands for nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("@@{name}@@ is not set: set {} in the environment or in {ENV_FILE}", name.to_uppercase())]
pub struct Unset {
    /// As it was written, without the `@@`.
    pub name: String,
    /// Where in the text, in bytes.
    pub at: usize,
}

impl Variables {
    /// Those of the process and of the package's `.env`, if it has one.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let file = match fs::read_to_string(root.join(ENV_FILE)) {
            Ok(text) => parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error),
        };
        // What is not text cannot stand in a text.
        let environment =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Ok(Self { own: BTreeMap::new(), environment: environment.collect(), file })
    }

    /// Those of a `.env` file's text alone.
    pub fn from_text(text: &str) -> Self {
        Self { file: parse(text), ..Self::default() }
    }

    /// With a value that wins over all others.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.own.insert(name.to_uppercase(), value.into());
        self
    }

    /// With a value for when there is no other.
    pub fn or(mut self, name: &str, value: impl Into<String>) -> Self {
        let name = name.to_uppercase();
        if self.get(&name).is_none() {
            self.own.insert(name, value.into());
        }
        self
    }

    /// By the name in any case.
    pub fn get(&self, name: &str) -> Option<&str> {
        let name = name.to_uppercase();
        let found = [&self.own, &self.environment, &self.file].into_iter().find_map(|values| values.get(&name));
        found.map(String::as_str)
    }

    /// The text with every mark replaced.
    ///
    /// # Errors
    /// When a mark stands for nothing.
    pub fn fill(&self, text: &str) -> Result<String, Unset> {
        self.replace(text, str::to_owned)
    }

    /// The JSON text with every mark replaced, so that it stays JSON whatever the values hold.
    ///
    /// # Errors
    /// When a mark stands for nothing.
    pub fn fill_json(&self, text: &str) -> Result<String, Unset> {
        self.replace(text, |value| {
            let quoted = serde_json::Value::from(value).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        })
    }

    fn replace(&self, text: &str, written: impl Fn(&str) -> String) -> Result<String, Unset> {
        let mut filled = String::with_capacity(text.len());
        let mut done = 0;
        while let Some((start, name)) = next_mark(text, done) {
            let value = self.get(name).ok_or_else(|| Unset { name: name.to_owned(), at: start })?;
            filled.push_str(&text[done..start]);
            filled.push_str(&written(value));
            done = start + name.len() + 4;
        }
        filled.push_str(&text[done..]);
        Ok(filled)
    }

    /// The text with every value of `.env` replaced by its mark, longer ones first.
    pub fn mask(&self, text: &str) -> String {
        let mut values: Vec<_> = self.file.iter().filter(|(_, value)| value.len() >= SHORTEST_MASKED).collect();
        values.sort_by_key(|(_, value)| std::cmp::Reverse(value.len()));
        values.into_iter().fold(text.to_owned(), |text, (name, value)| text.replace(value, &format!("@@{name}@@")))
    }
}

/// The next `@@name@@` at or after a place, with the name.
fn next_mark(text: &str, from: usize) -> Option<(usize, &str)> {
    let mut at = from;
    loop {
        let start = at + text[at..].find("@@")?;
        let rest = &text[start + 2..];
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        if length > 0 && rest[length..].starts_with("@@") {
            return Some((start, &rest[..length]));
        }
        // A system variable such as @@row_count, or a lone mark.
        at = start + 2 + length;
    }
}

/// The lines `NAME=value` of a `.env` file: with or without `export`, quotes and comments.
fn parse(text: &str) -> BTreeMap<String, String> {
    let line = |line: &str| {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (name, value) = line.split_once('=').filter(|_| !line.starts_with('#'))?;
        Some((name.trim().to_uppercase(), unquoted(value.trim())))
    };
    text.trim_start_matches('\u{feff}').lines().filter_map(line).collect()
}

fn unquoted(value: &str) -> String {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => match value[1..].split_once(quote) {
            Some((inside, _)) => inside.to_owned(),
            None => value.to_owned(),
        },
        _ => value.split(" #").next().unwrap_or_default().trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_filled_and_system_variables_left() {
        let variables =
            Variables::from_text("export Region = 'eu west' # here\n# NO=1\nQUOTED=\"a\\\"\n").with("t", "p.d");
        assert_eq!(
            variables.fill("SELECT @@row_count, @@region@@ FROM @@T@@.x").unwrap(),
            "SELECT @@row_count, eu west FROM p.d.x"
        );
        let unset = variables.fill("é @@none@@").unwrap_err();
        assert_eq!((unset.name.as_str(), unset.at), ("none", 3));
        assert!(unset.to_string().contains("set NONE in"));
        assert_eq!(variables.get("no"), None);
    }

    #[test]
    fn values_keep_json_whole() {
        let variables = Variables::default().with("path", "a\"b\\c");
        assert_eq!(variables.fill_json(r#"{"x": "@@path@@"}"#).unwrap(), r#"{"x": "a\"b\\c"}"#);
    }

    #[test]
    fn values_are_masked_longest_first() {
        let variables = Variables::from_text("A=data\nB=data-lake\nC=x");
        assert_eq!(variables.mask("x of data-lake, data"), "x of @@B@@, @@A@@");
    }
}
