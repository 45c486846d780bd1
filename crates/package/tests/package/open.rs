use std::fs;
use std::path::PathBuf;

use extension_model::{Content, PackagePath};
use extension_package::{OpenError, open, read};
use proptest::prelude::*;

use crate::folder::{Folder, path, reason};

fn paths(folder: &Folder) -> Vec<String> {
    open(&folder.root()).unwrap().files().map(|(path, _)| path.to_string()).collect()
}

#[test]
fn a_package_is_read_and_everything_else_is_left_out() {
    let folder = Folder::new(&[
        ("metadata.json", "{}"),
        ("README.md", ""),
        ("LICENSE", ""),
        (".env", "SECRET=1"),
        (".git/HEAD", ""),
        ("icons/deep/a.svg", ""),
        ("components/a/metadata.json", "{}"),
        ("components/a/.metadata.json.swp", ""),
        ("components/a/test/fixtures/1.json", "{}"),
        ("components/a/node_modules/x/index.js", ""),
        ("functions/f/src/definition.py", ""),
        ("functions/f/src/__pycache__/definition.pyc", ""),
        ("docs/guide/one.md", ""),
        ("docs/guide/one.png", ""),
        ("target/README.md", ""),
        ("extension.zip", ""),
    ]);
    assert_eq!(
        paths(&folder),
        [
            "README.md",
            "components/a/metadata.json",
            "components/a/test/fixtures/1.json",
            "docs/guide/one.md",
            "functions/f/src/definition.py",
            "icons/deep/a.svg",
            "metadata.json",
        ]
    );
}

#[test]
fn opening_changes_nothing_on_disk() {
    let folder = Folder::new(&[("metadata.json", "{ broken"), ("components/a/metadata.json", "\u{feff}{}\r\n")]);
    let before = folder.everything();
    open(&folder.root()).unwrap();
    read(&folder.root(), &path("metadata.json")).unwrap();
    assert_eq!(folder.everything(), before);
}

#[test]
fn bytes_are_kept_as_they_are() {
    let folder = Folder::new(&[("metadata.json", "{}")]);
    folder.write("components/a/src/fullrun.sql", "\u{feff}SELECT 1;\r\n\r\n");
    folder.write("components/a/src/dryrun.sql", b"SELECT '\xff'");
    folder.write("icons/a.png", b"\x89PNG\r\n");
    let package = open(&folder.root()).unwrap();
    let content = |name: &str| package.get(&path(name)).unwrap();
    assert_eq!(&**content("components/a/src/fullrun.sql").text().unwrap(), "\u{feff}SELECT 1;\r\n\r\n");
    assert!(matches!(content("components/a/src/dryrun.sql"), Content::Binary(bytes) if bytes.ends_with(b"\xff'")));
    assert!(matches!(content("icons/a.png"), Content::Binary(_)));
}

#[test]
fn broken_json_and_wrong_types_open_beside_the_rest() {
    let folder = Folder::new(&[
        ("metadata.json", r#"{"name": 1, "components": {"a": []}}"#),
        ("components/a/metadata.json", "{\"name\": }"),
        ("components/b/metadata.json", r#"{"name": "b"}"#),
    ]);
    folder.write("components/c/metadata.json", "[".repeat(100_000));
    let package = open(&folder.root()).unwrap();
    let tree = |name: &str| package.document(&path(name)).unwrap().tree().map(|_| ()).map_err(ToString::to_string);
    assert!(tree("components/a/metadata.json").is_err());
    assert!(tree("components/c/metadata.json").unwrap_err().contains("Nested too deeply"));
    assert!(tree("components/b/metadata.json").is_ok());
    assert_eq!(package.components_in_order(), ["a", "b", "c"]);
}

#[test]
fn a_file_that_is_too_large_is_left_unread() {
    let folder = Folder::new(&[("metadata.json", "{}")]);
    for name in ["components/a/metadata.json", "components/a/test/rows.ndjson"] {
        folder.write(name, "");
        fs::File::options().write(true).open(folder.on_disk(name)).unwrap().set_len(50 * 1024 * 1024).unwrap();
    }
    let package = open(&folder.root()).unwrap();
    for name in ["components/a/metadata.json", "components/a/test/rows.ndjson"] {
        let reason = reason(&package, name);
        assert!(reason.contains("50 MB") && reason.contains("up to 16 MB"), "{reason}");
    }
    assert!(package.extension_document().is_some());
}

#[test]
fn a_wrong_folder_is_refused_with_advice() {
    let message = |root: PathBuf| open(&root).unwrap_err().to_string();
    let folder = Folder::new(&[("notes.txt", ""), ("sub/one/metadata.json", "{}"), ("sub/one/components/a/x", "")]);

    assert!(matches!(open(&folder.on_disk("absent")), Err(OpenError::Absent(_))));
    assert!(matches!(open(&folder.on_disk("notes.txt")), Err(OpenError::NotAFolder(_))));
    assert!(matches!(open(&folder.on_disk("notes.txt/x")), Err(OpenError::Absent(_))));
    let found = message(folder.root());
    assert!(found.contains("metadata.json") && found.contains("sub/one is one: open that"), "{found}");
    assert!(message(folder.on_disk("sub/one/components")).contains("Create a new package"));

    folder.write("two/metadata.json", "{}");
    folder.write("two/components/a/metadata.json", "{}");
    let found = message(folder.root());
    assert!(found.contains("two is one, and 1 more below"), "{found}");

    folder.write("extension.zip", b"PK\x03\x04rest");
    assert!(matches!(open(&folder.on_disk("extension.zip")), Err(OpenError::Zip(_))));
}

#[test]
fn a_root_whose_metadata_cannot_be_read_still_opens() {
    let folder = Folder::new(&[("metadata.json/x", ""), ("components/a/metadata.json", "{}")]);
    assert_eq!(paths(&folder), ["components/a/metadata.json"]);
}

#[test]
fn one_file_reads_as_the_whole_package_does() {
    let folder = Folder::new(&[("metadata.json", "{}"), ("LICENSE", ""), ("components/a/src/fullrun.sql", "SELECT 1")]);
    let read = |name: &str| read(&folder.root(), &path(name));
    assert_eq!(&**read("components/a/src/fullrun.sql").unwrap().text().unwrap(), "SELECT 1");
    for none in ["components/a", "components/a/src/gone.sql", "components/a/src/fullrun.sql/x", "LICENSE", ".env"] {
        assert!(read(none).is_none(), "{none}");
    }
    assert!(extension_package::read(&folder.on_disk("absent"), &path("metadata.json")).is_none());
}

#[cfg(unix)]
mod on_unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    use super::*;

    #[test]
    fn links_inside_are_followed_and_links_out_are_not() {
        let folder = Folder::new(&[("metadata.json", "{}"), ("components/a/src/fullrun.sql", "SELECT 1")]);
        fs::write(folder.outside().join("secret.sql"), "SELECT 'secret'").unwrap();
        fs::create_dir_all(folder.outside().join("elsewhere/src")).unwrap();
        fs::create_dir_all(folder.on_disk("components/b/src")).unwrap();
        folder.link("../../a/src/fullrun.sql", "components/b/src/fullrun.sql");
        folder.link("../../../../secret.sql", "components/b/src/dryrun.sql");
        folder.link("nowhere.sql", "components/b/src/procedure.sql");
        folder.link(folder.outside().join("elsewhere"), "components/c");
        folder.link("a", "components/d");
        let package = open(&folder.root()).unwrap();

        assert_eq!(&**package.text(&path("components/b/src/fullrun.sql")).unwrap(), "SELECT 1");
        assert_eq!(&**package.text(&path("components/d/src/fullrun.sql")).unwrap(), "SELECT 1");
        for out in ["components/b/src/dryrun.sql", "components/c"] {
            assert!(reason(&package, out).contains("leads out of the package"), "{out}");
        }
        assert!(reason(&package, "components/b/src/procedure.sql").contains("leads nowhere"));
        assert!(package.files().all(|(_, content)| !content.text().is_some_and(|text| text.contains("secret"))));
        for (name, content) in package.files() {
            let again = read(&folder.root(), name).unwrap();
            assert!(again.same_bytes(content), "{name}");
        }
        assert!(matches!(read(&folder.root(), &path("components/c/src/x.sql")), None | Some(Content::Unread { .. })));
    }

    #[test]
    fn metadata_that_is_a_link_out_is_not_followed() {
        let folder = Folder::new(&[]);
        fs::write(folder.outside().join("other.json"), "{}").unwrap();
        folder.link("../other.json", "metadata.json");
        assert!(reason(&open(&folder.root()).unwrap(), "metadata.json").contains("leads out"));
    }

    #[test]
    fn links_in_a_circle_end() {
        let folder = Folder::new(&[("metadata.json", "{}"), ("components/a/x.md", ""), ("components/b/y.md", "")]);
        folder.link("..", "components/a/up");
        folder.link("../b", "components/a/b");
        folder.link("../a", "components/b/a");
        folder.link("self", "components/self");
        let package = open(&folder.root()).unwrap();
        for circle in ["components/a/up", "components/a/b/a", "components/b/a/b"] {
            assert!(reason(&package, circle).contains("leads back"), "{circle}");
        }
        assert!(matches!(package.get(&path("components/self")), Some(Content::Unread { .. })));
        assert!(package.text(&path("components/a/b/y.md")).is_some());
    }

    /// Found by `any_tree_opens`.
    #[test]
    fn a_folder_that_is_the_package_itself_reads_as_it_opens() {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        folder.link(".", "components");
        assert!(reason(&open(&folder.root()).unwrap(), "components").contains("leads back"));
        assert!(matches!(read(&folder.root(), &path("components")), Some(Content::Unread { .. })));
    }

    #[test]
    fn a_pipe_is_never_waited_on() {
        let folder = Folder::new(&[("metadata.json", "{}"), ("components/a/metadata.json", "{}")]);
        let pipe = folder.on_disk("components/a/src.sql");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(reason(&open(&folder.root()).unwrap(), "components/a/src.sql").contains("pipe"));
        assert!(matches!(read(&folder.root(), &path("components/a/src.sql")), Some(Content::Unread { .. })));
    }

    #[test]
    fn a_name_that_no_package_can_have_is_told() {
        let folder = Folder::new(&[("metadata.json", "{}"), ("components/a/x.md", "")]);
        for name in [b"caf\xe9.md".as_slice(), b"a\\b.md", b"c:d.md", b"e\nf.md"] {
            fs::write(folder.on_disk("components/a").join(OsStr::from_bytes(name)), "").unwrap();
        }
        let package = open(&folder.root()).unwrap();
        for stand_in in ["caf\u{fffd}.md", "a\u{fffd}b.md", "c\u{fffd}d.md", "e\u{fffd}f.md"] {
            assert!(reason(&package, &format!("components/a/{stand_in}")).contains("Rename"), "{stand_in}");
        }
    }

    #[test]
    fn a_path_too_long_for_a_package_is_told_at_its_folder() {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        let deep = format!("components/{}", vec!["d".repeat(200); 4].join("/"));
        folder.write(&format!("{deep}/short.md"), "");
        let long = folder.on_disk(&deep).join("n".repeat(250));
        fs::write(long, "").unwrap();
        let package = open(&folder.root()).unwrap();
        assert!(reason(&package, &deep).contains("too long"));
        assert!(package.text(&path(&format!("{deep}/short.md"))).is_some());
    }

    /// Only where the one who tests has less than every right.
    #[test]
    fn what_may_not_be_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new(&[("metadata.json", "{}"), ("components/a/metadata.json", "{}"), ("icons/a.svg", "")]);
        for closed in ["components/a", "icons/a.svg"] {
            fs::set_permissions(folder.on_disk(closed), fs::Permissions::from_mode(0o000)).unwrap();
        }
        let package = open(&folder.root()).unwrap();
        let may_read_anything = fs::read(folder.on_disk("icons/a.svg")).is_ok();
        if !may_read_anything {
            for closed in ["components/a", "icons/a.svg"] {
                assert!(reason(&package, closed).contains("permission denied"), "{closed}");
            }
        }
        fs::set_permissions(folder.on_disk("components/a"), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(package.extension_document().is_some());
    }
}

#[derive(Debug, Clone)]
enum Thing {
    File(Vec<u8>),
    Link(String),
}

fn any_name() -> impl Strategy<Value = String> {
    let step = prop_oneof![
        Just("components".to_owned()),
        Just("icons".to_owned()),
        Just("metadata.json".to_owned()),
        Just("a".to_owned()),
        "[a-c.~#é]{1,4}",
    ];
    prop::collection::vec(step, 1..5).prop_map(|steps| steps.join("/"))
}

fn any_thing() -> impl Strategy<Value = Thing> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40).prop_map(Thing::File),
        "[{}\\[\\]\",:a-c0-9 ]{0,40}".prop_map(|text| Thing::File(text.into_bytes())),
        prop_oneof![Just("."), Just(".."), Just("../.."), Just("a"), Just("../a"), Just("/"), Just("/etc/passwd")]
            .prop_map(|target| Thing::Link(target.to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever a folder holds, it opens; and what opens is in it and reads again the same.
    #[test]
    fn any_tree_opens(things in prop::collection::vec((any_name(), any_thing()), 0..12)) {
        let folder = Folder::new(&[("metadata.json", "{}")]);
        for (name, thing) in things {
            let disk = folder.on_disk(&name);
            // A file may already stand where a folder should: such a tree is just a smaller one.
            let _ = fs::create_dir_all(disk.parent().unwrap_or(&folder.root()));
            if PackagePath::new(&name).is_ok() && fs::symlink_metadata(&disk).is_err() {
                let _ = match thing {
                    Thing::File(bytes) => fs::write(&disk, bytes),
                    #[cfg(unix)]
                    Thing::Link(target) => std::os::unix::fs::symlink(target, &disk),
                    #[cfg(not(unix))]
                    Thing::Link(_) => Ok(()),
                };
            }
        }
        let before = folder.everything();
        let package = open(&folder.root()).unwrap();
        for (name, content) in package.files() {
            let is_unread = matches!(content, Content::Unread { .. });
            prop_assert!(is_unread || extension_package::belongs(name), "{}", name);
            if let Some(bytes) = content.bytes() {
                prop_assert_eq!(bytes, &*fs::read(name.on_disk(&folder.root())).unwrap());
            }
            prop_assert!(read(&folder.root(), name).is_some_and(|again| again.same_bytes(content)), "{}", name);
        }
        prop_assert_eq!(folder.everything(), before);
    }
}
