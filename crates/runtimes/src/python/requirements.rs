use extension_sql::PythonScript;

use super::PythonOptions;
use crate::{Definition, RuntimeError};

/// What an interpreter must be and have.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Requirements {
    /// As `3.11`.
    pub python: String,
    /// Sorted, each once.
    pub packages: Vec<String>,
}

impl Requirements {
    /// The options of the CREATE statement come first; a script block (PEP 723) left in the body adds to them.
    pub fn read(definition: &Definition, options: &PythonOptions) -> Result<Self, RuntimeError> {
        let refused = |message: String| RuntimeError::Refused { message };
        let script = PythonScript::read(&definition.body)
            .map_err(|reason| refused(format!("The script block of {} cannot be read: {reason}", definition.name)))?;
        let python = match &options.runtime_version {
            None => script.python,
            Some(version) => version
                .strip_prefix("python-")
                .filter(|version| is_version(version))
                .ok_or_else(|| {
                    refused(format!(
                        "The runtime_version \"{version}\" of {} is none: write it as \"python-3.11\"",
                        definition.name
                    ))
                })?
                .to_owned(),
        };
        let mut packages: Vec<_> = options.packages.iter().chain(&script.packages).cloned().collect();
        // What begins with a dash would be taken for an option of the installer; addresses would be fetched and run.
        if let Some(package) = packages.iter().find(|package| !is_package(package)) {
            let name = &definition.name;
            return Err(refused(format!(
                "The package \"{package}\" of {name} is none: name one of PyPI, as \"numpy==1.26.4\""
            )));
        }
        packages.sort();
        packages.dedup();
        Ok(Self { python, packages })
    }

    /// For messages: `Python 3.11 with numpy==1.26.4, pandas`.
    pub fn told(&self) -> String {
        match self.packages.as_slice() {
            [] => format!("Python {}", self.python),
            packages => format!("Python {} with {}", self.python, packages.join(", ")),
        }
    }
}

fn is_version(version: &str) -> bool {
    let parts: Vec<_> = version.split('.').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_package(requirement: &str) -> bool {
    requirement.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !requirement.contains(['@', '/', '\\'])
        && !requirement.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use extension_values::Type;

    fn read(body: &str, options: &PythonOptions) -> Result<Requirements, RuntimeError> {
        let definition =
            Definition { name: "F".into(), parameters: Vec::new(), returns: Type::Int64, body: body.into() };
        Requirements::read(&definition, options)
    }

    #[test]
    fn options_and_the_script_block_are_joined() {
        let options = PythonOptions {
            runtime_version: Some("python-3.12".into()),
            packages: vec!["pandas".into(), "numpy==1.26.4".into()],
            ..PythonOptions::default()
        };
        let body = "# /// script\n# requires-python = \"==3.11\"\n# dependencies = [\"numpy==1.26.4\", \"shapely\"]\n# ///\ndef main(): return 1";
        let requirements = read(body, &options).unwrap();
        assert_eq!(requirements.told(), "Python 3.12 with numpy==1.26.4, pandas, shapely");
        assert_eq!(read(body, &PythonOptions::default()).unwrap().python, "3.11");
    }

    #[test]
    fn what_would_be_an_option_or_an_address_is_refused() {
        for package in ["--index-url=https://example.com", "x @ https://example.com/x.whl", "./local", ""] {
            let options = PythonOptions { packages: vec![package.into()], ..PythonOptions::default() };
            let told = read("", &options).unwrap_err().to_string();
            assert!(told.contains("name one of PyPI"), "{told}");
        }
        let options = PythonOptions { runtime_version: Some("3.11".into()), ..PythonOptions::default() };
        assert!(read("", &options).unwrap_err().to_string().contains("python-3.11"));
    }
}
