use std::fs;

use extension_model::{Content, PackagePath};
use extension_package::{SaveError, open, save, write_whole};

use crate::folder::{Folder, path, text};

type Write = (PackagePath, Option<Content>);

fn write(name: &str, content: &str) -> Write {
    let path = path(name);
    let content = text(&path, content);
    (path, Some(content))
}

fn remove(name: &str) -> Write {
    (path(name), None)
}

fn names(paths: &[PackagePath]) -> Vec<&str> {
    paths.iter().map(PackagePath::as_str).collect()
}

/// Nothing hidden stays behind.
fn assert_no_leftovers(folder: &Folder) {
    let leftovers: Vec<_> = folder.everything().into_iter().filter(|(name, _)| name.contains("~studio")).collect();
    assert!(leftovers.is_empty(), "{leftovers:?}");
}

fn refused(folder: &Folder, writes: &[Write]) -> SaveError {
    let before = folder.everything();
    let error = save(&folder.root(), writes).unwrap_err();
    assert_eq!(folder.everything(), before, "{error}");
    error
}

#[test]
fn files_are_written_made_and_removed_with_their_folders() {
    let folder =
        Folder::new(&[("metadata.json", "{}"), ("components/a/src/fullrun.sql", "old"), ("components/b/x.md", "")]);
    let writes = [
        write("metadata.json", "{ }"),
        remove("components/a/src/fullrun.sql"),
        remove("components/gone/x.md"),
        write("components/new/src/fullrun.sql", "\u{feff}SELECT 1\r\n"),
        (path("icons/a.png"), Some(Content::Binary(b"\x89PNG\xff".as_slice().into()))),
    ];
    save(&folder.root(), &writes).unwrap();
    assert_eq!(folder.read("metadata.json"), "{ }");
    assert_eq!(folder.read("components/new/src/fullrun.sql"), "\u{feff}SELECT 1\r\n");
    assert_eq!(fs::read(folder.on_disk("icons/a.png")).unwrap(), b"\x89PNG\xff");
    assert!(!folder.on_disk("components/a").exists());
    assert!(folder.on_disk("components/b/x.md").exists());
    assert_no_leftovers(&folder);
}

#[test]
fn a_folder_with_anything_in_it_stays_and_so_does_the_package() {
    let folder = Folder::new(&[("components/a/x.md", ""), ("components/a/.keep", "")]);
    save(&folder.root(), &[remove("components/a/x.md")]).unwrap();
    assert!(folder.on_disk("components/a/.keep").exists());
    let folder = Folder::new(&[("components/a/x.md", "")]);
    save(&folder.root(), &[remove("components/a/x.md")]).unwrap();
    assert!(folder.root().exists() && !folder.on_disk("components").exists());
}

#[test]
fn what_was_not_read_is_not_written() {
    let folder = Folder::new(&[("metadata.json", "on disk")]);
    let unread = Content::Unread { reason: "too large".into() };
    save(&folder.root(), &[(path("metadata.json"), Some(unread))]).unwrap();
    assert_eq!(folder.read("metadata.json"), "on disk");
}

#[test]
fn what_cannot_be_prepared_changes_nothing() {
    let folder = Folder::new(&[("metadata.json", "{}"), ("components/a/metadata.json/x.md", ""), ("docs", "a file")]);
    let error = refused(&folder, &[write("metadata.json", "{ }"), write("components/a/metadata.json", "{}")]);
    assert_eq!(error.path, path("components/a/metadata.json"));
    assert!(error.done.is_empty() && error.left.len() == 2);
    assert!(error.to_string().contains("Nothing on disk was changed"), "{error}");

    let error = refused(&folder, &[write("components/new/x.md", ""), write("docs/x.md", "")]);
    assert!(error.to_string().contains("a file stands where its folder should be"), "{error}");
    let error = refused(&folder, &[write("metadata.json", "{ }"), remove("components/a/metadata.json")]);
    assert!(error.to_string().contains("a folder stands there"), "{error}");
    let absent = save(&folder.on_disk("absent"), &[write("metadata.json", "{}")]).unwrap_err();
    assert!(absent.to_string().contains("the package's folder"), "{absent}");
}

#[test]
fn a_failure_on_the_way_says_what_was_done() {
    let folder = Folder::new(&[("metadata.json", "{}")]);
    // The last write's folder takes the place where the second one's file is to go.
    let writes = [
        write("metadata.json", "{ }"),
        write("components/a", "a file"),
        write("components/a/x.md", ""),
        remove("README.md"),
    ];
    let error = save(&folder.root(), &writes).unwrap_err();
    assert_eq!(error.path, path("components/a"));
    assert_eq!(names(&error.done), ["metadata.json", "README.md"]);
    assert_eq!(names(&error.left), ["components/a", "components/a/x.md"]);
    assert_eq!(folder.read("metadata.json"), "{ }");
    assert!(!folder.on_disk("components").exists());
    assert!(error.to_string().contains("Not saved: components/a, components/a/x.md"), "{error}");
    assert_no_leftovers(&folder);
}

#[test]
fn a_file_is_written_whole_wherever_it_is() {
    let folder = Folder::new(&[]);
    let zip = folder.on_disk("extension.zip");
    write_whole(&zip, b"one").unwrap();
    write_whole(&zip, b"two").unwrap();
    assert_eq!(fs::read(&zip).unwrap(), b"two");
    assert!(write_whole(&folder.on_disk("absent/extension.zip"), b"").is_err());
    assert!(write_whole(&folder.root(), b"").is_err());
    assert_eq!(folder.everything().len(), 1);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;
    use std::process::Command;

    use super::*;

    fn mode(disk: &Path) -> u32 {
        fs::metadata(disk).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn permissions_stay_and_new_files_have_the_usual_ones() {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        let disk = folder.on_disk("metadata.json");
        fs::set_permissions(&disk, fs::Permissions::from_mode(0o640)).unwrap();
        fs::write(folder.on_disk("usual"), "").unwrap();
        save(&folder.root(), &[write("metadata.json", "{ }"), write("README.md", "")]).unwrap();
        assert_eq!(mode(&disk), 0o640);
        assert_eq!(mode(&folder.on_disk("README.md")), mode(&folder.on_disk("usual")));
    }

    #[test]
    fn nothing_is_written_through_a_link_out() {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        let outside = folder.outside().join("elsewhere");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("precious.md"), "precious").unwrap();
        fs::create_dir(folder.on_disk("components")).unwrap();
        folder.link(&outside, "components/a");
        folder.link(outside.join("precious.md"), "README.md");
        folder.link("nowhere", "NEWS.md");
        for writes in [
            [write("components/a/new.md", "")],
            [write("components/a/deep/new.md", "")],
            [write("components/a/precious.md", "gone")],
            [remove("components/a/precious.md")],
            [write("README.md", "gone")],
        ] {
            let error = refused(&folder, &writes);
            assert!(error.to_string().contains("leads out of the package"), "{error}");
        }
        assert!(refused(&folder, &[write("NEWS.md", "")]).to_string().contains("leads nowhere"));
        assert_eq!(fs::read_to_string(outside.join("precious.md")).unwrap(), "precious");
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
    }

    #[test]
    fn a_link_inside_stays_a_link_and_removing_it_leaves_what_it_means() {
        let folder = Folder::new(&[("components/a/x.md", "old"), ("components/b/y.md", "")]);
        folder.link("../a/x.md", "components/b/x.md");
        save(&folder.root(), &[write("components/b/x.md", "new")]).unwrap();
        assert_eq!(folder.read("components/a/x.md"), "new");
        assert!(folder.on_disk("components/b/x.md").is_symlink());
        save(&folder.root(), &[remove("components/b/x.md")]).unwrap();
        assert_eq!(folder.read("components/a/x.md"), "new");
        assert!(!folder.on_disk("components/b/x.md").exists());
    }

    #[test]
    fn a_file_with_two_names_is_not_removed_after_it_was_written() {
        let folder = Folder::new(&[("components/A/x.md", "old")]);
        // As on a file system that takes "A" and "a" for the same name.
        folder.link("A", "components/a");
        save(&folder.root(), &[write("components/a/x.md", "new"), remove("components/A/x.md")]).unwrap();
        assert_eq!(folder.read("components/A/x.md"), "new");
    }

    #[test]
    fn a_package_opened_through_a_link_saves() {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        let link = folder.outside().join("link");
        std::os::unix::fs::symlink(folder.root(), &link).unwrap();
        open(&link).unwrap();
        save(&link, &[write("metadata.json", "{ }")]).unwrap();
        assert_eq!(folder.read("metadata.json"), "{ }");
    }

    #[test]
    fn a_pipe_is_not_replaced_and_takes_what_is_written_whole() {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        let pipe = folder.on_disk("README.md");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let error = save(&folder.root(), &[write("README.md", "")]).unwrap_err();
        assert!(error.to_string().contains("pipe"), "{error}");
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || fs::read_to_string(pipe).unwrap())
        };
        write_whole(&pipe, b"through").unwrap();
        assert_eq!(reader.join().unwrap(), "through");
    }

    #[test]
    fn a_link_to_a_file_outside_can_be_an_export() {
        let folder = Folder::new(&[]);
        fs::write(folder.outside().join("real.zip"), "old").unwrap();
        folder.link("../real.zip", "extension.zip");
        write_whole(&folder.on_disk("extension.zip"), b"new").unwrap();
        assert_eq!(fs::read(folder.outside().join("real.zip")).unwrap(), b"new");
    }
}
