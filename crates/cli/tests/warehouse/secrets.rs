//! What is secret comes out nowhere.

use std::fs;
use std::path::Path;

use extension_snowflake_stand_in::{Answer, PASSWORD, StandIn, USER};

use crate::support::{Ended, example_in_a_folder, run};

const PASSPHRASE: &str = "MARKED-PASSPHRASE";

/// The files below a folder that hold a text, without `.env`, where it belongs.
fn files_with(folder: &Path, mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_with(&path, mark));
        } else if entry.file_name() != ".env" && String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(mark) {
            found.push(path.display().to_string());
        }
    }
    found
}

fn unpacked(zip: &Path) -> String {
    let mut zip = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let mut text = String::new();
    for at in 0..zip.len() {
        std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut text).unwrap();
    }
    text
}

#[test]
fn everything_is_done_and_the_secrets_come_out_nowhere() {
    let server = StandIn::start().unwrap();
    let folder = example_in_a_folder("fleet-telematics");
    let root = folder.path();
    let env = format!(
        "SF_ACCOUNT=acme-geo\nSF_USER={USER}\nSF_PASSWORD={PASSWORD}\nSF_TEST_DATABASE=GEO\nSF_TEST_SCHEMA=WORK\n\
         SF_HOST={}\nSF_PRIVATE_KEY_PASSPHRASE={PASSPHRASE}\n",
        server.address()
    );
    fs::write(root.join(".env"), env).unwrap();
    let commands: &[&[&str]] = &[
        &["check"],
        &["deploy", "--plan", "--sql"],
        &["deploy", "--yes"],
        &["deploy", "--yes", "--format", "json"],
        &["test", "--engine", "warehouse"],
        &["test", "--engine", "warehouse", "--format", "json"],
        &["test", "--engine", "warehouse", "--format", "junit"],
        &["capture", "--engine", "warehouse", "--yes"],
        &["installed", "list"],
        &["installed", "remove", "fleet", "--yes"],
        &["package"],
    ];
    let told = |ended: Ended| format!("{}{}", ended.out, ended.err);
    let mut all = String::new();
    for arguments in commands {
        all.push_str(&told(run(root, arguments)));
    }
    assert!(server.login().is_some(), "nobody signed in");
    // Servers tell much when they refuse, and some tell back what they were sent.
    server.refuse_login("390100", "Incorrect username or password was specified.");
    server.answer("SHOW", Answer::error("001003", "42000", "no"));
    for arguments in commands {
        all.push_str(&told(run(root, arguments)));
    }
    all.push_str(&unpacked(&root.join("extension.zip")));
    for mark in [PASSWORD, PASSPHRASE] {
        assert!(!all.contains(mark), "{all}");
        assert_eq!(files_with(root, mark), Vec::<String>::new());
    }
}
