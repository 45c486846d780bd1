use std::io::{Cursor, Read, Write};

use extension_package::{Bundle, ZipContents, ZipError};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const METADATA: &str = r#"{"name": "near", "components": [{"name": "near.first"}]}"#;

fn small() -> Bundle {
    Bundle { metadata: METADATA.into(), script: "SELECT 1;\n".into() }
}

/// A ZIP by another hand.
fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8]) -> String {
    Bundle::from_zip(bytes).unwrap_err().to_string()
}

#[test]
fn a_bundle_comes_back_as_it_was() {
    let bundle = small();
    assert_eq!(Bundle::from_zip(&bundle.to_zip().unwrap()).unwrap(), bundle);
}

#[test]
fn two_members_in_their_order_and_nothing_of_this_machine() {
    let bytes = small().to_zip().unwrap();
    assert_eq!(bytes, small().to_zip().unwrap());
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let names: Vec<_> = archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    assert_eq!(names, ["metadata.json", "extension.sql"]);
    for index in 0..2 {
        let mut file = archive.by_index(index).unwrap();
        assert_eq!(file.compression(), CompressionMethod::Deflated);
        assert_eq!(file.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
        assert_eq!(file.unix_mode(), Some(0o100_644));
        assert!(file.extra_data().is_none_or(|data| data.is_empty()));
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, if index == 0 { METADATA } else { "SELECT 1;\n" });
    }
}

/// The bytes themselves, so that no update of a library changes them unnoticed.
#[test]
fn the_bytes_are_these_on_every_machine() {
    let bytes = small().to_zip().unwrap();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    insta::assert_snapshot!(hex);
}

#[test]
fn what_else_is_in_a_zip_is_named_and_not_looked_at() {
    let bytes = zipped(&[
        ("../../etc/cron.d/x", b"* * * * *"),
        ("extension.sql", b"SELECT 1;\n"),
        ("evil\u{1b}[2J", b""),
        ("metadata.json", METADATA.as_bytes()),
    ]);
    let contents = ZipContents::read(&bytes).unwrap();
    assert_eq!(contents.bundle, small());
    assert_eq!(contents.unexpected, ["../../etc/cron.d/x", "evil\\u{1b}[2J"]);
}

#[test]
fn a_zip_that_is_no_packaged_extension_is_refused_in_words() {
    assert!(refused(b"").contains("not a ZIP"));
    assert!(refused(b"PK\x03\x04").contains("not a ZIP"));
    assert!(refused(&zipped(&[])).contains("lacks metadata.json"));
    assert!(refused(&zipped(&[("metadata.json", b"{}"), ("icons/a.svg", b"")])).contains("open the folder"));
    assert!(refused(&zipped(&[("pkg/metadata.json", b"{}")])).contains("open the folder"));
    assert!(refused(&zipped(&[("extension.sql", b"")])).contains("lacks metadata.json"));
    let with_metadata = |metadata: &[u8]| refused(&zipped(&[("metadata.json", metadata), ("extension.sql", b"")]));
    assert!(with_metadata(b"\xff").contains("not UTF-8"));
    assert!(with_metadata(b"[]").contains("a list, not an object"));
    assert!(with_metadata(b"{\n  \"a\" 1}").contains("line 2, column 7: A colon is missing"));
    assert!(with_metadata(&b"[".repeat(1_000_000)).contains("Nested too deeply"));
}

#[test]
fn a_bomb_is_not_inflated() {
    let zeros = vec![b' '; 80 * 1024 * 1024];
    let script = zipped(&[("metadata.json", METADATA.as_bytes()), ("extension.sql", &zeros)]);
    assert!(script.len() < 1024 * 1024);
    assert!(refused(&script).contains("larger than 64 MB"));
    let metadata = zipped(&[("metadata.json", &zeros[..20 * 1024 * 1024]), ("extension.sql", b"")]);
    assert!(refused(&metadata).contains("20 MB"));
    let huge = vec![0; 33 * 1024 * 1024];
    assert!(matches!(Bundle::from_zip(&huge), Err(ZipError::Large { .. })));
}

#[test]
fn a_size_that_lies_does_not_help() {
    let zeros = vec![b' '; 80 * 1024 * 1024];
    let mut bytes = zipped(&[("extension.sql", &zeros), ("metadata.json", METADATA.as_bytes())]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let places: Vec<_> = (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    assert!(Bundle::from_zip(&bytes).is_err());
}

#[test]
fn two_members_of_one_name_are_refused() {
    let mut bytes = zipped(&[("metadata.json", METADATA.as_bytes()), ("extension.sql", b""), ("metadata.jsox", b"{}")]);
    let places: Vec<_> =
        bytes.windows(13).enumerate().filter(|(_, name)| name == b"metadata.jsox").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        bytes[at + 12] = b'n';
    }
    assert!(matches!(Bundle::from_zip(&bytes), Err(ZipError::Ambiguous)));
}

#[test]
fn a_member_kept_from_reading_is_told() {
    let bytes = small().to_zip().unwrap();
    let at = bytes.windows(4).position(|four| four == b"PK\x03\x04").unwrap();
    let mut broken = bytes.clone();
    let data = at + 30 + "metadata.json".len();
    broken[data] = 0xff;
    let told = refused(&broken);
    assert!(told.contains("metadata.json in the ZIP cannot be read"), "{told}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Bundle::from_zip(&bytes).is_err());
    }

    /// A good ZIP with some bytes changed, cut or doubled.
    #[test]
    fn any_damage_is_survived(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        doubled in prop::option::of((any::<prop::sample::Index>(), 1usize..40)),
    ) {
        let mut bytes = small().to_zip().unwrap();
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some((place, length)) = doubled {
            let at = place.index(bytes.len());
            let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(bundle) = Bundle::from_zip(&bytes) {
            prop_assert!(!bundle.metadata.is_empty());
            bundle.extension();
            bundle.components();
            bundle.procedures();
        }
    }

    /// Whatever a bundle holds comes back, and always as the same bytes.
    #[test]
    fn any_bundle_comes_back(script in "\\PC{0,200}", title in "\\PC{0,40}") {
        let metadata = serde_json::json!({"name": "x", "title": title}).to_string();
        let bundle = Bundle { metadata, script };
        let bytes = bundle.to_zip().unwrap();
        prop_assert_eq!(&bytes, &bundle.to_zip().unwrap());
        prop_assert_eq!(Bundle::from_zip(&bytes).unwrap(), bundle);
    }

    /// The names of procedures are looked for in scripts of anyone.
    #[test]
    fn any_script_has_procedures_or_none(script in "(CREATE|REPLACE|procedure|PROCEDURE|[ \n.`\"(é]|a){0,30}") {
        for name in (Bundle { metadata: "{}".into(), script: script.clone() }).procedures() {
            prop_assert!(script.contains(name));
        }
    }
}
