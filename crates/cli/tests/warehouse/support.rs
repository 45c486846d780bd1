use std::fs;
use std::path::Path;

use assert_cmd::Command;
use extension_emulator::{Emulator, Options};
use tempfile::TempDir;

/// What a command ended with.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// A copy of an example whose `.env` connects it to a server of its own.
pub struct Place {
    pub server: Emulator,
    pub folder: TempDir,
}

pub fn place(example: &str) -> Place {
    let server = Emulator::start(Options { dataset: Some("workflows_temp".into()), ..Options::default() }).unwrap();
    let folder = example_in_a_folder(example);
    let env = format!(
        "BIGQUERY_EMULATOR_HOST={}\nBQ_TEST_PROJECT=offline\nBQ_TEST_DATASET=workflows_temp\n\
         ANALYTICS_TOOLBOX_LOCATION=carto\n",
        server.url()
    );
    fs::write(folder.path().join(".env"), env).unwrap();
    Place { server, folder }
}

pub fn example_in_a_folder(example: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new("../../examples").join(example), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// Runs a command in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_extstudio")).current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

impl Place {
    pub fn run(&self, arguments: &[&str]) -> Ended {
        run(self.folder.path(), arguments)
    }
}
