use serde::Deserialize;

use crate::source::without_mark;

/// The Python that BigQuery runs, and what a body without a version gets.
const PYTHON: &str = "3.11";

/// A Python body and what the comment block at its start asks for (PEP 723).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PythonScript {
    /// Without the block.
    pub body: String,
    /// As `3.11`.
    pub python: String,
    /// What it depends on, as pip names it: `numpy==1.26.4`.
    pub packages: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Block {
    requires_python: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl PythonScript {
    /// Reads a body; without a block it needs no packages.
    ///
    /// # Errors
    /// When the block cannot be read; the text says what to write instead.
    pub fn read(source: &str) -> Result<Self, String> {
        let source = without_mark(source);
        let (block, body) = split(source)?;
        let block: Block = toml::from_str(&block).map_err(|error| error.message().to_owned())?;
        let python = match block.requires_python.as_deref() {
            None => PYTHON,
            Some(wanted) => exact(wanted)
                .ok_or_else(|| format!("\"{wanted}\" is no exact version: write requires-python = \"=={PYTHON}\""))?,
        };
        Ok(Self { body, python: python.to_owned(), packages: block.dependencies })
    }
}

/// The one version that `==3.11` names.
fn exact(requirement: &str) -> Option<&str> {
    let version = requirement.trim().strip_prefix("==")?.trim();
    let (major, minor) = version.split_once('.')?;
    [major, minor]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(version)
}

/// The block's TOML and the source without the block.
fn split(source: &str) -> Result<(String, String), String> {
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    let is_start = |line: &&str| line.trim_end() == "# /// script";
    let Some(start) = lines.iter().position(is_start) else {
        return Ok((String::new(), body(&lines)));
    };
    let is_comment = |line: &&&str| line.trim_end() == "#" || line.starts_with("# ");
    let length = lines[start + 1..].iter().take_while(is_comment).count();
    let comments = &lines[start + 1..start + 1 + length];
    let end = comments.iter().rposition(|line| line.trim_end() == "# ///").ok_or("it has no closing \"# ///\" line")?;
    if lines[start + 1 + end..].iter().any(is_start) {
        return Err("there is a second \"# /// script\" block".into());
    }
    let toml = comments[..end].iter().map(|line| line.trim_start_matches('#').strip_prefix(' ').unwrap_or("\n"));
    let rest = [&lines[..start], &lines[start + 1 + end + 1..]].concat();
    Ok((toml.collect(), body(&rest)))
}

/// The lines without blank ones at either end.
fn body(lines: &[&str]) -> String {
    let is_filled = |line: &&str| !line.trim().is_empty();
    let first = lines.iter().position(is_filled).unwrap_or(lines.len());
    lines[first..].concat().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: &str = "def main(x):\n    return x";

    #[test]
    fn the_block_becomes_version_and_packages() {
        let script = PythonScript::read(&format!(
            "\u{feff}# /// script\r\n# requires-python = \"==3.11\"\r\n#\r\n# dependencies = [\r\n#   \"numpy==1.26.4\",\r\n# ]\r\n# ///\r\n\r\n{MAIN}\n"
        ));
        let packages = vec!["numpy==1.26.4".to_owned()];
        assert_eq!(script, Ok(PythonScript { body: MAIN.into(), python: "3.11".into(), packages }));
    }

    #[test]
    fn a_body_without_a_block_is_taken_whole() {
        let script = PythonScript::read(MAIN).unwrap();
        assert_eq!((script.body.as_str(), script.python.as_str(), script.packages.len()), (MAIN, "3.11", 0));
    }

    #[test]
    fn what_is_wrong_with_a_block_is_said() {
        let reason = |block: &str| PythonScript::read(&format!("{block}\n{MAIN}")).unwrap_err();
        assert!(
            reason("# /// script\n# requires-python = \">=3.9\"\n# ///").contains("write requires-python = \"==3.11\"")
        );
        assert!(reason("# /// script\n# dependencies = []").contains("closing"));
        assert!(reason("# /// script\n# ///\nx = 1\n# /// script\n# ///").contains("second"));
        assert!(!reason("# /// script\n# dependencies = \"numpy\"\n# ///").is_empty());
    }
}
