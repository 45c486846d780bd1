use std::collections::BTreeSet;
use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use extension_model::PackagePath;
use extension_package::{Watch, read, save, watch};

use crate::folder::{Folder, path, text};

/// Far more than it takes, for a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(10);
/// Long enough for anything that was noticed to have been told.
const SILENCE: Duration = Duration::from_millis(400);

struct Ear {
    told: Receiver<Vec<PackagePath>>,
    watch: Watch,
}

fn listen(folder: &Folder) -> Ear {
    let (tell, told) = channel();
    let watch = watch(&folder.root(), move |paths| drop(tell.send(paths))).unwrap();
    Ear { told, watch }
}

impl Ear {
    /// Listens until all these were told.
    fn expect(&self, names: &[&str]) -> BTreeSet<String> {
        let start = Instant::now();
        let mut heard = BTreeSet::new();
        while !names.iter().all(|name| heard.contains(*name)) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            let told = self.told.recv_timeout(left).unwrap_or_else(|_| panic!("{names:?}, only {heard:?}"));
            heard.extend(told.iter().map(ToString::to_string));
        }
        heard
    }

    fn drain(&self) -> BTreeSet<String> {
        let mut heard = BTreeSet::new();
        while let Ok(told) = self.told.recv_timeout(SILENCE) {
            heard.extend(told.iter().map(ToString::to_string));
        }
        heard
    }
}

fn small() -> Folder {
    Folder::new(&[("metadata.json", "{}"), ("components/a/metadata.json", "{}"), ("components/a/src/fullrun.sql", "1")])
}

#[test]
fn an_edit_outside_is_told_within_a_moment() {
    let folder = small();
    let ear = listen(&folder);
    let waits: Vec<Duration> = (0..5)
        .map(|round| {
            let start = Instant::now();
            folder.write("components/a/src/fullrun.sql", format!("SELECT {round}"));
            let heard = ear.expect(&["components/a/src/fullrun.sql"]);
            let wait = start.elapsed();
            assert_eq!(heard.len(), 1);
            ear.drain();
            wait
        })
        .collect();
    let best = waits.iter().min().unwrap();
    assert!(*best < Duration::from_millis(200), "{waits:?}");
    let content = read(&folder.root(), &path("components/a/src/fullrun.sql")).unwrap();
    assert_eq!(&**content.text().unwrap(), "SELECT 4");
}

#[test]
fn files_made_renamed_and_removed_are_told() {
    let folder = small();
    let ear = listen(&folder);
    folder.write("README.md", "");
    ear.expect(&["README.md"]);
    ear.drain();
    fs::rename(folder.on_disk("README.md"), folder.on_disk("GUIDE.md")).unwrap();
    ear.expect(&["README.md", "GUIDE.md"]);
    ear.drain();
    fs::remove_file(folder.on_disk("GUIDE.md")).unwrap();
    ear.expect(&["GUIDE.md"]);
}

#[test]
fn a_folder_is_told_as_its_files() {
    let folder = small();
    let ear = listen(&folder);
    let files = ["components/a/metadata.json", "components/a/src/fullrun.sql"];
    ear.drain();
    fs::rename(folder.on_disk("components/a"), folder.on_disk("components/b")).unwrap();
    ear.expect(&[files[0], files[1], "components/b/metadata.json", "components/b/src/fullrun.sql"]);
    ear.drain();
    folder.write("components/b/src/fullrun.sql", "2");
    ear.expect(&["components/b/src/fullrun.sql"]);
    ear.drain();
    fs::rename(folder.on_disk("components"), folder.outside().join("gone")).unwrap();
    ear.expect(&["components/b/metadata.json", "components/b/src/fullrun.sql"]);
    ear.drain();
    fs::rename(folder.outside().join("gone"), folder.on_disk("components")).unwrap();
    ear.expect(&["components/b/metadata.json", "components/b/src/fullrun.sql"]);
    ear.drain();
    folder.write("components/b/src/fullrun.sql", "3");
    ear.expect(&["components/b/src/fullrun.sql"]);
    ear.drain();
    fs::remove_dir_all(folder.on_disk("components")).unwrap();
    ear.expect(&["components/b/metadata.json", "components/b/src/fullrun.sql"]);
}

#[test]
fn a_folder_that_comes_all_at_once_is_told_whole() {
    let folder = small();
    let ear = listen(&folder);
    let names: Vec<String> = (0..40).map(|index| format!("functions/f{index}/src/deep/definition.sql")).collect();
    for name in &names {
        folder.write(name, "1");
    }
    ear.expect(&names.iter().map(String::as_str).collect::<Vec<_>>());
    folder.write(&names[39], "2");
    ear.expect(&[&names[39]]);
}

#[test]
fn leftovers_of_tools_and_reading_are_not_told() {
    let folder = small();
    folder.write("target/x", "");
    let ear = listen(&folder);
    for noise in [
        ".git/index",
        ".env",
        "LICENSE",
        "target/y",
        "extension.zip",
        "components/a/.metadata.json.swp",
        "components/a/metadata.json~",
        "components/a/4913",
        "components/a/node_modules/x/y.md",
    ] {
        folder.write(noise, "");
    }
    read(&folder.root(), &path("metadata.json")).unwrap();
    assert_eq!(ear.drain(), BTreeSet::new());
}

#[test]
fn a_save_tells_its_file_and_not_the_one_beside_it() {
    let folder = small();
    let ear = listen(&folder);
    let metadata = path("components/a/metadata.json");
    let content = text(&metadata, "{ }");
    save(&folder.root(), &[(metadata, Some(content))]).unwrap();
    let mut heard = ear.expect(&["components/a/metadata.json"]);
    heard.extend(ear.drain());
    assert_eq!(heard.len(), 1, "{heard:?}");
}

#[test]
fn nothing_is_told_once_nobody_listens() {
    let folder = small();
    let Ear { told, watch } = listen(&folder);
    drop(watch);
    folder.write("metadata.json", "{ }");
    assert!(told.recv_timeout(SILENCE).is_err());
}

#[test]
fn a_package_that_goes_away_is_told_as_its_files() {
    let folder = small();
    let ear = listen(&folder);
    fs::remove_dir_all(folder.root()).unwrap();
    ear.expect(&["metadata.json", "components/a/metadata.json", "components/a/src/fullrun.sql"]);
}

#[test]
fn an_absent_folder_cannot_be_watched() {
    let folder = small();
    let error = watch(&folder.on_disk("absent"), |_| {}).unwrap_err();
    assert!(error.to_string().contains("absent"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_is_told_when_what_it_means_changes() {
    let folder = small();
    folder.write("components/b/x.md", "");
    folder.link("../a/metadata.json", "components/b/metadata.json");
    let ear = listen(&folder);
    folder.write("components/a/metadata.json", "{ }");
    ear.expect(&["components/a/metadata.json", "components/b/metadata.json"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_package_is_not_watched() {
    let folder = small();
    let outside = folder.outside().join("elsewhere");
    fs::create_dir(&outside).unwrap();
    folder.link(&outside, "components/out");
    folder.link(&outside, "icons");
    let ear = listen(&folder);
    fs::write(outside.join("x.svg"), "").unwrap();
    assert_eq!(ear.drain(), BTreeSet::new());
}
