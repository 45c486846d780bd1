//! Packages made for one test.

use std::fs;
use std::path::{Path, PathBuf};

use extension_model::{Content, Package, PackagePath};
use tempfile::TempDir;

pub const ICON: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><path d="M0 0h80v80z"/></svg>"#;

pub fn path(path: &str) -> PackagePath {
    PackagePath::new(path).unwrap()
}

pub fn text(path: &PackagePath, text: &str) -> Content {
    Content::from_bytes(path, text.as_bytes().to_vec())
}

/// A package in memory, of literal files.
pub fn package(files: &[(&str, &str)]) -> Package {
    Package::new(files.iter().map(|(name, content)| {
        let path = path(name);
        let content = text(&path, content);
        (path, content)
    }))
}

/// A folder on disk, of literal files; the package is one level down, so that links can lead out of it.
pub struct Folder {
    outer: TempDir,
}

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self { outer: TempDir::new().unwrap() };
        fs::create_dir(folder.root()).unwrap();
        for (name, content) in files {
            folder.write(name, content);
        }
        folder
    }

    pub fn root(&self) -> PathBuf {
        self.outer.path().join("package")
    }

    pub fn outside(&self) -> &Path {
        self.outer.path()
    }

    pub fn on_disk(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let disk = self.on_disk(name);
        fs::create_dir_all(disk.parent().unwrap()).unwrap();
        fs::write(disk, content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.on_disk(name)).unwrap()
    }

    #[cfg(unix)]
    pub fn link(&self, to: impl AsRef<Path>, name: &str) {
        std::os::unix::fs::symlink(to, self.on_disk(name)).unwrap();
    }

    /// Every file and folder under the root, with what files hold: to see that nothing changed.
    pub fn everything(&self) -> Vec<(String, Option<Vec<u8>>)> {
        fn list(folder: &Path, found: &mut Vec<(String, Option<Vec<u8>>)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let kind = entry.file_type().unwrap();
                let bytes = kind.is_file().then(|| fs::read(entry.path()).unwrap());
                found.push((entry.path().display().to_string(), bytes));
                if kind.is_dir() {
                    list(&entry.path(), found);
                }
            }
        }
        let mut found = Vec::new();
        list(&self.root(), &mut found);
        found.sort();
        found
    }
}

/// Why a file was left unread.
pub fn reason(package: &Package, name: &str) -> String {
    match package.get(&path(name)) {
        Some(Content::Unread { reason }) => reason.to_string(),
        other => panic!("{name} is {other:?}"),
    }
}
