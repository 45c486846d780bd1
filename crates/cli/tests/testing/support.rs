//! A new package, to break on purpose.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// `extstudio` in a folder.
pub fn extstudio(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_extstudio"));
    command.current_dir(folder);
    command
}

/// A package with the component `add_label` and one test case.
pub struct NewPackage {
    folder: TempDir,
}

impl NewPackage {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        extstudio(folder.path()).args(["new", "trade-areas", "--author", "Me"]).assert().success();
        Self { folder }
    }

    pub fn extstudio(&self, arguments: &[&str]) -> Command {
        let mut command = extstudio(&self.root());
        command.args(arguments);
        command
    }

    /// Writes a file of the component.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).unwrap();
    }

    /// The text of a file of the component.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} holds no {from:?}");
        self.write(file, &text.replace(from, to));
    }

    /// What `extstudio test` writes, and its exit code.
    pub fn test(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.extstudio(&["test"]).args(arguments).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("trade-areas")
    }

    fn path(&self, file: &str) -> PathBuf {
        self.root().join("components/add_label").join(file)
    }
}
