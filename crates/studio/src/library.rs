//! What the welcome page offers: recent packages and the examples that ship with the studio.

use std::fs;
use std::path::{Path, PathBuf};

use extension_model::Package;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::StudioError;

/// How many recent packages are remembered.
const LONGEST: usize = 12;

/// The folders that outlive a run of the studio.
#[derive(Debug, Clone)]
pub struct Library {
    /// Where the list of recent packages is kept.
    pub settings: PathBuf,
    /// The examples as they shipped.
    pub examples: PathBuf,
    /// Where an example is copied to, so that opening one never changes what shipped.
    pub copies: PathBuf,
}

/// A package that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Recent {
    pub path: String,
    pub title: String,
}

/// An example that ships with the studio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ExampleEntry {
    /// Its folder's name.
    pub name: String,
    pub title: String,
    pub description: String,
}

impl Library {
    /// Recent packages that are still there, the latest first.
    pub fn recent(&self) -> Vec<Recent> {
        let list: Vec<Recent> =
            fs::read_to_string(self.list()).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        list.into_iter().filter(|recent| Path::new(&recent.path).join("metadata.json").is_file()).collect()
    }

    /// Puts a package first in the list of recent ones.
    pub fn remember(&self, root: &Path, package: &Package) -> Result<(), StudioError> {
        let extension = package.extension();
        let path = root.display().to_string();
        let folder = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = if extension.title.is_empty() { folder } else { extension.title };
        let mut list = self.recent();
        list.retain(|recent| recent.path != path);
        list.insert(0, Recent { path, title });
        list.truncate(LONGEST);
        self.keep(&self.list(), &list, "The list of recent packages")
    }

    /// Writes a list that outlives a run of the studio.
    pub(crate) fn keep<T: Serialize + ?Sized>(&self, file: &Path, list: &T, what: &str) -> Result<(), StudioError> {
        let failed = |error: &dyn std::fmt::Display| StudioError::new(format!("{what} cannot be kept: {error}"));
        fs::create_dir_all(&self.settings).map_err(|error| failed(&error))?;
        let text = serde_json::to_vec_pretty(list).map_err(|error| failed(&error))?;
        extension_package::write_whole(file, &text).map_err(|error| failed(&error))
    }

    fn list(&self) -> PathBuf {
        self.settings.join("recent.json")
    }

    /// The examples that ship, by folder name.
    pub fn examples(&self) -> Vec<ExampleEntry> {
        let entries = fs::read_dir(&self.examples).into_iter().flatten().flatten();
        let mut examples: Vec<_> = entries
            .filter_map(|entry| {
                let extension = extension_package::open(&entry.path()).ok()?.extension();
                let name = entry.file_name().into_string().ok()?;
                Some(ExampleEntry { name, title: extension.title, description: extension.description })
            })
            .collect();
        examples.sort_by(|one, other| one.name.cmp(&other.name));
        examples
    }

    /// A copy of an example that can be changed. One that was copied before is opened as it was left.
    pub fn copy_example(&self, name: &str) -> Result<PathBuf, StudioError> {
        let source = self.examples.join(name);
        if !self.examples().iter().any(|example| example.name == name) {
            return Err(StudioError::new(format!("There is no example \"{name}\"")));
        }
        let target = self.copies.join(name);
        if !target.join("metadata.json").is_file() {
            let package = extension_package::open(&source)?;
            let writes: Vec<_> = package.files().map(|(path, content)| (path.clone(), Some(content.clone()))).collect();
            fs::create_dir_all(&target)
                .map_err(|error| StudioError::new(format!("{} cannot be made: {error}", target.display())))?;
            extension_package::save(&target, &writes)?;
        }
        Ok(target)
    }
}
